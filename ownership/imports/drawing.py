"""Draw up the rows of a plan: parties, then categories and areas, then their letters."""

import datetime as dt
from collections.abc import Mapping

from ownership.changes import Row
from ownership.imports.drawn_areas import DrawnAreas
from ownership.imports.drawn_letters import DrawnLetters
from ownership.imports.ground import Ground
from ownership.imports.lines import AreaLine
from ownership.imports.placing import Path, Place
from ownership.imports.stands import Stands


class Drawing:
    def __init__(self, *, ground: Ground, places: Mapping[Path, Place], on: dt.date, source: str) -> None:
        self.places = places
        self.areas = DrawnAreas(ground, on)
        self.letters = DrawnLetters(self.areas, source)

    def draw(self, *, parties: Mapping[str, Stands], replace: bool) -> None:
        for stands in parties.values():
            for row in stands.creates:
                self.areas.creates.setdefault(row.key, row)
        self.areas.draw(self.places)
        self.letters.draw(self.places, parties, replace=replace)

    def rows(self) -> tuple[Row, ...]:
        return (*self.areas.creates.values(), *self.areas.changes, *self.letters.rows)

    def difference(self) -> tuple[AreaLine, ...]:
        """One line an area; headings that are there and stay as they are say nothing."""
        found = []
        for path, spot in self.places.items():
            state, said = self.areas.states[path]
            lines = tuple(self.letters.lines[path])
            if state == "unchanged" and any(line.state in ("new", "ended") for line in lines):
                state = "changed"
            if spot.row or state != "unchanged":
                where = spot.row.where if spot.row else ""
                found.append(AreaLine(spot.path, state, where, lines, said))
        return tuple(found)
