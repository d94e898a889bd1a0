"""What is there already, around what is handed over; fetched once for all lines."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from ownership import holdings
from ownership.enums import Letter
from ownership.models import Assignment
from ownership.querysets.period import here
from teams.models import Membership, Person, Team

from .held import Line, Of


@dataclass
class Ground:
    """By area the assignments from the day on and the people who do the work; by team its members, and
    by id the open teams; the people who are here then.
    """

    of: Of
    day: dt.date
    given: dict[int, list[Assignment]] = field(default_factory=lambda: defaultdict(list))
    work: dict[int, list[Person]] = field(default_factory=lambda: defaultdict(list))
    members: dict[int, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    teams: dict[int, Team] = field(default_factory=dict)
    own: list[Membership] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @classmethod
    def of_lines(cls, *, of: Of, lines: Iterable[Line], day: dt.date) -> Ground:
        """Five queries, however many lines."""
        ground, areas = cls(of, day), {line.area.pk for line in lines if line.area}
        related = ("person", "team", "seat__job_role", "seat__team", "tie_breaker")
        rows = Assignment.objects.filter(area__in=areas, period__overlap=DateRange(day, None))
        for row in rows.select_related(*related).order_by("id"):
            ground.given[row.area_id].append(row)
        effective = holdings.at(on=day, areas=areas, letters=[Letter.R]).answerable()
        for held in effective.select_related("person").order_by("person__sort_name"):
            ground.work[held.area_id].append(held.person)  # type: ignore[arg-type]
        teams = Team.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day)).select_related("parent")
        ground.teams = {team.pk: team for team in teams.order_by("sort_name", "pk")}
        ground._members()
        return ground

    def _members(self) -> None:
        """Who is in a team or seat from the day on, and here then."""
        self.people = list(Person.objects.filter(here(on=self.day)).order_by("sort_name", "pk"))
        rows = Membership.objects.filter(period__overlap=DateRange(self.day, None))
        for row in rows.select_related("person", "team", "seat__job_role").order_by(
            "person__sort_name", "pk"
        ):
            if row.team_id:
                self.members[row.team_id].append(row)
            if isinstance(self.of, Person) and row.person_id == self.of.pk:
                self.own.append(row)

    def may_take(self, person: Person) -> bool:
        return person.pk in self.here and person != self.of

    @cached_property
    def here(self) -> set[int]:
        return {person.pk for person in self.people}

    def leads(self, team: int | None) -> list[Person]:
        """Who leads a team that day, else the nearest one above; not who hands over."""
        seen: set[int] = set()
        while team is not None and team in self.teams and team not in seen:
            seen.add(team)
            found = [
                row.person
                for row in self.members[team]
                if row.lead and row.period.lower <= self.day and self.may_take(row.person)
            ]
            if found:
                return list(dict.fromkeys(found))
            team = self.teams[team].parent_id
        return []

    def above(self, team: int | None) -> Team | None:
        found = self.teams.get(team or 0)
        return self.teams.get(found.parent_id or 0) if found else None

    def taken(self, *, area: int, letter: str, deputy: bool, holder: dict[str, Any]) -> list[Assignment]:
        """What a holder has of a letter already."""
        column, id = next(iter(holder.items()))
        return [
            row
            for row in self.given[area]
            if (row.letter, row.deputy, getattr(row, column)) == (letter, deputy, id)
        ]
