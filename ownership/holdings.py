"""Who effectively holds what on a date, with provenance."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models.sql import Query
from django.db.models.sql.datastructures import BaseTable

from ownership.models import Holding
from ownership.querysets.holding import HoldingQuerySet

Args = tuple[dt.date, list[int] | None, list[str] | None]


class Call(BaseTable):
    """FROM holdings(on, areas, letters) or all_holdings(on, letters), in place of a table."""

    def __init__(self, name: str, alias: str | None, args: Args) -> None:
        super().__init__(name, alias)
        self.args = args

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        alias, (on, areas, letters) = compiler.quote_name_unless_alias(self.table_alias), self.args
        if areas is None:
            return f"all_holdings(%s::date, %s::text[]) {alias}", [on, letters]
        return f"holdings(%s::date, %s::bigint[], %s::text[]) {alias}", [on, areas, letters]

    def relabeled_clone(self, change_map: dict[str | None, str]) -> "Call":
        return Call(self.table_name, change_map.get(self.table_alias, self.table_alias), self.args)

    @property
    def identity(self) -> tuple[Any, ...]:
        return (*super().identity, str(self.args))


class HoldingQuery(Query):
    args: Args

    def base_table_class(self, name: str, alias: str | None) -> Call:  # type: ignore[override]
        return Call(name, alias, self.args)


def at(
    *, on: dt.date, areas: Iterable[int] | None = None, letters: Iterable[str] | None = None
) -> HoldingQuerySet:
    """All holdings of a date, or those of some areas (ids) and letters, as a queryset like any other."""
    query = HoldingQuery(Holding)
    query.args = (
        on,
        None if areas is None else list(areas),
        None if letters is None else [str(each) for each in letters],
    )
    return HoldingQuerySet(Holding, query=query)
