"""What the rows in the log refer to, by name, also where it is not there any more. One query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import ForeignKey

from ownership.models import Area, Category, Decision
from teams.models import JobRole, Person, Seat, Team, User

from .images import Images
from .kinds import KINDS

# The newest event of a row has its name, also after its end.
_NEWEST = "SELECT DISTINCT ON (pgh_obj_id) '{label}', pgh_obj_id, {name} FROM {table} e {joins}"
_OF_THESE = "WHERE pgh_obj_id = ANY(%({label})s) ORDER BY pgh_obj_id, pgh_id DESC"
_SEAT = """
coalesce((SELECT name FROM teams_jobrole WHERE id = e.job_role_id), 'A job role')
|| coalesce(' of ' || (SELECT name FROM teams_team WHERE id = e.team_id), '')"""
_USERS = """
SELECT 'teams.User', u.id, coalesce(p.name, u.email)
FROM teams_user u LEFT JOIN teams_person p ON p.user_id = u.id WHERE u.id = ANY(%(teams.User)s)
UNION ALL SELECT 'address', u.id, u.email FROM teams_user u WHERE u.id = ANY(%(teams.User)s)"""
_NAMED = {model._meta.label: "e.name" for model in (Area, Team, Person, Category, JobRole)} | {
    Seat._meta.label: _SEAT,
    Decision._meta.label: "e.title",
}


@dataclass(frozen=True)
class Names:
    found: dict[tuple[str, int], str]

    def of(self, model: Any, id: Any) -> str:
        """ "somebody" and "something" are what no log knows."""
        if id is None:
            return ""
        return self.found.get((model._meta.label, id), "somebody" if model in (Person, User) else "something")

    def address(self, id: int | None) -> str:
        """Of an account: what it signs in with."""
        return self.found.get(("address", id), "an account that is gone") if id else ""

    def user(self, id: int | None) -> str:
        return self.of(User, id)


def load(all_images: Iterable[tuple[str, Images]], *, users: Collection[int]) -> Names:
    wanted: dict[str, set[int]] = defaultdict(set)
    wanted[User._meta.label] |= set(users)
    for kind, images in all_images:
        for image in images:
            for label, id in _referred(kind, image or {}):
                wanted[label].add(id)
    with connection.cursor() as cursor:
        cursor.execute(_sql(), {label: list(wanted[label]) for label in (*_NAMED, User._meta.label)})
        return Names({(label, id): name for label, id, name in cursor.fetchall()})


def _sql() -> str:
    parts = [
        f"({_NEWEST.format(label=label, name=name, table=KINDS[label].table, joins='')}"
        f" {_OF_THESE.format(label=label)})"
        for label, name in _NAMED.items()
    ]
    return " UNION ALL ".join([*parts, _USERS])


def _referred(kind: str, image: dict[str, Any]) -> Iterable[tuple[str, int]]:
    model = KINDS[kind].model
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and image.get(field.attname) is not None:
            yield field.related_model._meta.label, image[field.attname]
    if kind in _NAMED and image:
        yield kind, image["pgh_obj_id"]
