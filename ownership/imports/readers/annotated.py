"""Names that bring their letters: `Alex (A, R)`, `A: Alex`, `R: Ana, Ben; A: Cy`."""

import re

from .letters import read_cell
from .parties import COMMA, OUTSIDE
from .text import one_line
from .vocabulary.nothing import is_nothing

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
    for part in re.split(rf"[\n;|•]+{OUTSIDE}|(?<=[)\]])\s+(?=\w)", cell):
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
    for piece in COMMA.split(part):
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
