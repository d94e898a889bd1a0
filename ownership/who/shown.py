"""Matches as somebody reads them: what each is, and the answer in short. A constant number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, Q, Value, When

from ownership.models import Area, Category
from ownership.querysets.period import here
from ownership.who.answer import short
from ownership.who.find import Match
from ownership.who.named import named
from ownership.who.passage import passage
from ownership.who.query import Query
from ownership.who.seats import sitting
from teams.models import Membership, Person, Seat, Team


@dataclass(frozen=True)
class Shown:
    """`says` is the answer in short, `place` where it belongs, `note` by what it was found."""

    match: Match
    name: str
    says: str
    place: str
    note: str
    gone: bool = False


def shown(*, matches: Iterable[Match], query: Query, on: dt.date) -> list[Shown]:
    """In the order of the matches; what was deleted meanwhile is left out."""
    by_kind: dict[str, list[Match]] = defaultdict(list)
    wanted = list(matches)
    for match in wanted:
        by_kind[match.kind].append(match)
    found: dict[Match, Shown] = {}
    for kind, group in by_kind.items():
        found |= {each.match: each for each in READ[kind](group, query, on)}
    return [found[match] for match in wanted if match in found]


def _areas(matches: list[Match], query: Query, on: dt.date) -> list[Shown]:
    ids = [match.id for match in matches]
    areas = Area.objects.select_related("owning_team", "parent").prefetch_related("resources").in_bulk(ids)
    owners = named(on=on, areas=ids, letters=["A"])
    return [
        Shown(
            match,
            area.name,
            short(area=area, lines=owners[area.pk], on=on),
            f"in {area.parent}" if area.parent else f"{area.owning_team or ''}",
            passage(area=area, query=query, value=match.value),
            area.lifecycle == "retired",
        )
        for match in matches
        if (area := areas.get(match.id))
    ]


def _people(matches: list[Match], query: Query, on: dt.date) -> list[Shown]:
    is_here = Case(When(here(on=on), then=Value(True)), default=Value(False), output_field=BooleanField())
    people = Person.objects.annotate(here=is_here).select_related("job_role")
    found = people.in_bulk([match.id for match in matches])
    seen = [(match, found[match.id]) for match in matches if match.id in found]
    return [
        Shown(match, person.name, _role(person), person.email or "", "", not person.here)
        for match, person in seen
    ]


def _role(person: "Person") -> str:
    if not getattr(person, "here", True):
        return "Has left"
    return str(person.job_role) if person.job_role else "Person"


def _teams(matches: list[Match], query: Query, on: dt.date) -> list[Shown]:
    ids = [match.id for match in matches]
    teams = Team.objects.select_related("parent").in_bulk(ids)
    leads: dict[int | None, list[str]] = defaultdict(list)
    leading = Membership.objects.filter(here(on=on, person="person"), team__in=ids, lead=True)
    for row in leading.filter(period__contains=on).select_related("person").order_by("person__sort_name"):
        leads[row.team_id].append(row.person.name)
    return [
        Shown(
            match,
            team.name,
            f"{' and '.join(leads[team.pk])} lead{'s' if len(leads[team.pk]) == 1 else ''} it"
            if leads[team.pk]
            else "Nobody leads it",
            f"in {team.parent}" if team.parent else "",
            team.chat,
            team.closed_on is not None and team.closed_on <= on,
        )
        for match in matches
        if (team := teams.get(match.id))
    ]


def _seats(matches: list[Match], query: Query, on: dt.date) -> list[Shown]:
    ids = [match.id for match in matches]
    seats = Seat.objects.select_related("job_role", "team").in_bulk(ids)
    people = sitting(seats=ids, on=on)
    return [
        Shown(match, str(seat), _sits([person.name for person in people[seat.pk]]), "", "")
        for match in matches
        if (seat := seats.get(match.id))
    ]


def _sits(names: list[str]) -> str:
    return (
        f"{' and '.join(names)} sit{'s' if len(names) == 1 else ''} there" if names else "Nobody sits there"
    )


def _categories(matches: list[Match], query: Query, on: dt.date) -> list[Shown]:
    active = Count("areas", filter=~Q(areas__lifecycle="retired"))
    found = Category.objects.annotate(count=active).in_bulk([match.id for match in matches])
    return [
        Shown(match, category.name, f"{category.count} area{'' if category.count == 1 else 's'}", "", "")
        for match in matches
        if (category := found.get(match.id))
    ]


READ: dict[str, Callable[[list[Match], Query, dt.date], list[Shown]]] = {
    "area": _areas,
    "person": _people,
    "team": _teams,
    "seat": _seats,
    "category": _categories,
}
