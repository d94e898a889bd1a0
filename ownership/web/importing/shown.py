"""What the pages show of a plan: everything of a small sheet, the first of everything of a large one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ownership.imports.difference import counted, summary
from ownership.imports.lines import AreaLine, LetterLine
from ownership.imports.plan import Plan
from ownership.imports.reading import Doubt
from ownership.imports.stands import Stands

# Nobody reads more on a page; what is doubtful comes first.
MOST = 300


@dataclass(frozen=True)
class Party:
    """What a party is taken for, and what it would be had nobody chosen (`guess`: a kind and a name)."""

    party: str
    kind: str
    name: str
    how: str
    doubt: str
    guessed: bool
    new: bool
    guess: tuple[str, str]

    @property
    def unsure(self) -> bool:
        return self.guessed or bool(self.doubt)


@dataclass(frozen=True)
class Shown:
    file: str
    rows: int
    sections: bool
    changes: bool
    summary: str
    parties: tuple[Party, ...]
    parties_in_all: int
    unsure: int
    doubts: tuple[Doubt, ...]
    doubts_in_all: int
    areas: tuple[AreaLine, ...]
    areas_in_all: int
    unchanged: int
    # Letters of parties that nobody has said who they are, or that are left out.
    skipped: int = 0

    def packed(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


def unpacked(found: dict[str, Any]) -> Shown:
    areas = (
        AreaLine(**{**area, "path": tuple(area["path"]), "letters": tuple(_letters(area))})
        for area in found["areas"]
    )
    return Shown(
        **{
            **found,
            "parties": tuple(Party(**{**each, "guess": tuple(each["guess"])}) for each in found["parties"]),
            "doubts": tuple(Doubt(**each) for each in found["doubts"]),
            "areas": tuple(areas),
        }
    )


def _letters(area: dict[str, Any]) -> Iterator[LetterLine]:
    return (LetterLine(*line) for line in area["letters"])


def shown(*, plan: Plan, most: int | None = None) -> Shown:
    parties = [
        Party(
            stands.party,
            kind_of(stands),
            stands.name,
            stands.how,
            stands.doubt,
            stands.guessed,
            stands.new,
            (kind_of(guess), guess.name),
        )
        for stands, guess in zip(plan.parties, plan.guesses, strict=True)
    ]
    unsure = sum(each.unsure for each in parties)
    if most is not None and len(parties) > most:
        parties.sort(key=lambda each: not each.unsure)
    states, letters = counted(areas=plan.areas)
    changed = (area for area in plan.areas if area.state != "unchanged")
    return Shown(
        file=plan.reading.file,
        rows=len(plan.reading.areas),
        sections=any(area.section for area in plan.reading.areas),
        changes=bool(plan),
        summary=summary(plan=plan),
        parties=tuple(parties[:most]),
        parties_in_all=len(parties),
        unsure=unsure,
        doubts=plan.doubts[:most],
        doubts_in_all=len(plan.doubts),
        areas=tuple(islice(changed, most)),
        areas_in_all=states.total() - states["unchanged"],
        unchanged=states["unchanged"],
        skipped=letters["skipped"],
    )


def kind_of(stands: Stands) -> str:
    return "outside" if stands.outside else stands.kind
