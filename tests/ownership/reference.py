"""Holdings once more: plain, slow, word by word after the six sentences of the design."""

from typing import NamedTuple

from ownership.enums import Gap

from .organisations import Organisation, Row, date


class Held(NamedTuple):
    area: int
    source: int
    assignment: int
    letter: str
    deputy: bool
    person: int | None
    team: int | None
    seat: int | None
    gap: int | None


def holdings(world: Organisation, *, on: int) -> list[Held]:
    return [
        Held(area.id, found.area_id, found.id, found.letter, found.deputy, person, team, found.seat_id, gap)
        for area in world.areas
        for letter in "ARCIS"
        for found in _of_letter(world, area.id, letter, on)
        for person, team, gap in _answers(world, found, on)
    ]


def _place(world: Organisation, area: int | None, on: int) -> Row | None:
    return next((p for p in world.area_placements if p.area_id == area and p.period.has(on)), None)


def _of_letter(world: Organisation, area: int, letter: str, on: int) -> list[Row]:
    place = _place(world, area, on)
    if place is None or place.lifecycle == "retired":
        return []
    levels: list[list[Row]] = []
    seen: set[int] = set()
    while place and place.area_id not in seen:
        seen.add(place.area_id)
        levels.append(
            [
                row
                for row in world.assignments
                if row.area_id == place.area_id
                and row.letter == letter
                and row.period.has(on)
                and place.lifecycle != "retired"
            ]
        )
        place = _place(world, place.parent_id, on) if place.inherits else None
    if letter in "CIS":
        return levels[0] + [row for level in levels[1:] for row in level if not row.only_here]
    cover: list[Row] = []
    for level in levels:
        cover += [row for row in level if row.deputy]
        if holders := [row for row in level if not row.deputy]:
            return holders + cover
    return []


def _here(world: Organisation, person: int, on: int) -> bool:
    known = [row.period.has(on) for row in world.employments if row.person_id == person]
    return any(known) or not known


def _closed(world: Organisation, team: int, on: int) -> bool:
    return any(
        p.closed_on is not None and p.closed_on <= date(on)
        for p in world.team_placements
        if p.team_id == team and p.period.has(on)
    )


def _answers(world: Organisation, found: Row, on: int) -> list[tuple[int | None, int | None, int | None]]:
    """Person, team and gap of each row that the assignment becomes."""
    if found.person_id:
        here = _here(world, found.person_id, on)
        return [(found.person_id, None, None) if here else (None, None, Gap.DEPARTED)]
    members = [m for m in world.memberships if m.period.has(on) and _here(world, m.person_id, on)]
    if found.team_id:
        team, shut, none = found.team_id, _closed(world, found.team_id, on), Gap.NO_LEAD
        people = {m.person_id for m in members if m.team_id == team and m.lead}
    else:
        seat = next(row for row in world.seats if row.id == found.seat_id)
        team, none = seat.team_id, Gap.EMPTY_SEAT
        retired = seat.retired_on is not None and seat.retired_on <= date(on)
        shut = retired or (team is not None and _closed(world, team, on))
        people = {m.person_id for m in members if m.seat_id == seat.id}
    if shut:
        return [(None, team, Gap.CLOSED)]
    if found.team_id and found.letter != "A":
        return [(None, team, None)]
    return [(person, team, None) for person in people] or [(None, team, none)]
