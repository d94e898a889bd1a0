"""Read what areas mean, and find which mean nearly the same: beside all writing and scanning.

Only texts that are new are read. What was read is kept by the text's digest and the model's name, so it
cannot be out of date; neighbours are found through an index when a text is new, and kept likewise.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection, transaction

from ownership.models import Meaning

from .model import MODEL, meanings
from .spoken import DIGEST, TEXT
from .vectors import NEIGHBOURS, prepare

# One reads at a time: two would read the same.
TURN = 7_305_741_105
# Looked up at once, and read and kept at once.
AHEAD, BATCH = 4_096, 64
IN_USE = "('active', 'retiring')"

_NEW = f"""SELECT min(t.text) FROM (
  SELECT {TEXT} AS text, {DIGEST} AS digest FROM ownership_area x WHERE x.lifecycle IN {IN_USE}) t
WHERE NOT EXISTS (SELECT FROM ownership_meaning k WHERE k.model = %(model)s AND k.digest = t.digest)
GROUP BY t.digest LIMIT {AHEAD}"""
# What no area says any more, and what another model made.
_OLD = f"""WITH said AS MATERIALIZED (SELECT {DIGEST} AS digest FROM ownership_area x),
gone AS (DELETE FROM ownership_meaning k
  WHERE k.model <> %(model)s OR k.digest NOT IN (SELECT digest FROM said))
DELETE FROM ownership_likeness k WHERE k.model <> %(model)s OR k.one NOT IN (SELECT digest FROM said)
  OR k.other NOT IN (SELECT digest FROM said)"""


def read(*, seconds: float, step: Callable[[int], None] = lambda read: None) -> int:
    """Read for so long at most; return how many texts. `step` is told after each batch how many so far.

    Needs the model and a database that `vectors.missing` says nothing of.
    """
    done, end = 0, time.monotonic() + seconds
    with _turn() as mine:
        if not mine:
            return 0
        prepare()
        while time.monotonic() < end and (texts := _ask(_NEW)):
            for start in range(0, len(texts), BATCH):
                batch = texts[start : start + BATCH]
                _keep(batch)
                done += len(batch)
                step(done)
                if time.monotonic() >= end:
                    break
        with connection.cursor() as cursor:
            cursor.execute(_OLD, {"model": MODEL})
    return done


def _keep(texts: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        digests = [sha256(text.encode()).hexdigest() for text in texts]
        rows = zip(digests, meanings(texts=texts), strict=True)
        Meaning.objects.bulk_create(
            (Meaning(model=MODEL, digest=digest, numbers=numbers) for digest, numbers in rows),
            ignore_conflicts=True,
        )
        cursor.execute(NEIGHBOURS, {"model": MODEL, "digests": digests})


def _ask(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"model": MODEL})
        return [text for (text,) in cursor.fetchall()]


@contextmanager
def _turn() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])
