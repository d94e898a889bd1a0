"""The list of people: which, in what order, with what is counted of those whose figures one may see."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from ownership import permissions
from ownership.operations.looking import looked
from ownership.querysets.period import here
from ownership.rules.burden import Burden, burdens
from ownership.web.counts import looked_up
from ownership.web.person.places import once
from ownership.web.sorting import Head, Sorting, sorting
from teams.models import Membership, Person, User

HEADS = (
    Head("name", "Name"),
    Head("role", "Job role", wide=True),
    Head("manager", "Manager", wide=True),
    Head("answers", "Accountable", "Areas that wait on this person's answer", number=True),
)
COLUMNS = {
    "name": "sort_name",
    "role": "job_role__name",
    "manager": "manager__sort_name",
    "answers": "answers",
}


@dataclass(frozen=True)
class Row:
    """`burden` is None for whom it is not to see."""

    person: Person
    here: bool
    memberships: list[Membership]
    burden: Burden | None


@dataclass(frozen=True)
class Listed:
    """`known` is what is counted of all whose figures one may see, where it was asked for to sort by."""

    people: QuerySet[Person]
    order: Sorting
    known: dict[int, Burden] | None = None


def listed(*, request: HttpRequest, people: QuerySet[Person], user: User, on: dt.date) -> Listed:
    """Sorted in SQL; by what is counted only among those whose figures one may see."""
    order = sorting(request=request, heads=HEADS)
    may_see, known = permissions.may_see_figures(user=user, on=on), None
    valued = people.annotate(is_here=here(on=on), may_see=may_see).select_related(
        "job_role", "manager", "user"
    )
    if order.by == "answers":
        seen = Person.objects.filter(may_see).values_list("pk", flat=True)
        known = burdens(on=on, people=set(seen))
        shown = {id: burden.areas for id, burden in known.items()}
        valued = valued.annotate(answers=looked_up(values=shown))
    return Listed(order.apply(valued, columns=COLUMNS), order, known)


def rows(*, people: list[Any], known: dict[int, Burden] | None, user: User, on: dt.date) -> list[Row]:
    """These people, in this order; whose figures are shown is noted. Three queries at most."""
    ids = [person.pk for person in people]
    seen = {person.pk for person in people if person.may_see}
    counts = known if known is not None else burdens(on=on, people=seen) if seen else {}
    looked(user=user, people=seen, on=on)
    there = Membership.objects.filter(person__in=ids, period__contains=on)
    memberships: dict[int, list[Membership]] = defaultdict(list)
    for row in there.select_related("team", "seat__job_role").order_by("-lead", "team__sort_name", "pk"):
        memberships[row.person_id].append(row)
    return [
        Row(
            person=person,
            here=person.is_here,
            memberships=once(memberships[person.pk]),
            burden=counts.get(person.pk, Burden()) if person.pk in seen else None,
        )
        for person in people
    ]
