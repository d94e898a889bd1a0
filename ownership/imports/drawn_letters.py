"""The letters of a plan: those that nobody holds yet begin, and those that a sheet takes back end."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Create, End
from ownership.imports.drawn_areas import DrawnAreas
from ownership.imports.lines import LetterLine
from ownership.imports.places import Path, Place
from ownership.imports.present import Held, Letter, letters
from ownership.imports.stands import Stands

_ASSIGNMENT = "ownership.Assignment"
# Areas whose letters are asked for at once.
AT_ONCE = 1_000
Have = Mapping[Held, Sequence[Letter]]


@dataclass
class DrawnLetters:
    """Once the areas are drawn; its rows come after theirs."""

    parties: Mapping[str, Stands]
    areas: DrawnAreas
    source: str
    replace: bool
    # Nearly all begin on the day and have no end: one value for them all.
    _periods: dict[dt.date | None, DateRange] = field(default_factory=dict)
    # Of places that are the area of an earlier one, and were drawn with it.
    _drawn: dict[Path, tuple[Place, list[LetterLine]]] = field(default_factory=dict)

    def draw(self) -> Iterator[tuple[Place, list[LetterLine]]]:
        """What becomes of the letters of each place, in their order; the rows for it come on the way."""
        paths = iter(self.areas.targets.places)
        while some := list(islice(paths, AT_ONCE)):
            targets = {path: self.areas.targets[path] for path in some}
            known = {target for target in targets.values() if isinstance(target, int)}
            there = letters(areas=known, on=self.areas.on)
            for path, target in targets.items():
                if path not in self._drawn:
                    self._drawn |= self._lines(path, there.get(target, {}) if isinstance(target, int) else {})
                yield self._drawn.pop(path)

    def _lines(self, path: Path, have: Have) -> dict[Path, tuple[Place, list[LetterLine]]]:
        """Of all places that are one area: what one of them says is not said again."""
        targets = self.areas.targets
        alike = {each: targets.places[each] for each in targets.alike(path)}
        said: set[Held] = set()
        lines = {each: list(self._given(each, spot, have, said)) for each, spot in alike.items()}
        for each, spot in alike.items():
            if self.replace and spot.row and each not in self.areas.retired:
                lines[each].extend(self._ended({key: rows for key, rows in have.items() if key not in said}))
                said |= set(have)
        return {each: (spot, lines[each]) for each, spot in alike.items()}

    def _given(self, path: Path, spot: Place, have: Have, said: set[Held]) -> Iterator[LetterLine]:
        for held in spot.held:
            stands = self.parties[held.party]
            key: Held = (held.letter, stands.holder)
            if stands.kind == "skip" or path in self.areas.retired:
                said |= {(held.letter, perhaps) for perhaps in stands.perhaps}
                yield LetterLine(held.letter, held.party, "skipped", held.where)
            elif key not in said:
                said.add(key)
                rows = have.get(key, [])
                live = any(row.begins <= self.areas.on for row in rows)
                yield LetterLine(held.letter, stands.name, "unchanged" if live else "new", held.where)
                if not live:
                    until = min((row.begins for row in rows), default=None)
                    self.areas.rows.append(self._new_letter(path, held.letter, stands, until))

    def _new_letter(self, path: Path, letter: str, stands: Stands, until: dt.date | None) -> Create:
        values = {
            "area_id": self.areas.targets[path],
            "letter": letter,
            f"{stands.kind}_id": stands.target,
            "period": self._periods.setdefault(until, DateRange(self.areas.on, until)),
            "source": self.source,
        }
        return Create(_ASSIGNMENT, values)

    def _ended(self, gone: Have) -> Iterator[LetterLine]:
        for (letter, (kind, holder)), rows in gone.items():
            self.areas.rows.extend(End(_ASSIGNMENT, row.id, self.areas.on) for row in rows)
            yield LetterLine(letter, self.areas.ground.known.by_id[kind, int(holder)].name, "ended")
