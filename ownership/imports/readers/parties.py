"""Cut a cell of names into parties, by the evidence of the whole sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from .text import key, one_line
from .vocabulary.nothing import is_nothing, is_placeholder

OUTSIDE = r"(?![^()\[\]]*[)\]])"
_HARD = re.compile(rf"[\n;•]+{OUTSIDE}|\s*\|\s*|\s\+\s")
COMMA = re.compile(rf"[,،、，；]{OUTSIDE}")
_SOFT = re.compile(rf"\s*[/&+]\s*{OUTSIDE}|\s+(?:and|und|et|y|e|i|и|та|og|och|en|ve|và|ja)\s+{OUTSIDE}", re.I)
_OR = re.compile(rf"\s+(?:or|oder|ou|o|или|або|lub|nebo|eller|tai|veya|hoặc)\s+{OUTSIDE}", re.I)
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w'’.-]*\.?")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.$")
_BULLET = re.compile(r"^(?:[-–—•*▪·]\s+|\d{1,2}[.)]\s+)")


class Names:
    """Every name of a sheet's cells, so that `A/B` is cut only where both halves are parties elsewhere."""

    def __init__(self, cells: Iterable[str]) -> None:
        self._seen: dict[str, set[str]] = defaultdict(set)
        distinct = set(cells)
        pairs = {cell for cell in distinct if len(COMMA.split(cell)) == 2 and not _HARD.search(cell)}
        items = [item for cell in distinct - pairs for item in _items(cell)]
        self._add(items)
        self._alone = frozenset(self._seen)
        self._whole = frozenset(key(item) for item in items if not _SOFT.search(item))
        self._surnames_first = any(_all_surnames_first(_HARD.split(cell)) for cell in distinct - pairs)
        for cell in pairs:
            self._add(self._cut(cell))

    def _add(self, names: list[str]) -> None:
        for name in names:
            folded = key(name)
            self._seen[folded].add(folded)
            for half in (*_SOFT.split(name), *_OR.split(name)):
                self._seen[key(half)].add(folded)

    def split(self, cell: str) -> list[str]:
        """Return the parties of a cell; dashes, `N/A` and names still to come are none."""
        items = self._cut(cell)
        names = [name for item in items for name in self._parts(item) or self._choice(item) or [item]]
        return [name for name in dict.fromkeys(names) if not is_nothing(name) and not is_placeholder(name)]

    def choices(self, cell: str) -> list[str]:
        """Return what leaves open which of two parties is meant: `Ana or Ben`."""
        return [item for item in self._cut(cell) if self._choice(item)]

    def _parts(self, item: str) -> list[str]:
        halves = _SOFT.split(item)
        bracketed = len(halves) > 1 and all(half.endswith(")") for half in halves)
        return halves if bracketed or self._stand_elsewhere(halves, item) else []

    def _choice(self, item: str) -> list[str]:
        halves = _OR.split(item)
        return halves if self._stand_elsewhere(halves, item) else []

    def _stand_elsewhere(self, halves: list[str], item: str) -> bool:
        return len(halves) > 1 and all(
            half and bool(self._seen.get(key(half), set()) - {key(item)}) for half in halves
        )

    def _cut(self, cell: str) -> list[str]:
        """Cut a cell at its commas, but not `Okafor, Tom` where the sheet shows that it is one person."""
        halves = [half.strip() for half in COMMA.split(cell)]
        if len(halves) != 2 or _HARD.search(cell):
            return _items(cell)
        known = key(f"{halves[1]} {halves[0]}") in self._whole
        alike = self._surnames_first and bool(_LAST_FIRST.fullmatch(cell.strip()))
        one = known or (alike and not any(key(half) in self._alone for half in halves))
        return [one_line(cell)] if one else _items(cell)


def _items(cell: str) -> list[str]:
    parts = [part for part in _HARD.split(cell) if part.strip()]
    if not _all_surnames_first(parts):
        parts = [name for part in parts for name in COMMA.split(part)]
    return [item for part in parts if (item := _trimmed(_BULLET.sub("", one_line(part))))]


def _all_surnames_first(parts: list[str]) -> bool:
    """Say whether a list reads `Diaz, Ana; Okoro, Ben`."""
    return len(parts) > 1 and all(_LAST_FIRST.fullmatch(part.strip()) for part in parts)


def _trimmed(name: str) -> str:
    """Drop the marks around a name; the point after an initial is its own."""
    name = name.strip(" ,;:`").lstrip(".")
    return name if _INITIAL.search(name) else name.rstrip(" .,;:`")


@lru_cache(maxsize=4096)
def placeholders(cell: str) -> tuple[str, ...]:
    """Return what stands for a name that is still to come: `TBD`, `<name>`."""
    return tuple(item for item in _items(cell) if is_placeholder(item))
