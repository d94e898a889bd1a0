"""Draw up the rows of a plan: parties, then categories and areas, then their letters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, Create, End, New, Row
from ownership.enums import Lifecycle, Perspective
from ownership.imports.elsewhere import Found, find
from ownership.imports.known import Known
from ownership.imports.lines import AreaLine, LetterLine, State
from ownership.imports.placing import LONGEST_CATEGORY, Path, Place, fold
from ownership.imports.present import Held, Letter, Present, There, letters
from ownership.imports.reading import Doubt
from ownership.imports.stands import Stands
from ownership.operations import slug_of

AREA, ASSIGNMENT = "ownership.Area", "ownership.Assignment"


@dataclass(frozen=True)
class Ground:
    """What a plan stands on. Areas and teams go below `area` and `team`; new headings begin in `headings`."""

    known: Known
    present: Present
    area: int | New | None = None
    team: int | New | None = None
    headings: Lifecycle = Lifecycle.ACTIVE


@dataclass
class Drawing:
    ground: Ground
    on: dt.date
    source: str
    creates: dict[str, Create] = field(default_factory=dict)
    others: list[Row] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    targets: dict[Path, int | New] = field(default_factory=dict)
    states: dict[Path, tuple[State, str]] = field(default_factory=dict)
    lines: dict[Path, list[LetterLine]] = field(default_factory=dict)
    made: dict[tuple[int | New | None, str], New] = field(default_factory=dict)
    first: dict[int | New, Place] = field(default_factory=dict)
    filled: set[tuple[int, str]] = field(default_factory=set)
    retired: set[Path] = field(default_factory=set)

    def rows(self) -> tuple[Row, ...]:
        return (*self.creates.values(), *self.others)

    def parties(self, parties: Mapping[str, Stands]) -> None:
        for stands in parties.values():
            for row in stands.creates:
                self.creates.setdefault(row.key, row)

    def areas(self, places: Mapping[Path, Place]) -> None:
        for path, spot in places.items():
            above = self.targets[path[:-1]] if len(path) > 1 else self.ground.area
            found = self._there(path, spot, above, places)
            if found.doubt:
                self.doubts.append(found.doubt)
            if found.there:
                self.targets[path] = found.there.id
                self._complete(path, spot, found.there, found.said)
            else:
                new = (above, path[-1]) not in self.made
                self.targets[path] = self.made.setdefault((above, path[-1]), New(spot.key))
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
        self.creates[spot.key] = Create(AREA, values, spot.key)

    def _category(self, spot: Place) -> int | New | None:
        if not spot.category:
            return None
        name = fold(spot.category)
        key = f"category {name}"
        if known := self.ground.present.categories.get(name):
            return known
        if key not in self.creates:
            values = {"name": spot.category[:LONGEST_CATEGORY], "perspective": Perspective.SYSTEM.value}
            self.creates[key] = Create("ownership.Category", values, key)
            where = spot.row.where if spot.row else ""
            message = f"“{spot.category}” is a new category; it counts as system health unless changed."
            self.doubts.append(Doubt(where, message))
        return New(key)

    def _same(self, spot: Place, target: int | New) -> None:
        """Say it where another row of the sheet is this area too."""
        other = self.first.setdefault(target, spot)
        if spot.row and other is not spot:
            first = f"at {other.row.where}" if other.row else "a section of this sheet"
            message = f"“{spot.name}” is “{other.name}”, already {first}: they count as one area."
            self.doubts.append(Doubt(spot.row.where, message))

    def _complete(self, path: Path, spot: Place, there: There, found: str) -> None:
        """Fill what is empty, from the first row that is this area; what somebody has set stays."""
        values: dict[str, object] = {}
        if spot.note and not there.description and (there.id, "description") not in self.filled:
            values["description"] = spot.note
        unset = there.category is None and (there.id, "category_id") not in self.filled
        if unset and (category := self._category(spot)):
            values["category_id"] = category
        if values:
            self.filled |= {(there.id, column) for column in values}
            was = {column: "" if column == "description" else None for column in values}
            self.others.append(Change(AREA, there.id, values, was))
        said = " and ".join(name.removesuffix("_id") for name in values)
        self.states[path] = "changed" if values else "unchanged", ", ".join(filter(None, (found, said)))
        if there.retired and spot.held and spot.row:
            self.retired.add(path)
            message = (
                f"“{there.name}” is retired: its letters are left out. Bring it back, or rename the row."
            )
            self.doubts.append(Doubt(spot.row.where, message))

    def letters(self, places: Mapping[Path, Place], parties: Mapping[str, Stands], *, replace: bool) -> None:
        known = [target for target in self.targets.values() if isinstance(target, int)]
        there = letters(areas=known, on=self.on)
        said: dict[int | New, set[Held]] = defaultdict(set)
        for path, spot in places.items():
            self._given(path, spot, parties, self._held(path, there), said[self.targets[path]])
        for path, spot in places.items():
            if replace and spot.row and path not in self.retired:
                have, target = self._held(path, there), self.targets[path]
                self._ended(path, {key: rows for key, rows in have.items() if key not in said[target]})
                said[target] |= set(have)

    def _held(
        self, path: Path, there: Mapping[int, Mapping[Held, list[Letter]]]
    ) -> Mapping[Held, list[Letter]]:
        target = self.targets[path]
        return there.get(target, {}) if isinstance(target, int) else {}

    def _given(
        self,
        path: Path,
        spot: Place,
        parties: Mapping[str, Stands],
        have: Mapping[Held, list[Letter]],
        said: set[Held],
    ) -> None:
        lines = self.lines.setdefault(path, [])
        for held in spot.held:
            stands = parties[held.party]
            key = (held.letter, stands.holder)
            if stands.kind == "skip" or path in self.retired:
                said |= {(held.letter, perhaps) for perhaps in stands.perhaps}
                lines.append(LetterLine(held.letter, held.party, "skipped", held.where))
            elif key not in said:
                said.add(key)
                rows = have.get(key, [])
                live = any(row.begins <= self.on for row in rows)
                lines.append(LetterLine(held.letter, stands.name, "unchanged" if live else "new", held.where))
                if not live:
                    self._new_letter(
                        path, held.letter, stands, min((row.begins for row in rows), default=None)
                    )

    def _new_letter(self, path: Path, letter: str, stands: Stands, until: dt.date | None) -> None:
        values = {
            "area_id": self.targets[path],
            "letter": letter,
            f"{stands.kind}_id": stands.target,
            "period": DateRange(self.on, until),
            "source": self.source,
        }
        self.others.append(Create(ASSIGNMENT, values))

    def _ended(self, path: Path, gone: Mapping[Held, list[Letter]]) -> None:
        for (letter, (kind, holder)), rows in gone.items():
            self.others.extend(End(ASSIGNMENT, row.id, self.on) for row in rows)
            name = self.ground.known.by_id[kind, int(holder)].name
            self.lines[path].append(LetterLine(letter, name, "ended"))

    def difference(self, places: Mapping[Path, Place]) -> tuple[AreaLine, ...]:
        """One line an area; headings that are there and stay as they are say nothing."""
        found = []
        for path, spot in places.items():
            state, said = self.states[path]
            lines = tuple(self.lines[path])
            if state == "unchanged" and any(line.state in ("new", "ended") for line in lines):
                state = "changed"
            if spot.row or state != "unchanged":
                where = spot.row.where if spot.row else ""
                found.append(AreaLine(spot.path, state, where, lines, said))
        return tuple(found)
