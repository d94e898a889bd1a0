"""Who is meant by what a source of counted work calls them: an address, a handle, a name."""

import re
from collections.abc import Iterator

from ownership.imports.folding import folded
from ownership.imports.known import Known, Party, nearest

# "Ana Ruiz <ana@example.org>", as repositories have it; and the address that stands for a handle.
_AUTHOR = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
_NO_REPLY = re.compile(r"(?:\d+\+)?(?P<handle>[^@+]+)@users\.noreply\..+", re.IGNORECASE)


def people(*, said: str, known: Known) -> list[Party]:
    """Everybody who may be meant; the surest of what was said decides."""
    for text in _ways(said):
        word = text.strip().lower()
        for found in (
            known.emails.get(word),
            known.handles.get(word.lstrip("@")),
            known.people.get(folded(text)),
        ):
            if found:
                return nearest(found)
    return []


def _ways(said: str) -> Iterator[str]:
    author = _AUTHOR.fullmatch(said.strip())
    address = author["address"] if author else said.strip()
    yield address
    if no_reply := _NO_REPLY.fullmatch(address):
        yield no_reply["handle"]
    if author and author["name"].strip():
        yield author["name"]
