"""Who could take each line, the likeliest first, and why them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ownership.enums import REPLACING, Letter
from ownership.operations.assigning import Holder
from teams.models import Person, Team

from .ground import Ground
from .held import Line

MOST = 3


@dataclass(frozen=True)
class Heir:
    """`why` follows the name: "Ben Cole, deputy"."""

    holder: Holder
    why: str


def heirs(*, lines: Iterable[Line], ground: Ground) -> dict[str, list[Heir]]:
    """By the line's key; at most three each."""
    return {line.key: _first(line, ground) for line in lines}


def _first(line: Line, ground: Ground) -> list[Heir]:
    found: dict[Holder, Heir] = {}
    for heir in _candidates(line, ground):
        fits = heir.holder._meta.model_name in line.takes and heir.holder != ground.of
        if fits and heir.holder not in found:
            found[heir.holder] = heir
    return list(found.values())[:MOST]


def _candidates(line: Line, ground: Ground) -> Iterator[Heir]:
    if isinstance(ground.of, Team):
        yield from _teams(line, ground, ground.of)
    elif line.kind == "sits":
        yield from _sitters(line, ground)
    else:
        yield from _people(line, ground)


def _people(line: Line, ground: Ground) -> Iterator[Heir]:
    """Deputy, then who does the work too, then the lead of the owning team; for C and I one's own lead."""
    has_already = _having(line, ground)
    yield from (heir for heir in _near(line, ground) if heir.holder.pk not in has_already)


def _near(line: Line, ground: Ground) -> Iterator[Heir]:
    area, letter = line.area, line.row.letter
    assert area is not None
    if letter in REPLACING:
        for wanted in dict.fromkeys((letter, Letter.A)):
            rows = [row for row in ground.given[area.pk] if row.letter == wanted and row.deputy]
            yield from (
                Heir(row.person, "deputy here")
                for row in rows
                if row.person and not line.row.deputy and ground.may_take(row.person)
            )
        yield from (
            Heir(person, "responsible here") for person in ground.work[area.pk] if ground.may_take(person)
        )
        for person in ground.leads(area.owning_team_id):
            yield Heir(person, f"leads {_led(person, area.owning_team_id, ground)}")
    for row in ground.own:
        for person in ground.leads(row.team_id):
            yield Heir(person, f"leads {_led(person, row.team_id, ground)}")


def _having(line: Line, ground: Ground) -> set[int]:
    """For whom the line adds nothing: nobody stands in for themselves, or is asked about their own work."""
    letters = {Letter.A} if line.kind == "holds" and line.row.deputy else set()
    if line.kind == "holds" and line.row.letter in (Letter.C, Letter.I):
        letters = {Letter.A, Letter.R}
    rows = ground.given[line.row.area_id]
    return {row.person_id for row in rows if row.letter in letters and row.person_id and not row.deputy}


def _led(person: Person, team: int | None, ground: Ground) -> str:
    while team is not None and team in ground.teams:
        if any(row.lead and row.person_id == person.pk for row in ground.members[team]):
            return ground.teams[team].name
        team = ground.teams[team].parent_id
    return "the team above"


def _sitters(line: Line, ground: Ground) -> Iterator[Heir]:
    """Who leads the team beside them, who has the seat's job role there, then the lead above."""
    row = line.row
    there = (
        [each for each in ground.members[row.team_id] if ground.may_take(each.person)] if row.team_id else []
    )
    yield from (Heir(each.person, f"leads {each.team} too") for each in there if each.lead)
    if row.seat_id:
        role = row.seat.job_role_id
        yield from (
            Heir(each.person, f"also {row.seat.job_role}")
            for each in there
            if each.person.job_role_id == role
        )
    if above := ground.above(row.team_id):
        yield from (Heir(person, f"leads {above}") for person in ground.leads(above.pk))


def _teams(line: Line, ground: Ground, of: Team) -> Iterator[Heir]:
    """The team that owns the area, then the one above."""
    owning = ground.teams.get((line.area.owning_team_id or 0) if line.area else 0)
    if owning and line.kind == "holds":
        yield Heir(owning, "owns the area")
    if above := ground.above(of.pk):
        yield Heir(above, "the team above")
