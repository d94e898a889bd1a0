"""A reading compared with what is there: what would come, change, end or stay, and every doubt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from ownership.changes import ChangeSet, New
from ownership.imports.drawing import Drawing, Ground
from ownership.imports.known import Known
from ownership.imports.lines import AreaLine
from ownership.imports.match import match
from ownership.imports.placing import Path, Place, Sections, place
from ownership.imports.present import Present
from ownership.imports.reading import Doubt, Reading
from ownership.imports.stands import Stands, folded


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
    return draw(
        reading=reading, ground=ground, on=on, mapping=mapping or {}, sections=sections, replace=replace
    )


def draw(
    *,
    reading: Reading,
    ground: Ground,
    on: dt.date,
    mapping: Mapping[str, str],
    sections: Sections,
    replace: bool,
) -> Plan:
    parties = match(parties=reading.parties, known=ground.known, mapping=mapping, teams_under=ground.team)
    places, repeated = place(areas=reading.areas, sections=sections)
    file = PurePath(reading.file).name
    drawing = Drawing(ground=ground, on=on, source=f"import of {file}"[:300])
    drawing.parties(parties)
    drawing.areas(places)
    drawing.letters(places, parties, replace=replace)
    first = {held.party: held.where for area in reversed(reading.areas) for held in reversed(area.held)}
    unclear = [Doubt(first[party], stands.doubt) for party, stands in parties.items() if stands.doubt]
    known = set(map(folded, parties))
    unmet = [
        Doubt("mapping", f"“{party}” is not in the sheet.") for party in mapping if folded(party) not in known
    ]
    return Plan(
        reading=reading,
        on=on,
        parties=tuple(parties.values()),
        areas=drawing.difference(places),
        doubts=(*reading.doubts, *repeated, *unclear, *drawing.doubts, *unmet),
        changes=ChangeSet(f"Import of {file}", drawing.rows()),
        places=places,
        targets=drawing.targets,
    )
