"""What a set of edits stands on: its areas, locked, its holders, and what their cells hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.matrix.given import Given, Place, given, seen
from ownership.matrix.model import Key
from ownership.models import Area
from ownership.querysets.period import here
from teams.models import Person, Seat, Team, User

if TYPE_CHECKING:
    from .cells import Edit

RELOAD = "is not there any more. Load the page again."


@dataclass(frozen=True)
class Party:
    name: str
    gone: str
    """Why nothing can be given to it; empty where it can."""


@dataclass(frozen=True)
class Ground:
    on: dt.date
    areas: Mapping[int, Area]
    mine: frozenset[int]
    parties: Mapping[Key, Party]
    cells: Mapping[Place, tuple[Given, ...]]

    def cell(self, place: Place) -> tuple[Given, ...]:
        return self.cells.get(place, ())

    def seen(self, place: Place) -> str:
        return seen(self.cell(place), on=self.on)

    def refusal(self, edit: Edit) -> str:
        """Why this cell cannot be edited so by whoever asks; empty where it can."""
        area, party = self.areas.get(edit.area), self.parties.get(edit.holder)
        if area is None:
            return f"This area {RELOAD}"
        if area.pk not in self.mine:
            lead = "Ask the lead of the team it belongs to, or an administrator."
            return f"{area} is not yours to change. {lead}"
        if party is None and not edit.holder[1]:
            return "This column stands for whoever has no place of that kind. Choose another column."
        if party is None:
            return f"Whom this column is about {RELOAD}"
        if edit.give and area.lifecycle == Lifecycle.RETIRED:
            return f"{area} is retired: nobody can be named for it."
        return party.gone if edit.give else ""


def ground(*, edits: Sequence[Edit], actor: User | None, on: dt.date, since: dt.date) -> Ground:
    """Lock the areas, so that of two who edit a cell the second finds what the first did. Seven queries."""
    ids = sorted({each.area for each in edits})
    rows = Area.objects.filter(id__in=ids).order_by("id").select_for_update(no_key=True)
    areas = {area.pk: area for area in rows}
    mine = Area.objects.filter(permissions.may_answer_for_areas(user=actor, on=on), id__in=ids)
    holders = {each.holder for each in edits}
    return Ground(
        on,
        areas,
        frozenset(mine.values_list("pk", flat=True)),
        _parties(holders, since),
        given(on=on, areas=areas, holders=holders),
    )


def _parties(holders: set[Key], since: dt.date) -> dict[Key, Party]:
    found: dict[Key, Party] = {}
    if ids := [id for kind, id in holders if kind == "person"]:
        for person in Person.objects.filter(id__in=ids).annotate(is_here=here(on=since)):
            gone = "" if person.is_here else f"{person} is not here on {_day(since)}. Name somebody who is."
            found["person", person.pk] = Party(person.name, gone)
    if ids := [id for kind, id in holders if kind == "team"]:
        for team in Team.objects.filter(id__in=ids):
            found["team", team.pk] = Party(team.name, _closed(team, team.closed_on, since))
    if ids := [id for kind, id in holders if kind == "seat"]:
        for seat in Seat.objects.filter(id__in=ids).select_related("job_role", "team"):
            closed = seat.team.closed_on if seat.team else None
            days = [day for day in (seat.retired_on, closed) if day]
            found["seat", seat.pk] = Party(str(seat), _closed(seat, min(days, default=None), since))
    return found


def _closed(party: Team | Seat, day: dt.date | None, since: dt.date) -> str:
    if day is None or day > since:
        return ""
    return f"{party} is closed since {_day(day)}. Choose another {party._meta.verbose_name}."


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
