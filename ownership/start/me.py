"""Who begins: their account becomes a person's, in a team that they lead."""

import datetime as dt
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from ownership.changes import Change, Create, New, Row
from ownership.operations import slug_of
from teams.models import Membership, Person, Team, User


def me(*, name: str, user: User) -> tuple[int | New, list[Row]]:
    """The person that the account is: theirs already, else one of that address or name, else a new one."""
    if own := Person.objects.filter(user=user).first():
        return own.pk, []
    email = user.email.lower()
    unlinked = Person.objects.filter(user=None)
    addressed = unlinked.filter(email__iexact=email).first()
    named = list(unlinked.filter(name__iexact=name).filter(Q(email=None) | Q(email__iexact=email))[:2])
    there = addressed or (named[0] if len(named) == 1 else None)
    values: dict[str, Any] = {"user_id": user.pk, "placeholder": False}
    others = Person.objects.exclude(pk=there.pk) if there else Person.objects.all()
    if not others.filter(email__iexact=email).exists():
        values["email"] = email
    if there:
        return there.pk, [Change(Person._meta.label, there.pk, values, was={"user_id": None})]
    return New("me"), [Create(Person._meta.label, {"name": name, **values}, "me")]


def team_of_mine(*, name: str, person: int | New, on: dt.date) -> tuple[int | New, list[Row]]:
    """A team with them as its lead; the one of that name, where it is there."""
    there = Team.objects.filter(parent=None, name__iexact=name, closed_on=None).first()
    rows: list[Row] = []
    team: int | New = there.pk if there else New("team")
    if there is None:
        values = {"name": name, "slug": slug_of(name=name), "kind": "stream-aligned"}
        rows.append(Create(Team._meta.label, values, "team"))
    if not (there and isinstance(person, int) and _is_in(person, there, on)):
        member = {"person_id": person, "team_id": team, "lead": True, "period": DateRange(on, None)}
        rows.append(Create(Membership._meta.label, member))
    return team, rows


def _is_in(person: int, team: Team, on: dt.date) -> bool:
    live = Membership.objects.filter(period__overlap=DateRange(on, None))
    return live.filter(person=person, team=team, seat=None).exists()
