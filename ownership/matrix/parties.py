"""Names and places of people, teams and seats on a day: three queries, however many."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet, Value
from django.db.models.expressions import RawSQL

from ownership.querysets.among import among
from ownership.querysets.period import here
from teams.models import Person, Seat, Team

from .model import Key
from .placed import placed

Path = tuple[tuple[str, int], ...]
# As a union, so that each is found by an index of its own.
_WANTED = """SELECT unnest(%s::bigint[]) UNION SELECT m.person_id FROM teams_membership m
WHERE m.team_id = ANY(%s::bigint[]) AND (m.period @> %s::date) IS TRUE"""


@dataclass(frozen=True, slots=True)
class TeamFacts:
    name: str
    sort_name: str
    parent: int | None
    closed: bool


@dataclass(frozen=True, slots=True)
class SeatFacts:
    name: str
    team: int | None
    retired: bool


@dataclass(slots=True)
class PersonFacts:
    name: str
    sort_name: str
    here: bool
    places: list[tuple[int | None, int | None, bool, int]] = field(default_factory=list)
    """Team, seat, whether a lead there, per cent of time."""

    @property
    def teams(self) -> list[int]:
        return sorted({team for team, *_ in self.places if team})

    @property
    def seats(self) -> list[int]:
        return sorted({seat for _, seat, *_ in self.places if seat})

    def main_team(self, within: set[int]) -> int | None:
        """Where their column stands: rather in a team asked for, rather where most of their time goes."""
        places = [(team not in within, -time, not lead, team) for team, _, lead, time in self.places if team]
        return min(places)[3] if places else None


@dataclass(slots=True)
class Parties:
    teams: dict[int, TeamFacts]
    seats: dict[int, SeatFacts]
    people: dict[int, PersonFacts] = field(default_factory=dict)
    _members: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def name(self, key: Key) -> str:
        kind, id_ = key
        if kind == "person":
            return self.people[id_].name
        return self.teams[id_].name if kind == "team" else self.seats[id_].name

    def team_of(self, key: Key, within: set[int]) -> int | None:
        kind, id_ = key
        if kind == "person":
            return self.people[id_].main_team(within)
        return id_ if kind == "team" else self.seats[id_].team

    def members(self, team: int) -> list[int]:
        """People of a team who are here."""
        return self._members.get(team, [])

    def lineage(self, team: int | None) -> list[int]:
        """The team and those above it, nearest first; a circle of a past day ends."""
        found: list[int] = []
        while team is not None and team not in found:
            found.append(team)
            team = self.teams[team].parent
        return found

    def subtree(self, team: int) -> set[int]:
        return {other for other in self.teams if team in self.lineage(other)}

    def asked(self, team: int | None, *, own: bool) -> set[int] | None:
        """Of which teams areas are asked for: one with those below it, or `own` alone. None: of all."""
        return None if team is None else {team} if own else self.subtree(team)

    def path(self, team: int | None) -> Path:
        """Sorts teams as a tree, and what has none after them."""
        lineage = self.lineage(team)
        return tuple((self.teams[one].sort_name, one) for one in reversed(lineage)) or ((chr(0x10FFFF), 0),)

    def load_people(self, *, on: dt.date, ids: Iterable[int], teams: Iterable[int]) -> None:
        """Learn these people, and the members of these teams."""
        rows = (
            Person.objects.alias(
                live=FilteredRelation("memberships", condition=Q(memberships__period__contains=on))
            )
            .filter(id__in=RawSQL(_WANTED, [list(ids), list(teams), on]))  # noqa: S611 - our own text alone
            .annotate(is_here=here(on=on))
            .order_by("sort_name", "id")
            .values_list(
                *("id", "name", "sort_name", "is_here"),
                *("live__team_id", "live__seat_id", "live__lead", "live__allocation"),
            )
        )
        for id_, name, sort_name, is_here, team, seat, lead, time in rows:
            person = self.people.setdefault(id_, PersonFacts(name, sort_name, is_here))
            if team or seat:
                person.places.append((team, seat, lead, time or 0))
            if team and is_here and id_ not in self._members[team]:
                self._members[team].append(id_)

    def load_names(self, *, ids: Iterable[int]) -> None:
        """Of these people nothing else: not where they are, nor whether they are here."""
        rows = Person.objects.filter(among(column="id", ids=ids)).values_list("id", "name", "sort_name")
        self.people |= {id_: PersonFacts(name, sort_name, here=True) for id_, name, sort_name in rows}

    def learn(self, *, on: dt.date, teams: Iterable[int | None], seats: Iterable[int | None]) -> None:
        """These teams and seats, and where the people known so far are; a query where one is not known."""
        places = [place for person in self.people.values() for place in person.places]
        new_teams = {*teams, *(team for team, *_ in places)} - self.teams.keys() - {None}
        new_seats = {*seats, *(seat for _, seat, *_ in places)} - self.seats.keys() - {None}
        if new_teams or new_seats:
            self._add(placed(on=on, teams=new_teams, seats=new_seats), on)

    def add_names(self, *, of: Parties) -> None:
        """Of another day, where what is known of this one does not matter."""
        self.people = of.people
        self.teams = of.teams | self.teams
        self.seats = of.seats | self.seats

    def _add(self, rows: Iterable[tuple[Any, ...]], on: dt.date) -> None:
        """Rows of teams and seats: kind, id, name, what sorts it, the team it is in, when it ended."""
        teams_first = sorted(rows, key=itemgetter(0), reverse=True)
        for kind, id_, name, sort_name, within, until in teams_first:
            ended = until is not None and until <= on
            if kind == "team":
                self.teams[id_] = TeamFacts(name, sort_name, within, ended)
            else:
                named = f"{name} of {self.teams[within].name}" if within else name
                self.seats[id_] = SeatFacts(named, within, ended)


def load(*, on: dt.date, team: int | None = None) -> Parties:
    """All teams and seats, or those of a team, of those below and above it. The others, and people, are
    learnt when it is known who matters. One query."""
    found = Parties({}, {})
    found._add(_all(on) if team is None else placed(on=on, below=[team]), on)
    return found


def _all(on: dt.date) -> QuerySet[Team, Any]:
    place = FilteredRelation("placements", condition=Q(placements__period__contains=on))
    teams: QuerySet[Team, Any] = Team.objects.alias(place=place).values_list(
        *(Value("team"), "id", "name", "sort_name", "place__parent_id", "place__closed_on")
    )
    seats: Any = Seat.objects.values_list(
        *(Value("seat"), "id", "job_role__name", Value(""), "team_id", "retired_on")
    )
    return teams.union(seats, all=True)
