"""The rows that give one line to somebody else, end it, or leave it unowned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, Create, End, Row
from ownership.models import Area, Assignment
from ownership.operations.assigning import ASSIGNMENT, CARRIED, Holder, held_by
from ownership.operations.merging import without
from teams.models import Membership, Person, Team

from .ground import Ground
from .held import Line

AREA, TEAM, MEMBERSHIP = Area._meta.label, Team._meta.label, Membership._meta.label
Key = tuple[Any, ...]


@dataclass
class Giving:
    """What was given so far, so that nobody gets the same twice."""

    ground: Ground
    # Who breaks the ties that the one who hands over broke, by assignment.
    ties: dict[int, Person | None] = field(default_factory=dict)
    given: dict[Key, list[DateRange]] = field(default_factory=dict)
    raised: set[int] = field(default_factory=set)

    def seen(self, line: Line) -> Row:
        """Nothing, if it is as it was seen."""
        return Change(line.row._meta.label, line.row.pk, {}, was=line.was)

    def give(self, line: Line, to: Holder) -> Iterator[Row]:
        yield self.seen(line)
        if line.kind == "holds":
            yield End(ASSIGNMENT, line.row.pk, self.ground.day)
            yield from self._letter(line.row, to)
        elif line.kind == "breaks":
            yield Change(ASSIGNMENT, line.row.pk, {"tie_breaker_id": to.pk})
        elif line.kind == "owns":
            yield Change(AREA, line.row.pk, {"owning_team_id": to.pk})
        elif line.kind == "below":
            yield Change(TEAM, line.row.pk, {"parent_id": to.pk})
        else:
            yield from self._place(line.row, to)

    def drop(self, line: Line, *, stays: bool) -> Iterator[Row]:
        yield self.seen(line)
        if line.kind == "holds":
            yield End(ASSIGNMENT, line.row.pk, self.ground.day)
        elif line.kind == "breaks":
            yield Change(ASSIGNMENT, line.row.pk, {"tie_breaker_id": None})
        elif line.kind == "owns":
            yield Change(AREA, line.row.pk, {"owning_team_id": None})
        elif line.kind == "below":
            yield Change(TEAM, line.row.pk, {"parent_id": None})
        else:
            yield End(MEMBERSHIP, line.row.pk, self.ground.day)
            if stays and line.kind == "sits" and line.row.team_id:
                # No longer its lead, or on that seat; still in the team.
                yield from self.member(line.row, line.row.person_id, line.row.team_id)

    def _letter(self, row: Assignment, to: Holder) -> Iterator[Row]:
        """What the holder does not have yet of the letter, and no deputy of it any longer."""
        holder, start = held_by(holder=to), max(row.period.lower, self.ground.day)
        key = (row.area_id, row.letter, row.deputy, *holder.items())
        if key not in self.given:
            has = self.ground.taken(area=row.area_id, letter=row.letter, deputy=row.deputy, holder=holder)
            self.given[key] = [each.period for each in has]
        carried = {column: getattr(row, column) for column in CARRIED}
        tie = self.ties.get(row.pk, row.tie_breaker)
        carried |= {"letter": row.letter, "tie_breaker_id": tie and tie.pk}
        values = {"area_id": row.area_id, **holder, **carried}
        for period in self._missing(key, DateRange(start, row.period.upper)):
            yield Create(ASSIGNMENT, {**values, "period": period})
        if not row.deputy:
            stands_in = self.ground.taken(area=row.area_id, letter=row.letter, deputy=True, holder=holder)
            yield from (End(ASSIGNMENT, each.pk, start) for each in stands_in)

    def _place(self, row: Membership, to: Holder) -> Iterator[Row]:
        """A seat or a lead to another person; a member to another team."""
        yield End(MEMBERSHIP, row.pk, self.ground.day)
        if isinstance(to, Team):
            yield from self.member(row, row.person_id, to.pk)
            return
        start = max(row.period.lower, self.ground.day)
        same = self._beside(to, row, start)
        if not (row.lead and same):
            yield from self.member(row, to.pk, row.team_id, seat=row.seat_id, lead=row.lead)
        elif not same.lead and same.pk not in self.raised:
            self.raised.add(same.pk)
            begin = max(start, same.period.lower)
            values = {
                column: getattr(same, column) for column in ("person_id", "team_id", "seat_id", "allocation")
            }
            yield End(MEMBERSHIP, same.pk, begin)
            yield Create(MEMBERSHIP, {**values, "lead": True, "period": DateRange(begin, same.period.upper)})

    def member(
        self, row: Membership, person: int, team: int | None, *, seat: int | None = None, lead: bool = False
    ) -> Iterator[Row]:
        """A place in a team for the rest of a membership, for the days on which there is none yet."""
        key = ("member", person, team, seat)
        if key not in self.given:
            rows = self.ground.members.get(team or 0, [])
            self.given[key] = [
                each.period
                for each in rows
                if (each.person_id, each.seat_id) == (person, seat) and each.pk != row.pk
            ]
        start = max(row.period.lower, self.ground.day)
        values = {"person_id": person, "team_id": team, "seat_id": seat, "lead": lead}
        for period in self._missing(key, DateRange(start, row.period.upper)):
            yield Create(MEMBERSHIP, {**values, "period": period})

    def _beside(self, to: Holder, row: Membership, start: dt.date) -> Membership | None:
        """The membership that somebody has in the same place already; for a lead, on any seat there."""
        rows = [
            each
            for each in self.ground.members.get(row.team_id or 0, [])
            if each.person_id == to.pk and (each.period.upper is None or each.period.upper > start)
        ]
        same = next((each for each in rows if each.seat_id == row.seat_id), None)
        return same if row.seat_id or same else next(iter(rows), None)

    def _missing(self, key: Key, period: DateRange) -> list[DateRange]:
        parts = without(period=period, taken=self.given[key])
        self.given[key] = [*self.given[key], *parts]
        return parts
