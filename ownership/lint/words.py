"""Ids of a plan that was carried out, back to the sheet's own words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ownership.changes import New
from ownership.imports.places import fold
from ownership.imports.plan import Plan, first_places
from ownership.imports.reading import AreaRead, Reading
from ownership.rules import names
from ownership.rules.evaluating import Offender
from ownership.rules.names import Loaded

KINDS = ("area", "person", "team", "seat")
LISTS = {"area": "areas", "person": "people", "team": "teams", "seat": "seats"}


@dataclass(frozen=True)
class Spot:
    """What the sheet calls a row, and where it says so first; `new` if it was not there before."""

    words: str
    where: str
    order: int
    new: bool


@dataclass
class Words:
    spots: dict[tuple[str, int], Spot] = field(default_factory=dict)

    def ids(self, kind: str) -> frozenset[int]:
        return frozenset(id for each, id in self.spots if each == kind)

    def loaded(self, *, offenders: Iterable[Offender]) -> Loaded:
        """Names for sentences: the sheet's own, and for what is not in it those that are known."""
        wanted: dict[str, set[int]] = {kind: set() for kind in KINDS}
        for offender in offenders:
            wanted[offender.kind].add(offender.id)
            for kind, listed in LISTS.items():
                wanted[kind].update(offender.facts.get(listed, ()))
        missing: dict[str, Any] = {LISTS[kind]: ids - self.ids(kind) for kind, ids in wanted.items()}
        found = names.load(**missing)
        called = {"area": found.places, "person": found.persons, "team": found.teams, "seat": found.seats}
        for (kind, id), spot in self.spots.items():
            called[kind][id] = spot.words
        return found


def words_of(*, plan: Plan, reading: Reading, ids: Mapping[str, int]) -> Words:
    """`reading` is the sheet as it was read; the plan may stand on one with other headings."""
    words = Words()
    labels = _labels(reading)
    order = {area.where: number for number, area in enumerate(reading.areas)}
    for path, spot in plan.places.items():
        if spot.row:
            target = plan.target(path)
            number = order[spot.row.where]
            new = Spot(labels[number], spot.row.where, number, isinstance(target, New))
            words.spots["area", _id(target, ids)] = new
    first = first_places(reading=reading)
    for number, stands in enumerate(plan.parties, start=len(reading.areas)):
        if stands.target is not None:
            key = (stands.kind, _id(stands.target, ids))
            words.spots.setdefault(key, Spot(stands.party, first[stands.party], number, stands.new))
    return words


def _id(target: int | New, ids: Mapping[str, int]) -> int:
    return ids[target.key] if isinstance(target, New) else target


def _labels(reading: Reading) -> list[str]:
    """An area's name, with its section where another area of the sheet has the same."""
    sections = Counter(name for name, _ in {(fold(area.name), area.section) for area in reading.areas})
    return [_full(area) if sections[fold(area.name)] > 1 else area.name for area in reading.areas]


def _full(area: AreaRead) -> str:
    return " / ".join((*area.section, area.name))
