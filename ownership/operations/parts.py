"""A change set of any length, a part of it at a time."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from ownership.changes import ChangeSet

from .saying import Say

# Rows: some MB, and a second or so.
PART = 5_000


def in_parts(changes: ChangeSet, *, size: int | None, say: Say) -> Iterator[tuple[ChangeSet, Say]]:
    """Each part, and whom to tell what is done with it. Each row comes after those that it refers to."""
    every = len(changes.rows)
    if size is None or every <= size:
        yield changes, say
        return
    rows = iter(changes.rows)
    for first in range(0, every, size):
        part = ChangeSet(changes.label, tuple(islice(rows, size)))
        yield part, partial(_told, say, f"changes {first + 1:,} to {first + len(part.rows):,} of {every:,}")


def _told(say: Say, which: str, doing: str) -> None:
    say(f"{doing} ({which})")
