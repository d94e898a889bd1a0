"""Who effectively holds what on a date, with provenance."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models.sql import Query
from django.db.models.sql.datastructures import BaseTable

from ownership.models import Holding
from ownership.querysets.holding import HoldingQuerySet


class Call(BaseTable):
    """FROM holdings(on, areas), in place of a table."""

    def __init__(self, name: str, alias: str | None, args: tuple[dt.date, list[int] | None]) -> None:
        super().__init__(name, alias)
        self.args = args

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return f"holdings(%s::date, %s::bigint[]) {compiler.quote_name_unless_alias(self.table_alias)}", [
            *self.args
        ]

    def relabeled_clone(self, change_map: dict[str | None, str]) -> "Call":
        return Call(self.table_name, change_map.get(self.table_alias, self.table_alias), self.args)

    @property
    def identity(self) -> tuple[Any, ...]:
        return (*super().identity, str(self.args))


class HoldingQuery(Query):
    args: tuple[dt.date, list[int] | None]

    def base_table_class(self, name: str, alias: str | None) -> Call:  # type: ignore[override]
        return Call(name, alias, self.args)


def at(*, on: dt.date, areas: Iterable[int] | None = None) -> HoldingQuerySet:
    """All holdings of a date, or those of some areas (ids), as a queryset like any other."""
    query = HoldingQuery(Holding)
    query.args = (on, None if areas is None else list(areas))
    return HoldingQuerySet(Holding, query=query)
