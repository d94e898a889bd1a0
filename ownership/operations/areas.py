"""Verbs about areas."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.text import slugify

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.enums import Lifecycle
from ownership.models import Area, Assignment, Resource
from teams.models import Team, User

from .writer import Applied, apply

AREA, RESOURCE = Area._meta.label, Resource._meta.label


def slug_of(*, name: str) -> str:
    """A name for addresses; names of signs alone have none of their own."""
    return slugify(name, allow_unicode=True)[:200] or "unnamed"


def create_area(
    *,
    name: str,
    actor: User | None,
    on: dt.date,
    parent: Area | None = None,
    owning_team: Team | None = None,
    **values: Any,
) -> Applied:
    """Make an area; `values` are other columns, as `criticality`."""
    row = {
        "name": name,
        "parent_id": parent and parent.pk,
        "owning_team_id": owning_team and owning_team.pk,
        **values,
    }
    return new_area(values=row, actor=actor, on=on)


def new_area(*, values: Mapping[str, Any], actor: User | None, on: dt.date) -> Applied:
    """Make an area of its columns."""
    row = Create(AREA, {**values, "slug": slug_of(name=values["name"])}, key="area")
    return apply(changes=ChangeSet(f"New area {values['name']}", (row,)), actor=actor, on=on)


def change_area(
    *,
    area: Area,
    values: Mapping[str, Any],
    was: Mapping[str, Any],
    actor: User | None,
    on: dt.date,
    resources: Mapping[str, Sequence[str]] | None = None,
) -> Applied:
    """Set columns of an area, and what it lists of each kind of resource that is given."""
    slug = {"slug": slug_of(name=values["name"])} if "name" in values else {}
    rows: list[Row] = [Change(AREA, area.pk, {**values, **slug}, was=was)]
    rows += _listed(area, resources or {})
    return apply(changes=ChangeSet(f"{was.get('name', area)} described", tuple(rows)), actor=actor, on=on)


def _listed(area: Area, wanted: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    there: dict[str, dict[str, int]] = {kind: {} for kind in wanted}
    for each in area.resources.filter(kind__in=wanted):
        there[each.kind][each.value] = each.pk
    for kind, values in wanted.items():
        yield from (Remove(RESOURCE, id) for value, id in there[kind].items() if value not in values)
        for value in values:
            if value not in there[kind]:
                yield Create(RESOURCE, {"area_id": area.pk, "kind": kind, "value": value})


def rename_area(*, area: Area, name: str, actor: User | None, on: dt.date) -> Applied:
    row = Change(AREA, area.pk, {"name": name, "slug": slug_of(name=name)}, was={"name": area.name})
    return apply(changes=ChangeSet(f"{area} is now called {name}", (row,)), actor=actor, on=on)


def move_area(*, area: Area, parent: Area | None, actor: User | None, on: dt.date) -> Applied:
    """Put an area, with all below it, below another one, or at the top."""
    row = Change(AREA, area.pk, {"parent_id": parent and parent.pk}, was={"parent_id": area.parent_id})
    return apply(changes=ChangeSet(f"{area} below {parent or 'nothing'}", (row,)), actor=actor, on=on)


def ending(*, area: Area, on: dt.date) -> QuerySet[Assignment]:
    """What ends on the day that an area is retired."""
    held = area.assignments.filter(period__overlap=DateRange(on, None))
    return held.select_related("person", "team", "seat__job_role", "seat__team").order_by("letter", "id")


def retire_area(*, area: Area, actor: User | None, on: dt.date) -> Applied:
    """Retire an area; what is still held of it ends that day."""
    row = Change(AREA, area.pk, {"lifecycle": Lifecycle.RETIRED.value})
    return apply(changes=ChangeSet(f"{area} is retired", (row,)), actor=actor, on=on)
