"""The areas of a plan: each found where it is or made, and completed where it says less than the sheet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ownership.changes import Change, Create, New
from ownership.enums import Lifecycle, Perspective
from ownership.imports.elsewhere import Found, find
from ownership.imports.ground import Ground
from ownership.imports.lines import State
from ownership.imports.placing import LONGEST_CATEGORY, Path, Place, fold
from ownership.imports.present import There
from ownership.imports.reading import Doubt
from ownership.operations import slug_of

_AREA, _CATEGORY = "ownership.Area", "ownership.Category"


@dataclass
class DrawnAreas:
    """`targets` are the rows that the sheet's areas are or will be; `retired` take no letters."""

    ground: Ground
    on: dt.date
    creates: dict[str, Create] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    targets: dict[Path, int | New] = field(default_factory=dict)
    states: dict[Path, tuple[State, str]] = field(default_factory=dict)
    retired: set[Path] = field(default_factory=set)
    _made: dict[tuple[int | New | None, str], New] = field(default_factory=dict)
    _first: dict[int | New, Place] = field(default_factory=dict)
    _filled: set[tuple[int, str]] = field(default_factory=set)

    def draw(self, places: Mapping[Path, Place]) -> None:
        for path, spot in places.items():
            above = self.targets[path[:-1]] if len(path) > 1 else self.ground.area
            found = self._there(path, spot, above, places)
            if found.doubt:
                self.doubts.append(found.doubt)
            if found.there:
                self.targets[path] = found.there.id
                self._complete(path, spot, found.there, found.said)
            else:
                new = (above, path[-1]) not in self._made
                self.targets[path] = self._made.setdefault((above, path[-1]), New(spot.key))
                self.states[path] = "new" if new else "unchanged", ""
                if new:
                    self._new_area(spot, above)
            self._same(spot, self.targets[path])

    def _there(self, path: Path, spot: Place, above: int | New | None, places: Mapping[Path, Place]) -> Found:
        present = self.ground.present
        if spot.there is not None:
            return Found(present.by_id[spot.there])
        if not isinstance(above, New) and (there := present.areas.get((above, path[-1]))):
            return Found(there)
        return find(path=path, spot=spot, sheet=places, present=present, but=self.ground.area)

    def _new_area(self, spot: Place, above: int | New | None) -> None:
        values = {
            "name": spot.name,
            "slug": slug_of(name=spot.name),
            "parent_id": above,
            "category_id": self._category(spot),
            "description": spot.note,
            "lifecycle": (Lifecycle.ACTIVE if spot.row else self.ground.headings).value,
            "since": self.on,
        }
        self.creates[spot.key] = Create(_AREA, values, spot.key)

    def _category(self, spot: Place) -> int | New | None:
        if not spot.category:
            return None
        name = fold(spot.category)
        key = f"category {name}"
        if known := self.ground.present.categories.get(name):
            return known
        if key not in self.creates:
            values = {"name": spot.category[:LONGEST_CATEGORY], "perspective": Perspective.SYSTEM.value}
            self.creates[key] = Create(_CATEGORY, values, key)
            where = spot.row.where if spot.row else ""
            message = f"“{spot.category}” is a new category; it counts as system health unless changed."
            self.doubts.append(Doubt(where, message))
        return New(key)

    def _same(self, spot: Place, target: int | New) -> None:
        """Say it where another row of the sheet is this area too."""
        other = self._first.setdefault(target, spot)
        if spot.row and other is not spot:
            first = f"at {other.row.where}" if other.row else "a section of this sheet"
            message = f"“{spot.name}” is “{other.name}”, already {first}: they count as one area."
            self.doubts.append(Doubt(spot.row.where, message))

    def _complete(self, path: Path, spot: Place, there: There, found: str) -> None:
        """Fill what is empty, from the first row that is this area; what somebody has set stays."""
        values: dict[str, object] = {}
        if spot.note and not there.description and (there.id, "description") not in self._filled:
            values["description"] = spot.note
        unset = there.category is None and (there.id, "category_id") not in self._filled
        if unset and (category := self._category(spot)):
            values["category_id"] = category
        if values:
            self._filled |= {(there.id, column) for column in values}
            was = {column: "" if column == "description" else None for column in values}
            self.changes.append(Change(_AREA, there.id, values, was))
        said = " and ".join(name.removesuffix("_id") for name in values)
        self.states[path] = "changed" if values else "unchanged", ", ".join(filter(None, (found, said)))
        if there.retired and spot.held and spot.row:
            self.retired.add(path)
            message = (
                f"“{there.name}” is retired: its letters are left out. Bring it back, or rename the row."
            )
            self.doubts.append(Doubt(spot.row.where, message))
