"""Findings as they come and go: only the difference is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from ownership.models import Finding, Waiver
from ownership.models.subject import SUBJECTS

from . import lock
from .evaluating import Key, Offender
from .registry import RULES
from .scope import Scope


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """How many findings opened, were resolved, and stayed (as they were, or with other facts).

    Of those that opened and were resolved, whose figures each tells that tells one person's.
    """

    opened: int
    resolved: int
    persisting: int
    opened_of: tuple[int, ...] = ()
    resolved_of: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Difference:
    opened: list[Offender]
    changed: list[tuple[Finding, Offender]]
    resolved: list[Finding]
    persisting: int


def key(*, finding: Finding | Waiver) -> Key:
    """What a finding, or a waiver of one, is about."""
    kind = next(kind for kind in SUBJECTS if getattr(finding, f"{kind}_id") is not None)
    return finding.rule, kind, getattr(finding, f"{kind}_id")


def difference(
    *, offenders: Iterable[Offender], scope: Scope | None = None, rules: Collection[str] | None = None
) -> Difference:
    """What recording these offenders would write: they are all that there are of the scope and the rules."""
    found = {offender.key: offender for offender in offenders}
    about = Q() if scope is None else _about(scope)
    decided = Q() if rules is None else Q(rule__in=rules)
    rows = Finding.objects.filter(about, decided, resolved_on=None)
    known = {key(finding=finding): finding for finding in rows}
    stay = found.keys() & known.keys()
    return Difference(
        opened=[found[each] for each in sorted(found.keys() - stay)],
        changed=[
            (known[each], found[each])
            for each in sorted(stay)
            if (known[each].facts, known[each].severity) != (found[each].facts, found[each].severity)
        ],
        resolved=[known[each] for each in sorted(known.keys() - stay)],
        persisting=len(stay),
    )


def _about(scope: Scope) -> Q:
    return (
        Q(area__in=scope.areas)
        | Q(person__in=scope.people)
        | Q(team__in=scope.teams)
        | Q(seat__in=scope.seats)
    )


def standing(*, offenders: Iterable[Offender]) -> list[Offender]:
    """Without those whose subject is not there any more: a query a kind of subject."""
    rows = list(offenders)
    there: set[tuple[str, int]] = set()
    for kind in {row.kind for row in rows}:
        model: Any = Finding._meta.get_field(kind).related_model
        ids = {row.id for row in rows if row.kind == kind}
        there |= {(kind, id) for id in model.objects.filter(pk__in=ids).values_list("pk", flat=True)}
    return [row for row in rows if (row.kind, row.id) in there]


def record(
    *,
    offenders: Iterable[Offender],
    on: dt.date,
    scope: Scope | None = None,
    rules: Collection[str] | None = None,
) -> Recorded:
    """Open what is new, resolve what is gone, leave the rest. Takes its turn; needs a transaction.

    What comes back on the day it went, as by an undo, is the same finding again.
    """
    lock.hold()
    change = difference(offenders=offenders, scope=scope, rules=rules)
    again = _gone_today(change.opened, on=on)
    Finding.objects.bulk_create(
        _finding(offender, on=on) for offender in change.opened if offender.key not in again
    )
    resolved = Finding.objects.filter(id__in=[finding.id for finding in change.resolved])
    if change.resolved:
        resolved.update(resolved_on=Greatest(F("first_seen"), Value(on)))
    back = [(again[offender.key], offender) for offender in change.opened if offender.key in again]
    for finding, offender in (*change.changed, *back):
        finding.facts, finding.severity, finding.resolved_on = offender.facts, offender.severity, None
    if rows := [finding for finding, _ in (*change.changed, *back)]:
        Finding.objects.bulk_update(rows, ["facts", "severity", "resolved_on"])
    return Recorded(
        opened=len(change.opened),
        resolved=len(change.resolved),
        persisting=change.persisting,
        opened_of=_told_of(each.key for each in change.opened),
        resolved_of=_told_of(key(finding=each) for each in change.resolved),
    )


def _told_of(keys: Iterable[Key]) -> tuple[int, ...]:
    return tuple(id for rule, kind, id in keys if rule in RULES and RULES[rule].tells_of(kind))


def _gone_today(opened: Iterable[Offender], *, on: dt.date) -> dict[Key, Finding]:
    """What was resolved on the day it comes back on: the same problem, with its age and how it stands."""
    wanted = {offender.key for offender in opened}
    if not wanted:
        return {}
    rules = {rule for rule, _, _ in wanted}
    rows = Finding.objects.filter(resolved_on__gte=on, rule__in=rules).order_by("-first_seen", "-pk")
    # Of several the oldest stays: its age is the true one.
    return {key(finding=row): row for row in rows if key(finding=row) in wanted}


def _finding(offender: Offender, *, on: dt.date) -> Finding:
    return Finding(
        rule=offender.rule,
        severity=offender.severity,
        facts=offender.facts,
        first_seen=on,
        **{f"{offender.kind}_id": offender.id},
    )
