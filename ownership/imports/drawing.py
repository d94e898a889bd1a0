"""Draw up the rows of a plan: parties, then categories and areas, then their letters."""

import datetime as dt
from collections.abc import Iterator, Mapping

from ownership.changes import Row
from ownership.imports.drawn_areas import DrawnAreas
from ownership.imports.drawn_letters import DrawnLetters
from ownership.imports.ground import Ground
from ownership.imports.lines import AreaLine
from ownership.imports.places import Places
from ownership.imports.stands import Stands
from ownership.imports.targets import Targets
from ownership.packed import Packed


class Drawing:
    """After `draw` its rows are whole, and each is after those that it refers to."""

    def __init__(self, *, ground: Ground, places: Places, on: dt.date, source: str) -> None:
        self.source = source
        self.rows = Packed[Row]()
        self.targets = Targets(places=places, top=ground.area)
        self.areas = DrawnAreas(ground, on, self.targets, self.rows)

    def draw(self, *, parties: Mapping[str, Stands], replace: bool) -> Packed[AreaLine]:
        """One line an area; headings that are there and stay as they are say nothing."""
        created: dict[str, Row] = {}
        for stands in parties.values():
            for row in stands.creates:
                created.setdefault(row.key, row)
        self.rows.extend(created.values())
        self.areas.draw()
        return Packed(self._lines(DrawnLetters(parties, self.areas, self.source, replace)))

    def _lines(self, letters: DrawnLetters) -> Iterator[AreaLine]:
        for (state, said), (spot, lines) in zip(self.areas.states, letters.draw(), strict=True):
            if state == "unchanged" and any(line.state in ("new", "ended") for line in lines):
                state = "changed"
            if spot.row or state != "unchanged":
                where = spot.row.where if spot.row else ""
                yield AreaLine(spot.path, state, where, tuple(lines), said)
