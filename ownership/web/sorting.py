"""Lists sorted by the heads that one clicks: `?sort=people`, and `?sort=-people` the other way round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest


@dataclass(frozen=True)
class Head:
    """A column: its name in the address, its words, and whether numbers begin with the largest."""

    name: str
    label: str
    title: str = ""
    number: bool = False
    wide: bool = False
    # For the template: "ascending", "descending" or nothing, and what a click asks for.
    sorted: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Sorting:
    heads: list[Head]
    by: str
    down: bool

    def apply(
        self, rows: QuerySet[Any], *, columns: Mapping[str, str], then: str = "sort_name"
    ) -> QuerySet[Any]:
        """In this order; where two are alike, by name. What has no value comes last."""
        column = F(columns[self.by])
        order: OrderBy = column.desc(nulls_last=True) if self.down else column.asc(nulls_last=True)
        return rows.order_by(order, then, "pk")


def sorting(*, request: HttpRequest, heads: Sequence[Head], default: str = "name") -> Sorting:
    """How the address asks for it; what is not understood is as by default."""
    asked = request.GET.get("sort", "")
    known = {head.name: head for head in heads}
    wanted = asked if asked.lstrip("-") in known else default
    by, down = wanted.lstrip("-"), wanted.startswith("-")
    shown = []
    for head in heads:
        here = head.name == by
        other = not down if here else head.number
        way = ("descending" if down else "ascending") if here else ""
        asks = ("-" if other else "") + head.name
        shown.append(Head(head.name, head.label, head.title, head.number, head.wide, way, asks))
    return Sorting(shown, by, down)
