"""By what an area was found, where its name does not say so; and which words of a text were asked for."""

import re

from ownership.models import Area
from ownership.who.query import Query, tokens
from ownership.who.ranking import closeness

AROUND = 60


def marked(*, text: str, query: Query) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was asked for, typing errors aside."""
    pieces = re.split(r"([^\W_]+)", text)
    return [(piece, at % 2 == 1 and _asked(piece, query)) for at, piece in enumerate(pieces) if piece]


def passage(*, area: Area, query: Query, value: str) -> str:
    if value:
        return value
    missing = [word for word in query.strong if not _has(area.name, word)]
    if not missing:
        return ""
    for alias in area.aliases:
        if any(_has(alias, word) for word in missing):
            return f"also called {alias}"
    for text in (*(resource.value for resource in area.resources.all()), area.description, area.covers):
        for word in missing:
            if found := _around(text, word):
                return found
    return ""


def _asked(piece: str, query: Query) -> bool:
    return any(_has(piece, word) for word in query.strong)


def _has(text: str, word: str) -> bool:
    return any(closeness(word, other) > 0 for other in tokens(text))


def _around(text: str, word: str) -> str:
    """The words about the one that was asked for, with dots where the text goes on."""
    for found in re.finditer(r"[^\W_]+", text):
        if _has(found[0], word):
            start, end = max(0, found.start() - AROUND), min(len(text), found.end() + AROUND)
            inside = text[start:end]
            if start:
                inside = f"…{inside.partition(' ')[2]}"
            if end < len(text):
                inside = f"{inside.rpartition(' ')[0]}…"
            return " ".join(inside.split())
    return ""
