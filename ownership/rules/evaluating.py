"""Offenders on a day. One query a rule, however many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from typing import Any

from django.db import connection, transaction

from . import facts
from .registry import RULES
from .scope import Scope

Key = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True)
class Offender:
    """A subject that breaks a rule: what `record` makes a finding of."""

    rule: str
    kind: str  # area, person, team or seat
    id: int
    severity: str
    facts: dict[str, Any]

    @property
    def key(self) -> Key:
        return self.rule, self.kind, self.id


def evaluate(*, on: dt.date, scope: Scope | None = None) -> list[Offender]:
    """Who breaks which rule on a day, of all or of a scope's subjects. Writes no finding."""
    with transaction.atomic():
        facts.gather(on=on, scope=scope)
        return list(_offenders(on=on, scope=scope))


def _offenders(*, on: dt.date, scope: Scope | None) -> Iterator[Offender]:
    with connection.cursor() as cursor:
        for rule in RULES.values():
            cursor.execute(
                f"SELECT kind, id, severity, facts::text FROM ({rule.sql}) o ORDER BY kind, id", {"on": on}
            )
            for kind, id, severity, found in cursor.fetchall():
                if scope is None or scope.has(kind, id):
                    yield Offender(rule=rule.code, kind=kind, id=id, severity=severity, facts=loads(found))
