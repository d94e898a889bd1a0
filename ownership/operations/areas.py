"""Verbs about areas."""

import datetime as dt
from typing import Any

from django.utils.text import slugify

from ownership.changes import Change, ChangeSet, Create
from ownership.enums import Lifecycle
from ownership.models import Area
from teams.models import Team, User

from .writer import Applied, apply

AREA = Area._meta.label


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
        "slug": slug_of(name=name),
        "parent_id": parent and parent.pk,
        "owning_team_id": owning_team and owning_team.pk,
        **values,
    }
    return apply(changes=ChangeSet(f"New area {name}", (Create(AREA, row, key="area"),)), actor=actor, on=on)


def rename_area(*, area: Area, name: str, actor: User | None, on: dt.date) -> Applied:
    row = Change(AREA, area.pk, {"name": name, "slug": slug_of(name=name)}, was={"name": area.name})
    return apply(changes=ChangeSet(f"{area} is now called {name}", (row,)), actor=actor, on=on)


def move_area(*, area: Area, parent: Area | None, actor: User | None, on: dt.date) -> Applied:
    """Put an area, with all below it, below another one, or at the top."""
    row = Change(AREA, area.pk, {"parent_id": parent and parent.pk}, was={"parent_id": area.parent_id})
    return apply(changes=ChangeSet(f"{area} below {parent or 'nothing'}", (row,)), actor=actor, on=on)


def retire_area(*, area: Area, actor: User | None, on: dt.date) -> Applied:
    """Retire an area; what is still held of it ends that day."""
    row = Change(AREA, area.pk, {"lifecycle": Lifecycle.RETIRED.value})
    return apply(changes=ChangeSet(f"{area} is retired", (row,)), actor=actor, on=on)
