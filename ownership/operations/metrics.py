"""Team metrics from elsewhere: many rows at once, each replacing what was sent in there before."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ownership.changes import Change, ChangeSet, Create, Row
from ownership.models import TeamMetric

METRIC = TeamMetric._meta.label


@dataclass(frozen=True, kw_only=True)
class Measured:
    team: int
    kind: str
    month: dt.date
    value: Decimal

    @property
    def key(self) -> tuple[int, str, dt.date]:
        return self.team, self.kind, self.month


def changes(*, rows: Iterable[Measured], label: str) -> ChangeSet:
    """What recording them would write: what is there and the same is left alone. One query."""
    wanted = {row.key: row for row in rows}
    known = TeamMetric.objects.filter(
        team__in={row.team for row in wanted.values()}, month__in={row.month for row in wanted.values()}
    )
    there = {(row.team_id, row.kind, row.month): row for row in known}
    made = (_row(row, there.get(key)) for key, row in wanted.items())
    return ChangeSet(label, tuple(row for row in made if row))


def _row(row: Measured, there: TeamMetric | None) -> Row | None:
    if there is None:
        place = {"team_id": row.team, "kind": row.kind, "month": row.month}
        return Create(METRIC, {**place, "value": row.value})
    if there.value == row.value:
        return None
    return Change(METRIC, there.pk, {"value": row.value}, was={"value": there.value})
