"""The change sets with which an installation begins; one request each, undone as one."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import ChangeSet, Create, New, Row
from ownership.models import Area as AreaRow
from ownership.models import Assignment
from ownership.models import Category as CategoryRow
from ownership.operations import Applied, apply, slug_of
from teams.models import JobRole, User

from .catalogue import Area, Category, Template
from .me import me, team_of_mine


@dataclass(frozen=True)
class First:
    """An area of one's own, with the letters that one holds oneself: "A", "R", "AR" or none."""

    name: str
    letters: str


def from_template(
    *,
    template: Template,
    areas: Collection[str],
    roles: Collection[str],
    name: str,
    team: str,
    actor: User,
    on: dt.date,
) -> Applied:
    """Take these areas and job roles of a template; what is there already is left as it is."""
    person, rows = me(name=name, user=actor)
    team_id, team_rows = team_of_mine(name=team, person=person, on=on)
    rows += team_rows
    chosen = [area for area in template.areas if area.name in areas]
    there = _names(AreaRow.objects.filter(parent=None))
    categories, category_rows = _categories([area.category for area in chosen])
    rows += category_rows
    rows += [
        Create(AreaRow._meta.label, _area(area, categories, team_id), f"area {area.name}")
        for area in chosen
        if area.name.lower() not in there
    ]
    known = _names(JobRole.objects.all())
    rows += [
        Create(
            JobRole._meta.label,
            {"name": role.name, "track": role.track, "levels": list(role.levels), "summary": role.summary},
        )
        for role in template.roles
        if role.name in roles and role.name.lower() not in known
    ]
    return apply(changes=ChangeSet(f"First areas: {template.title.lower()}", tuple(rows)), actor=actor, on=on)


def by_hand(*, name: str, team: str, areas: Iterable[First], actor: User, on: dt.date) -> Applied:
    """A team, oneself as its lead, and its first areas with one's own letters."""
    person, rows = me(name=name, user=actor)
    team_id, team_rows = team_of_mine(name=team, person=person, on=on)
    rows += team_rows
    for area in areas:
        key = f"area {area.name}"
        values = {"name": area.name, "slug": slug_of(name=area.name), "owning_team_id": team_id}
        rows.append(Create(AreaRow._meta.label, values, key))
        rows += [_given(New(key), letter, person, on) for letter in area.letters]
    return apply(changes=ChangeSet(f"First matrix of {team}", tuple(rows)), actor=actor, on=on)


def introduce(*, name: str, actor: User, on: dt.date) -> Applied | None:
    """Make the account a person's; nothing where it is one's already."""
    _, rows = me(name=name, user=actor)
    return apply(changes=ChangeSet(f"{name} signs in", tuple(rows)), actor=actor, on=on) if rows else None


def _categories(wanted: Iterable[Category]) -> tuple[dict[str, int | New], list[Row]]:
    there = {name.lower(): pk for pk, name in CategoryRow.objects.values_list("pk", "name")}
    found: dict[str, int | New] = {}
    rows: list[Row] = []
    for category in dict.fromkeys(wanted):
        found[category.name] = there.get(category.name.lower()) or New(f"category {category.name}")
        if category.name.lower() not in there:
            values = {
                "name": category.name,
                "perspective": category.perspective,
                "colour": category.colour,
                "position": len(there) + len(rows),
            }
            rows.append(Create(CategoryRow._meta.label, values, f"category {category.name}"))
    return found, rows


def _area(area: Area, categories: dict[str, int | New], team: int | New) -> dict[str, Any]:
    return {
        "name": area.name,
        "slug": slug_of(name=area.name),
        "kind": area.kind,
        "criticality": area.criticality,
        "description": area.description,
        "category_id": categories[area.category.name],
        "owning_team_id": team,
    }


def _given(area: New, letter: str, person: int | New, on: dt.date) -> Create:
    values = {"area_id": area, "letter": letter, "person_id": person, "period": DateRange(on, None)}
    return Create(Assignment._meta.label, values)


def _names(rows: Any) -> set[str]:
    return {name.lower() for name in rows.values_list("name", flat=True)}
