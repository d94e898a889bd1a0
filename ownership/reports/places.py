import datetime as dt

from ownership.models import AreaPlacement
from teams.models import TeamPlacement


class Places:
    """Under which teams an area is counted on a day."""

    def __init__(self, *, on: dt.date) -> None:
        areas = AreaPlacement.objects.filter(period__contains=on)
        self._areas = {
            area: (parent, team) for area, parent, team in areas.values_list("area", "parent", "owning_team")
        }
        teams = TeamPlacement.objects.filter(period__contains=on)
        self._above: dict[int, int | None] = dict(teams.values_list("team", "parent"))

    def of_area(self, area: int) -> int | None:
        """The owning team, else that of the nearest area above that has one."""
        at: int | None = area
        while at in self._areas:
            at, team = self._areas[at]
            if team is not None:
                return team
        return None

    def within(self, team: int | None) -> list[int]:
        """The team and those above it."""
        path: list[int] = []
        while team is not None:
            path.append(team)
            team = self._above.get(team)
        return path
