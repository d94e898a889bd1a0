"""Coverage with its denominator and its trend, from what the scans counted."""

import datetime as dt
from dataclasses import dataclass

from ownership.enums import ScanState
from ownership.models import Scan
from ownership.rules.measures import Coverage, percent, wanted
from ownership.web.home.spark import points

MONTH = dt.timedelta(days=30)


@dataclass(frozen=True)
class Tile:
    label: str
    value: str
    note: str
    trend: str = ""  # better, worse or nothing
    change: str = ""
    points: str = ""


def tiles(*, on: dt.date, team: int | None = None) -> list[Tile]:
    """Of everybody, or of a team with those below it, up to a day; nothing before the first scan."""
    counted = _counted(on=on, team=team)
    if not counted:
        return []
    now = counted[-1][1]
    was = next((each for day, each in reversed(counted) if day <= counted[-1][0] - MONTH), None)
    found = [_clear(now, was, counted), _unclear(now, was, counted)]
    if now["on_purpose"]:
        found.append(Tile("Unowned on purpose", f"{now['on_purpose']:,}", "not counted in these areas"))
    return found


def _counted(*, on: dt.date, team: int | None) -> list[tuple[dt.date, Coverage]]:
    """What the scans of a year counted, the oldest first, a day once."""
    year = {"on__lte": on, "on__gt": on - dt.timedelta(days=366)}
    scans = Scan.objects.filter(**year, state=ScanState.DONE).order_by("on", "id")
    by_day: dict[dt.date, Coverage] = {}
    for day, measures in scans.values_list("on", "measures"):
        one = measures.get("teams", {}).get(str(team)) if team else measures.get("whole")
        if one and wanted(one):
            by_day[day] = one
    return list(by_day.items())


def _clear(now: Coverage, was: Coverage | None, counted: list[tuple[dt.date, Coverage]]) -> Tile:
    moved = 0 if was is None else percent(now) - percent(was)
    return Tile(
        label="Clearly owned",
        value=f"{percent(now)}%",
        note=f"{now['owned']:,} of {wanted(now):,} areas",
        trend="better" if moved > 0 else "worse" if moved < 0 else "",
        change=f"{_signed(moved)} points in 30 days" if moved else "",
        points=points([percent(each) for _, each in counted]),
    )


def _unclear(now: Coverage, was: Coverage | None, counted: list[tuple[dt.date, Coverage]]) -> Tile:
    moved = 0 if was is None else _left(now) - _left(was)
    return Tile(
        label="No one clear owner",
        value=f"{_left(now):,}",
        note=f"of {wanted(now):,} areas",
        trend="better" if moved < 0 else "worse" if moved > 0 else "",
        change=f"{_signed(moved)} in 30 days" if moved else "",
        points=points([_left(each) for _, each in counted]),
    )


def _left(coverage: Coverage) -> int:
    """Nobody, several, or somebody who is not here any more."""
    return wanted(coverage) - coverage["owned"]


def _signed(number: int) -> str:
    return f"{number:+,d}".replace("-", "\N{MINUS SIGN}")
