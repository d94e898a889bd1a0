"""Verbs about the words of the whole organisation: job roles and categories."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ownership.changes import Change, ChangeSet, Create
from ownership.models import Category
from teams.models import JobRole, User

from .writer import Applied, apply

Entry = JobRole | Category


def new_entry(*, entry: type[Entry], values: Mapping[str, Any], actor: User | None, on: dt.date) -> Applied:
    """Make a job role or a category of its columns."""
    label = f"New {entry._meta.verbose_name} {values['name']}"
    row = Create(entry._meta.label, values, key="entry")
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on)


def change_entry(
    *, entry: Entry, values: Mapping[str, Any], was: Mapping[str, Any], actor: User | None, on: dt.date
) -> Applied:
    row = Change(entry._meta.label, entry.pk, values, was=was)
    label = f"{str(entry._meta.verbose_name).capitalize()} {was.get('name', entry)} described"
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on)
