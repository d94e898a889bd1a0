"""A reading compared with what is there: what would come, change, end or stay, and every doubt."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ownership.changes import ChangeSet, New
from ownership.imports.drawing import Drawing
from ownership.imports.folding import folded
from ownership.imports.ground import Ground
from ownership.imports.known import Known
from ownership.imports.last_first import joined
from ownership.imports.lines import AreaLine
from ownership.imports.match import match
from ownership.imports.places import Path, Places, Sections
from ownership.imports.placing import place
from ownership.imports.present import Present
from ownership.imports.reading import Doubt, Reading
from ownership.imports.references import came_back, numbered, refs
from ownership.imports.stands import Stands
from ownership.packed import Packed


@dataclass(frozen=True)
class Plan:
    """`changes` is what `operations.apply` takes.

    `guesses` are what the parties would be had nobody said it. `places` are the sheet's areas by folded path,
    and `target` says of one which row it is or will be.
    """

    reading: Reading
    on: dt.date
    parties: tuple[Stands, ...]
    areas: Sequence[AreaLine]
    doubts: tuple[Doubt, ...]
    changes: ChangeSet
    places: Places
    target: Callable[[Path], int | New]
    guesses: tuple[Stands, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)


def make(
    *,
    reading: Reading,
    on: dt.date,
    mapping: Mapping[str, str] | None = None,
    sections: Sections = "areas",
    parent: int | None = None,
    replace: bool = False,
) -> Plan:
    """Plan the import of a reading. It adds and never takes away, unless `replace`: then what the areas of
    the sheet hold and the sheet does not say ends on the day. Six queries, and one for every thousand areas.
    """
    ground = Ground(Known.load(on=on), Present.load(), area=parent)
    mapping = mapping or {}
    known = refs(reading=reading, known=ground.known)
    told = {**known, **mapping}
    areas = joined(areas=reading.areas, known=ground.known, mapping=told)
    areas = numbered(areas=areas, present=ground.present)
    reading = dataclasses.replace(reading, areas=Packed(areas))
    parties = match(parties=reading.parties, known=ground.known, mapping=told)
    plan = draw(reading=reading, ground=ground, parties=parties, on=on, sections=sections, replace=replace)
    guesses = match(parties=parties, known=ground.known, mapping=known) if mapping else parties
    met = set(map(folded, parties))
    unmet = (party for party in mapping if folded(party) not in met)
    doubts = (Doubt("mapping", f"“{party}” is not in the sheet.") for party in unmet)
    return dataclasses.replace(plan, doubts=(*plan.doubts, *doubts), guesses=tuple(guesses.values()))


def draw(
    *,
    reading: Reading,
    ground: Ground,
    parties: Mapping[str, Stands],
    on: dt.date,
    sections: Sections,
    replace: bool = False,
) -> Plan:
    """Plan with each party of the reading given, on the ground given; a number is that of an area there."""
    places, repeated = place(areas=reading.areas, sections=sections)
    file = PurePath(reading.file).name
    drawing = Drawing(ground=ground, places=places, on=on, source=f"import of {file}"[:300])
    lines = drawing.draw(parties=parties, replace=replace and not reading.partly)
    return Plan(
        reading=reading,
        on=on,
        parties=tuple(parties.values()),
        areas=lines,
        doubts=(
            *came_back(reading=reading, on=on, replace=replace),
            *reading.doubts,
            *repeated,
            *_unclear(reading, parties),
            *drawing.areas.doubts,
        ),
        changes=ChangeSet(f"Import of {file}", drawing.rows),
        places=places,
        target=drawing.targets.__getitem__,
    )


def first_places(*, reading: Reading) -> dict[str, str]:
    """Where each party is met first."""
    first: dict[str, str] = {}
    for area in reading.areas:
        for held in area.held:
            first.setdefault(held.party, held.where)
    return first


def _unclear(reading: Reading, parties: Mapping[str, Stands]) -> Iterator[Doubt]:
    doubtful = {party: stands for party, stands in parties.items() if stands.doubt}
    first = first_places(reading=reading) if doubtful else {}
    for party, stands in doubtful.items():
        without = " Its letters are left out." if stands.kind == "skip" else ""
        yield Doubt(first[party], stands.doubt + without)
