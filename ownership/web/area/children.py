"""The areas below one that are in use, the first of them with who is accountable."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window

from ownership.enums import Letter, Lifecycle
from ownership.models import Area
from ownership.who.named import Named, named

SHOWN = 40


@dataclass(frozen=True)
class Below:
    lines: list[tuple[Area, list[Named]]]
    count: int


def below(*, area: Area, on: dt.date) -> Below:
    """By name; two queries, one where there is none."""
    rows = (
        area.children.exclude(lifecycle=Lifecycle.RETIRED).only("name", "parent").order_by("sort_name", "pk")
    )
    found: Any = list(rows.annotate(all=Window(Count("pk")))[:SHOWN])
    if not found:
        return Below([], 0)
    owners = named(on=on, areas=[each.pk for each in found], letters=[Letter.A])
    lines = [(each, [line for line in owners.get(each.pk, []) if not line.deputy]) for each in found]
    return Below(lines, found[0].all)
