"""Offenders on a day. One query a rule, however many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from json import loads
from typing import Any

from django.db import connection, transaction

from . import at_once, facts
from .limits import Limit, limits
from .registry import RULES
from .scope import Scope

Key = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True)
class Offender:
    """A subject that breaks a rule: what `record` makes a finding of."""

    rule: str
    kind: str  # one of SUBJECTS
    id: int
    severity: str
    facts: dict[str, Any]

    @property
    def key(self) -> Key:
        return self.rule, self.kind, self.id


def near() -> list[str]:
    """The rules that a re-check decides; the others wait for a scan."""
    return [code for code, rule in RULES.items() if not rule.wide]


def wide() -> list[str]:
    return [code for code, rule in RULES.items() if rule.wide]


def evaluate(
    *,
    on: dt.date,
    scope: Scope | None = None,
    rules: Collection[str] = RULES.keys(),
    tried: list[Limit] | None = None,
    step: Callable[[], None] = lambda: None,
) -> list[Offender]:
    """Who breaks which rule on a day, of all or of a scope's subjects. Writes no finding.

    Of a scope only what is `near` is decided. `tried` are limits other than those in force; `step` is called
    after each of the queries, of which there are `steps`.
    """
    with transaction.atomic():
        if scope is not None and len(scope.areas) + len(scope.around) <= at_once.FEW:
            return _few(on=on, scope=scope, rules=rules, tried=limits(on=on) if tried is None else tried)
        facts.gather(on=on, scope=scope, tried=tried)
        step()
        return list(offenders(on=on, scope=scope, rules=rules, step=step))


def collect(*, on: dt.date, rules: Collection[str], step: Callable[[], None] = lambda: None) -> None:
    """Leave in `fact_found` who breaks these rules, of all: what is many need not leave the server.

    Of the relations as they are: `facts.gather` filled them in this transaction.
    """
    with connection.cursor() as cursor:
        for code in rules:
            found = f"SELECT '{code}', kind, id, severity, facts FROM ({RULES[code].sql}) o"
            cursor.execute(f"INSERT INTO fact_found {found}", {"on": on})
            step()


def _few(*, on: dt.date, scope: Scope, rules: Collection[str], tried: list[Limit]) -> list[Offender]:
    asked = [code for code in near() if code in rules]
    rows = sorted(at_once.found(on=on, scope=scope, limits=tried, rules=asked))
    return [
        Offender(rule=rule, kind=kind, id=id, severity=severity, facts=loads(found))
        for rule, kind, id, severity, found in rows
        if scope.has(kind, id)
    ]


def steps() -> int:
    return 1 + len(RULES)


def offenders(
    *,
    on: dt.date,
    scope: Scope | None = None,
    rules: Collection[str],
    step: Callable[[], None] = lambda: None,
) -> Iterator[Offender]:
    """The same of the relations as they are: `facts.gather` filled them in this transaction."""
    with connection.cursor() as cursor:
        for rule in RULES.values():
            if rule.code not in rules or (scope is not None and rule.wide):
                continue
            cursor.execute(
                f"SELECT kind, id, severity, facts::text FROM ({rule.sql}) o ORDER BY kind, id", {"on": on}
            )
            for kind, id, severity, found in cursor.fetchall():
                if scope is None or scope.has(kind, id):
                    yield Offender(rule=rule.code, kind=kind, id=id, severity=severity, facts=loads(found))
            step()
