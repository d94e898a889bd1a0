"""Counted work, from wherever it comes: many rows at once, each replacing what was counted there before."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.models import Contribution
from teams.models import User

from .writer import Applied, apply

CONTRIBUTION = Contribution._meta.label


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Work of one month on an area: of a known `person`, or of whom the source calls `name`.

    `formerly` are names by which that person was counted as long as nobody knew who they are.
    """

    area: int
    person: int | None = None
    name: str = ""
    month: dt.date
    count: int
    bot: bool = False
    formerly: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[int, int | None, str, dt.date]:
        return self.area, self.person, self.name, self.month


def changes(*, rows: Iterable[Counted], label: str) -> ChangeSet:
    """What recording them would write: what is there and the same is left alone. One query."""
    wanted = {row.key: row for row in rows}
    known = Contribution.objects.filter(
        area__in={row.area for row in wanted.values()}, month__in={row.month for row in wanted.values()}
    )
    there = {(row.area_id, row.person_id, row.name, row.month): row for row in known}
    made = (_row(row, there.get(key)) for key, row in wanted.items())
    gone = {
        there[key].pk: None
        for row in wanted.values()
        for name in sorted(row.formerly)
        if row.person and (key := (row.area, None, name, row.month)) in there
    }
    return ChangeSet(label, (*(row for row in made if row), *(Remove(CONTRIBUTION, pk) for pk in gone)))


def record(*, rows: Iterable[Counted], label: str, actor: User | None, on: dt.date) -> Applied:
    """Insert or replace by area, who and month; a statement for each of the two, however many rows."""
    return apply(changes=changes(rows=rows, label=label), actor=actor, on=on, tell=False)


def _row(row: Counted, there: Contribution | None) -> Row | None:
    values = {"count": row.count, "bot": row.bot}
    if there is None:
        place = {"area_id": row.area, "person_id": row.person, "name": row.name, "month": row.month}
        return Create(CONTRIBUTION, {**place, **values})
    was = {"count": there.count, "bot": there.bot}
    return Change(CONTRIBUTION, there.pk, values, was=was) if was != values else None
