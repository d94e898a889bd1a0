"""A reading compared with what is there: what would come, change, end or stay, and every doubt."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from ownership.changes import ChangeSet, New
from ownership.imports.drawing import Drawing
from ownership.imports.folding import folded
from ownership.imports.ground import Ground
from ownership.imports.known import Known
from ownership.imports.last_first import joined
from ownership.imports.lines import AreaLine
from ownership.imports.match import match
from ownership.imports.placing import Path, Place, Sections, place
from ownership.imports.present import Present
from ownership.imports.reading import Doubt, Reading
from ownership.imports.references import came_back, numbered, refs
from ownership.imports.stands import Stands


@dataclass(frozen=True)
class Plan:
    """`changes` is what `operations.apply` takes.

    `places` are the sheet's areas by folded path, and `targets` the rows that they are or will be.
    """

    reading: Reading
    on: dt.date
    parties: tuple[Stands, ...]
    areas: tuple[AreaLine, ...]
    doubts: tuple[Doubt, ...]
    changes: ChangeSet
    places: Mapping[Path, Place] = field(default_factory=dict)
    targets: Mapping[Path, int | New] = field(default_factory=dict)

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
    the sheet hold and the sheet does not say ends on the day. Seven queries, however long the sheet.
    """
    ground = Ground(Known.load(on=on), Present.load(), area=parent)
    mapping = mapping or {}
    told = {**refs(reading=reading, known=ground.known), **mapping}
    reading = joined(reading=reading, known=ground.known, mapping=told)
    parties = match(parties=reading.parties, known=ground.known, mapping=told)
    plan = draw(reading=reading, ground=ground, parties=parties, on=on, sections=sections, replace=replace)
    known = set(map(folded, parties))
    unmet = (party for party in mapping if folded(party) not in known)
    doubts = (Doubt("mapping", f"“{party}” is not in the sheet.") for party in unmet)
    return dataclasses.replace(plan, doubts=(*plan.doubts, *doubts))


def draw(
    *,
    reading: Reading,
    ground: Ground,
    parties: Mapping[str, Stands],
    on: dt.date,
    sections: Sections,
    replace: bool = False,
) -> Plan:
    """Plan with each party of the reading given, on the ground given."""
    areas = numbered(areas=reading.areas, present=ground.present)
    places, repeated = place(areas=areas, sections=sections)
    file = PurePath(reading.file).name
    drawing = Drawing(ground=ground, places=places, on=on, source=f"import of {file}"[:300])
    drawing.draw(parties=parties, replace=replace and not reading.partly)
    return Plan(
        reading=reading,
        on=on,
        parties=tuple(parties.values()),
        areas=drawing.difference(),
        doubts=(
            *came_back(reading=reading, on=on, replace=replace),
            *reading.doubts,
            *repeated,
            *_unclear(reading, parties),
            *drawing.areas.doubts,
        ),
        changes=ChangeSet(f"Import of {file}", drawing.rows()),
        places=places,
        targets=drawing.areas.targets,
    )


def first_places(*, reading: Reading) -> dict[str, str]:
    """Where each party is met first."""
    held = [held for area in reading.areas for held in area.held]
    return {each.party: each.where for each in reversed(held)}


def _unclear(reading: Reading, parties: Mapping[str, Stands]) -> Iterator[Doubt]:
    first = first_places(reading=reading)
    for party, stands in parties.items():
        if stands.doubt:
            without = " Its letters are left out." if stands.kind == "skip" else ""
            yield Doubt(first[party], stands.doubt + without)
