"""Rows without a section, found by their name wherever in the tree they are."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from ownership.changes import New
from ownership.imports.places import Path, Place, fold
from ownership.imports.present import Present, There
from ownership.imports.reading import Doubt


@dataclass(frozen=True)
class Found:
    """The one area meant, and how it is told apart; or a doubt, where there are several."""

    there: There | None = None
    said: str = ""
    doubt: Doubt | None = None


def find(
    *, path: Path, spot: Place, sheet: Collection[Path], present: Present, but: int | New | None
) -> Found:
    """Look in the whole tree for a row that is not where the sheet goes, `but` where it goes itself."""
    if len(path) > 1 or spot.row is None:
        return Found()
    named = [there for there in present.named.get(path[-1], ()) if not _of_sheet(there, sheet, present)]
    found = [there for there in named or present.aliases.get(path[-1], []) if there.id != but]
    if len(found) > 1:
        return Found(doubt=Doubt(spot.row.where, _several(spot.name, found, present)))
    if not found:
        return Found()
    there = found[0]
    called = "" if fold(there.name) == path[-1] else f"as {there.name}, "
    return Found(there, f"{called}{_where(there, present)}")


def _of_sheet(there: There, sheet: Collection[Path], present: Present) -> bool:
    """Whether a row below a section of the same sheet is meant by it; or was, and has made it."""
    called = [each.called for each in present.path(there)]
    return any(path in sheet for start in range(len(called) - 1) for path in product(*called[start:]))


def _where(there: There, present: Present) -> str:
    above = [each.name for each in present.path(there)[:-1]]
    return f"in {' / '.join(above)}" if above else "at the top"


def _several(name: str, found: list[There], present: Present) -> str:
    places = "; ".join(_where(there, present) for there in found[:5])
    more = f"; and {len(found) - 5} more" if len(found) > 5 else ""
    return (
        f"There are {len(found)} areas called “{name}” ({places}{more}), and none where this sheet goes: "
        "a new one is planned. If one of them is meant, write its section over the row or import below it."
    )
