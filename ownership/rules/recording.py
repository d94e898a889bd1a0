"""Findings as they come and go: only the difference is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from ownership.models import Finding, Waiver
from ownership.models.subject import SUBJECTS

from . import lock
from .evaluating import Key, Offender
from .scope import Scope


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """How many findings opened, were resolved, and stayed (as they were, or with other facts)."""

    opened: int
    resolved: int
    persisting: int


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


def difference(*, offenders: Iterable[Offender], scope: Scope | None = None) -> Difference:
    """What recording these offenders would write."""
    found = {offender.key: offender for offender in offenders}
    rows = Finding.objects.filter(Q() if scope is None else _about(scope), resolved_on=None)
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


def record(*, offenders: Iterable[Offender], on: dt.date, scope: Scope | None = None) -> Recorded:
    """Open what is new, resolve what is gone, leave the rest. Takes its turn; needs a transaction."""
    lock.hold()
    change = difference(offenders=offenders, scope=scope)
    Finding.objects.bulk_create(_finding(offender, on=on) for offender in change.opened)
    resolved = Finding.objects.filter(id__in=[finding.id for finding in change.resolved])
    if change.resolved:
        resolved.update(resolved_on=Greatest(F("first_seen"), Value(on)))
    for finding, offender in change.changed:
        finding.facts, finding.severity = offender.facts, offender.severity
    if change.changed:
        Finding.objects.bulk_update([finding for finding, _ in change.changed], ["facts", "severity"])
    return Recorded(opened=len(change.opened), resolved=len(change.resolved), persisting=change.persisting)


def _finding(offender: Offender, *, on: dt.date) -> Finding:
    return Finding(
        rule=offender.rule,
        severity=offender.severity,
        facts=offender.facts,
        first_seen=on,
        **{f"{offender.kind}_id": offender.id},
    )
