"""What teams measure on some days: one gathering, and one query for all measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection, transaction

from .base import FEWEST
from .facts import gather
from .registry import MEASURES


@dataclass(frozen=True)
class Value:
    """A number; what it is a share or a count of, where that is said."""

    number: float
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Measured:
    """A team with those below it on a day: values by code of measure, of how many people."""

    people: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_few(self) -> bool:
        return self.people < FEWEST

    def shown(self, code: str) -> Value | None:
        """The value, but where it would tell one person's figures."""
        return None if self.is_few and MEASURES[code].about_people else self.values.get(code)


Asked = tuple[int, dt.date]

_PEOPLE = """SELECT '' AS code, s.root, s.day, count(DISTINCT m.person)::float8, NULL::bigint, NULL::bigint
FROM measure_root s JOIN measure_member m ON m.day = s.day AND m.team = s.team GROUP BY s.root, s.day"""
ALL = "\nUNION ALL\n".join(
    [
        _PEOPLE,
        *(
            f"SELECT '{each.code}', q.root, q.day, q.value::float8, q.part, q.whole FROM ({each.sql}) q"
            " WHERE q.value IS NOT NULL"
            for each in MEASURES.values()
        ),
    ]
)


def measured(*, asked: Iterable[Asked], on: dt.date) -> dict[Asked, Measured]:
    """By team and day, as far as anything is to be said; settings are those of the day `on`."""
    people: dict[Asked, int] = {}
    values: dict[Asked, dict[str, Value]] = {}
    with transaction.atomic():
        gather(asked=asked, on=on)
        with connection.cursor() as cursor:
            cursor.execute(ALL, {})
            for code, root, day, number, part, whole in cursor.fetchall():
                if code:
                    values.setdefault((root, day), {})[code] = Value(number, part, whole)
                else:
                    people[root, day] = int(number)
    return {key: Measured(people.get(key, 0), values.get(key, {})) for key in people.keys() | values.keys()}
