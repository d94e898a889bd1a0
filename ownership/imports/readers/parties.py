"""Cut a cell of names into parties, by the evidence of the whole sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable

from .letters import read_cell
from .text import key, one_line
from .vocabulary.nothing import is_nothing, is_placeholder

_OUTSIDE = r"(?![^()\[\]]*[)\]])"
_HARD = re.compile(rf"[\n;•]+{_OUTSIDE}|\s*\|\s*|\s\+\s")
_COMMA = re.compile(rf"[,،、，；]{_OUTSIDE}")
_SOFT = re.compile(
    rf"\s*[/&+]\s*{_OUTSIDE}|\s+(?:and|und|et|y|e|i|и|та|og|och|en|ve|và|ja)\s+{_OUTSIDE}", re.I
)
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w'’.-]*\.?")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.$")
_BULLET = re.compile(r"^(?:[-–—•*▪·]\s+|\d{1,2}[.)]\s+)")


class Names:
    """Every name of a sheet's cells, so that `A/B` is cut only where both halves are parties elsewhere."""

    def __init__(self, cells: Iterable[str]) -> None:
        self._seen: dict[str, set[str]] = defaultdict(set)
        for cell in set(cells):
            for name in _items(cell):
                folded = key(name)
                self._seen[folded].add(folded)
                for half in _SOFT.split(name):
                    self._seen[key(half)].add(folded)

    def split(self, cell: str) -> list[str]:
        """Return the parties of a cell; dashes, `N/A` and names still to come are none."""
        names: list[str] = []
        for item in _items(cell):
            halves = _SOFT.split(item)
            both = len(halves) > 1 and (
                all(half.endswith(")") for half in halves)
                or all(self._stands_elsewhere(half, item) for half in halves)
            )
            names.extend(halves if both else [item])
        return [name for name in dict.fromkeys(names) if not is_nothing(name) and not is_placeholder(name)]

    def _stands_elsewhere(self, half: str, item: str) -> bool:
        return bool(half) and bool(self._seen[key(half)] - {key(item)})


def _items(cell: str) -> list[str]:
    parts = [part for part in _HARD.split(cell) if part.strip()]
    if not (len(parts) > 1 and all(_LAST_FIRST.fullmatch(part.strip()) for part in parts)):
        parts = [name for part in parts for name in _COMMA.split(part)]
    return [item for part in parts if (item := _trimmed(_BULLET.sub("", one_line(part))))]


def _trimmed(name: str) -> str:
    """Drop the marks around a name; the point after an initial is its own."""
    name = name.strip(" ,;:`").lstrip(".")
    return name if _INITIAL.search(name) else name.rstrip(" .,;:`")


def placeholders(cell: str) -> list[str]:
    """Return what stands for a name that is still to come: `TBD`, `<name>`."""
    return [item for item in _items(cell) if is_placeholder(item)]


_ANNOTATED = (
    re.compile(r"(?P<party>.+?)\s*[(\[](?P<letters>[^()\[\]]{1,40})[)\]]"),
    re.compile(r"(?P<letters>[^:=]{1,30}?)\s*[:=]\s*(?P<party>.+)"),
    re.compile(r"(?P<party>[^:=]+?)\s*[:=]\s*(?P<letters>.{1,40})"),
    re.compile(r"(?P<letters>\S{1,12})\s+[–—-]\s+(?P<party>.+)"),
    re.compile(r"(?P<party>.+?)\s+[–—-]\s+(?P<letters>.{1,30})"),
)


def annotated(item: str, alphabet: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]] | None:
    """Read one name with its letters: `Alex (A, R)`, `A: Alex`, `Alex - A`."""
    for pattern in _ANNOTATED:
        if (match := pattern.fullmatch(item.strip())) and match["party"].strip():
            if re.search(r"\w\([a-zà-ÿ]{1,2}\)$", item):  # a word's ending: `Developer(s)`, `Arquiteto(a)`
                continue
            cell = read_cell(match["letters"], alphabet)
            if cell.kind == "letters" and not cell.unknown and not cell.remark:
                return match["party"].strip(), cell.letters
    return None


def annotated_names(cell: str, alphabet: tuple[tuple[str, str], ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Read a cell of names with letters; `R: Ana, Ben; A: Cy` gives Ben the R before him."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for part in re.split(rf"[\n;|•]+{_OUTSIDE}|(?<=[)\]])\s+(?=\w)", cell):
        carried: tuple[str, ...] = ()
        for item in _letter_commas(one_line(part)):
            if read := annotated(item, alphabet):
                carried = read[1] if not item.rstrip().endswith((")", "]")) else ()
                found.append(read)
            elif carried and item.strip():
                found.append((item.strip(), carried))
            elif item.strip() and not is_nothing(item):
                return []
    return found


def _letter_commas(part: str) -> list[str]:
    """Cut at commas, but not within `Ana: A, R`."""
    pieces: list[str] = []
    for piece in _COMMA.split(part):
        bare = piece.strip()
        if (
            pieces
            and re.fullmatch(r"[RACIS](?:\s*/\s*[RACIS])*", bare)
            and re.search(r"[:=–—-]\s*[RACIS]\s*$", pieces[-1])
        ):
            pieces[-1] += "/" + bare
        else:
            pieces.append(piece)
    return pieces
