"""Whether somebody may make a change set: what each row belongs to, asked once a kind of owner."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from ownership import permissions
from ownership.models import Area, Assignment, Finding, Resource, Waiver
from teams.models import Employment, Membership, Person, Seat, Team, User

from .naming import name
from .problems import Problem
from .work import Table, Values, Work

SUBJECT: dict[str, Table] = {"area_id": Area, "person_id": Person, "team_id": Team, "seat_id": Seat}
# A row belongs to what it is about, as it was and as it will be. What is not here is an administrator's.
ABOUT: dict[Table, tuple[str, ...]] = {
    Assignment: ("area_id",),
    Resource: ("area_id",),
    Waiver: tuple(SUBJECT),
    Finding: tuple(SUBJECT),
    Membership: ("team_id",),
    Seat: ("team_id",),
    Employment: ("person_id",),
}
# These are owned themselves; they are made inside, and moved only into, what is one's own.
PLACE: dict[Table, dict[str, Table]] = {
    Area: {"owning_team_id": Team, "parent_id": Area},
    Team: {"parent_id": Team},
    Person: {},
}
# Who somebody signs in as decides what they may do.
IDENTITY = {"user_id", "email"}
Owner = tuple[Table, int]


def forbidden(work: Work, *, actor: User | None, on: dt.date) -> Iterator[Problem]:
    """Name what the actor may not change."""
    if permissions.is_administrator(user=actor):
        return
    asked: dict[Table, set[int]] = defaultdict(set)
    unowned: dict[Owner, Values] = {}
    for model, id, row in _rows(work, actor):
        owners = list(_owners(model, id, row, work))
        if not owners:
            unowned.setdefault((model, id), row)
        for table, owner in owners:
            if owner not in work.creates[table]:
                asked[table].add(owner)
    for (model, _), row in unowned.items():
        yield _problem(name(model, row, work), "Ask an administrator.")
    for table, ids in asked.items():
        rows = table._default_manager.filter(id__in=ids).exclude(_mine(table, actor, on))
        for each in rows.order_by("id"):
            yield _problem(str(each), "Ask the lead of the team it belongs to, or an administrator.")


def _rows(work: Work, actor: User | None) -> Iterator[tuple[Table, int, Values]]:
    """Each touched row as it was and as it will be, but one's own answers to what one was asked."""
    answers = [id for id, values in work.changes[Assignment].items() if set(values) == {"acceptance"}]
    own = Assignment.objects.filter(permissions.may_answer(user=actor), id__in=answers)
    answered = set(own.values_list("id", flat=True))
    touched = {*work.creates, *work.changes, *work.removes}
    for model in sorted(touched, key=lambda each: each._meta.label):
        for id in work.removes[model]:
            yield model, id, work.before[model][id]
        for id, values in work.changes[model].items():
            if model is not Assignment or id not in answered:
                yield model, id, work.before[model][id]
                yield model, id, work.before[model][id] | values
        for id, values in work.creates[model].items():
            yield model, id, values


def _owners(model: Table, id: int, row: Values, work: Work) -> Iterator[Owner]:
    if model in ABOUT:
        yield from ((SUBJECT[column], row[column]) for column in ABOUT[model] if row.get(column))
        return
    places = [
        (PLACE[model][column], row[column], column) for column in PLACE.get(model, ()) if row.get(column)
    ]
    if id in work.creates[model]:
        yield from ((table, owner) for table, owner, _ in places[:1])
        return
    changes = work.changes[model].get(id, {})
    if model in PLACE and not IDENTITY & set(changes):
        yield model, id
        yield from ((table, owner) for table, owner, column in places if column in changes)


def _mine(table: Table, actor: User | None, on: dt.date) -> Q:
    predicates = {
        Area: permissions.may_manage_areas,
        Team: permissions.may_manage_teams,
        Seat: permissions.may_manage_seats,
        Person: permissions.may_manage_people,
    }
    return predicates[table](user=actor, on=on)


def _problem(where: str, cure: str) -> Problem:
    return Problem("You may not change this.", where, cure)
