"""The words by which a sheet that went out is known again when it comes back in. A leaf.

Its last column and row name each area and party by its number, under MARK, the day, and whether the
sheet shows all that its areas hold as it was made.
"""

import datetime as dt
import re
from dataclasses import dataclass

MARK = "Remit reference"
PARTLY = "in part"
# Without a sign that parts columns: the mark is looked for in the raw head.
KEEP = "· leave this row and column as they are to import the changed sheet"
AREA, ABOVE = "Area", "Part of"
STEP = " › "
BETWEEN = "/"
_RISKY = frozenset("'=+-@\t\r")
NOT_MADE_HERE = re.compile(r"\([RACIS](?: deputy)?\)|[RACIS] deputy")
_STAMP = re.compile(rf"{MARK}(?: (?P<day>\d{{4}}-\d\d-\d\d))?(?P<partly> {PARTLY})?")
_REFERENCE = re.compile(r"(?P<kind>area|person|team|seat) (?P<id>[1-9]\d{0,17})")


@dataclass(frozen=True)
class Stamp:
    on: dt.date | None
    partly: bool


def stamp(*, on: dt.date, partly: bool) -> str:
    return " ".join(filter(None, [MARK, on.isoformat(), PARTLY if partly else "", KEEP]))


def stamped(text: str) -> Stamp | None:
    match = _STAMP.match(text)
    if match is None:
        return None
    try:
        day = dt.date.fromisoformat(match["day"]) if match["day"] else None
    except ValueError:
        day = None
    return Stamp(day, bool(match["partly"]))


def reference(*, kind: str, id: int) -> str:
    return f"{kind} {id}"


def referenced(text: str) -> tuple[str, int] | None:
    match = _REFERENCE.fullmatch(text.strip())
    return (match["kind"], int(match["id"])) if match else None


def path_text(names: list[str]) -> str:
    """ "Platform › Billing"; a sign of its own within a name is doubled."""
    return STEP.join(name.replace("›", "››") for name in names)


def path_of(text: str) -> tuple[str, ...]:
    return tuple(name.replace("››", "›") for name in re.split(r"\s+›(?!›)\s+", text.strip()) if name)


def guarded(text: str) -> str:
    """A cell of CSV that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in _RISKY and re.match(r"'*[=+\-@\t\r]", text) else text


def unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and re.match(r"'+[=+\-@\t\r]", text) else text
