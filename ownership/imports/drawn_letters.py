"""The letters of a plan: those that nobody holds yet begin, and those that a sheet takes back end."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Create, End, New
from ownership.imports.drawn_areas import DrawnAreas
from ownership.imports.lines import LetterLine
from ownership.imports.placing import Path, Place
from ownership.imports.present import Held, Letter, letters
from ownership.imports.stands import Stands

_ASSIGNMENT = "ownership.Assignment"


@dataclass
class DrawnLetters:
    areas: DrawnAreas
    source: str
    rows: list[Create | End] = field(default_factory=list)
    lines: dict[Path, list[LetterLine]] = field(default_factory=dict)
    # Nearly all begin on the day and have no end: one value for them all.
    periods: dict[dt.date | None, DateRange] = field(default_factory=dict)
    # Likewise each letter of each party, of which a long sheet has many.
    _known: dict[Held, Held] = field(default_factory=dict)

    def draw(self, places: Mapping[Path, Place], parties: Mapping[str, Stands], *, replace: bool) -> None:
        known = [target for target in self.areas.targets.values() if isinstance(target, int)]
        there = letters(areas=known, on=self.areas.on)
        said: dict[int | New, set[Held]] = defaultdict(set)
        for path, spot in places.items():
            self._given(path, spot, parties, self._held(path, there), said[self.areas.targets[path]])
        for path, spot in places.items():
            if replace and spot.row and path not in self.areas.retired:
                have, target = self._held(path, there), self.areas.targets[path]
                self._ended(path, {key: rows for key, rows in have.items() if key not in said[target]})
                said[target] |= set(have)

    def _held(
        self, path: Path, there: Mapping[int, Mapping[Held, list[Letter]]]
    ) -> Mapping[Held, list[Letter]]:
        target = self.areas.targets[path]
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
            key: Held = (held.letter, stands.holder)
            key = self._known.setdefault(key, key)
            if stands.kind == "skip" or path in self.areas.retired:
                said |= {(held.letter, perhaps) for perhaps in stands.perhaps}
                lines.append(LetterLine(held.letter, held.party, "skipped", held.where))
            elif key not in said:
                said.add(key)
                rows = have.get(key, [])
                live = any(row.begins <= self.areas.on for row in rows)
                lines.append(LetterLine(held.letter, stands.name, "unchanged" if live else "new", held.where))
                if not live:
                    self._new_letter(
                        path, held.letter, stands, min((row.begins for row in rows), default=None)
                    )

    def _new_letter(self, path: Path, letter: str, stands: Stands, until: dt.date | None) -> None:
        values = {
            "area_id": self.areas.targets[path],
            "letter": letter,
            f"{stands.kind}_id": stands.target,
            "period": self.periods.setdefault(until, DateRange(self.areas.on, until)),
            "source": self.source,
        }
        self.rows.append(Create(_ASSIGNMENT, values))

    def _ended(self, path: Path, gone: Mapping[Held, list[Letter]]) -> None:
        for (letter, (kind, holder)), rows in gone.items():
            self.rows.extend(End(_ASSIGNMENT, row.id, self.areas.on) for row in rows)
            name = self.areas.ground.known.by_id[kind, int(holder)].name
            self.lines[path].append(LetterLine(letter, name, "ended"))
