"""The areas of a plan: each found where it is or made, and completed where it says less than the sheet."""

import datetime as dt
from dataclasses import dataclass, field

from ownership.changes import Change, Create, New, Row
from ownership.enums import Lifecycle, Perspective
from ownership.imports.elsewhere import Found, find
from ownership.imports.ground import Ground
from ownership.imports.lines import State
from ownership.imports.places import Path, Place, fold
from ownership.imports.placing import LONGEST_CATEGORY
from ownership.imports.present import There
from ownership.imports.reading import Doubt
from ownership.imports.targets import Targets
from ownership.operations import slug_of
from ownership.packed import Packed

_AREA, _CATEGORY = "ownership.Area", "ownership.Category"


@dataclass
class DrawnAreas:
    """`states` say what becomes of each place, in their order; `retired` take no letters."""

    ground: Ground
    on: dt.date
    targets: Targets
    rows: Packed[Row]
    doubts: list[Doubt] = field(default_factory=list)
    states: list[tuple[State, str]] = field(default_factory=list)
    retired: set[Path] = field(default_factory=set)
    _categories: set[str] = field(default_factory=set)
    _filled: set[tuple[int, str]] = field(default_factory=set)
    # Nearly all are new and nothing more is said: one value for them all.
    _alike: dict[tuple[State, str], tuple[State, str]] = field(default_factory=dict)

    def draw(self) -> None:
        for path, spot in self.targets.places.items():
            above = self.targets.above(path)
            found = self._there(path, spot, above)
            if found.doubt:
                self.doubts.append(found.doubt)
            if found.there:
                self.targets.find(path, found.there.id)
                state = self._complete(path, spot, found.there, found.said)
            elif new := self.targets.make(path):
                self.rows.append(self._new_area(spot, above, new))
                state = ("new", "")
            else:
                state = ("unchanged", "")
            self.states.append(self._alike.setdefault(state, state))
            self._same(path, spot)

    def _there(self, path: Path, spot: Place, above: int | New | None) -> Found:
        present = self.ground.present
        if spot.there is not None:
            return Found(present.by_id[spot.there])
        if not isinstance(above, New) and (there := present.areas.get((above, path[-1]))):
            return Found(there)
        return find(path=path, spot=spot, sheet=self.targets.places, present=present, but=self.ground.area)

    def _new_area(self, spot: Place, above: int | New | None, new: New) -> Create:
        values = {
            "name": spot.name,
            "slug": slug_of(name=spot.name),
            "parent_id": above,
            "category_id": self._category(spot),
            "description": spot.note,
            "lifecycle": (Lifecycle.ACTIVE if spot.row else self.ground.headings).value,
            "since": self.on,
        }
        return Create(_AREA, values, new.key)

    def _category(self, spot: Place) -> int | New | None:
        if not spot.category:
            return None
        name = fold(spot.category)
        key = f"category {name}"
        if known := self.ground.present.categories.get(name):
            return known
        if key not in self._categories:
            self._categories.add(key)
            values = {"name": spot.category[:LONGEST_CATEGORY], "perspective": Perspective.SYSTEM.value}
            self.rows.append(Create(_CATEGORY, values, key))
            where = spot.row.where if spot.row else ""
            message = f"“{spot.category}” is a new category; it counts as system health unless changed."
            self.doubts.append(Doubt(where, message))
        return New(key)

    def _same(self, path: Path, spot: Place) -> None:
        """Say it where another row of the sheet is this area too."""
        if spot.row and (first := self.targets.alike(path)[0]) != path:
            other = self.targets.places[first]
            where = f"at {other.row.where}" if other.row else "a section of this sheet"
            message = f"“{spot.name}” is “{other.name}”, already {where}: they count as one area."
            self.doubts.append(Doubt(spot.row.where, message))

    def _complete(self, path: Path, spot: Place, there: There, found: str) -> tuple[State, str]:
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
            self.rows.append(Change(_AREA, there.id, values, was))
        said = " and ".join(name.removesuffix("_id") for name in values)
        if there.retired and spot.held and spot.row:
            self.retired.add(path)
            message = (
                f"“{there.name}” is retired: its letters are left out. Bring it back, or rename the row."
            )
            self.doubts.append(Doubt(spot.row.where, message))
        return "changed" if values else "unchanged", ", ".join(filter(None, (found, said)))
