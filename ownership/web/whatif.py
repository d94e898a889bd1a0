"""What a preview found, as sentences for who looks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership import permissions
from ownership.rules import names
from ownership.rules.evaluating import Offender
from ownership.rules.registry import RULES
from teams.models import Person, User


@dataclass(frozen=True)
class Said:
    rule: str
    severity: str
    sentence: str


def said(*, offenders: Iterable[Offender], viewer: User, on: dt.date) -> list[Said]:
    """As findings are said, without the figures of people whose figures are not to see. Five queries."""
    rows = seen(offenders=offenders, viewer=viewer, on=on)
    if not rows:
        return []
    called = names.load(
        people={*_ids(rows, "people", "person"), *_behind(rows)},
        teams=_ids(rows, "teams", "team"),
        seats=_ids(rows, "seats", "seat"),
        areas=_ids(rows, "areas", "area"),
        roles=_ids(rows, "roles", "role"),
        decisions=_ids(rows, "decisions", "decision"),
        categories=_ids(rows, "categories", "category"),
    )
    return [
        Said(row.rule, row.severity, RULES[row.rule].says(row.facts, subject=row.id, names=called)[0])
        for row in rows
    ]


def seen(*, offenders: Iterable[Offender], viewer: User, on: dt.date) -> list[Offender]:
    """Those that somebody may see: one person's figures are for that person and who manages them."""
    rows = list(offenders)
    if not any(RULES[row.rule].tells_of(row.kind) for row in rows):
        return rows
    people = Person.objects.filter(permissions.may_see_figures(user=viewer, on=on))
    ids = set(people.values_list("pk", flat=True))
    return [row for row in rows if not RULES[row.rule].tells_of(row.kind) or row.id in ids]


def _ids(rows: list[Offender], fact: str, kind: str) -> set[int]:
    named = {id for row in rows for id in row.facts.get(fact, ())}
    return named | {row.id for row in rows if row.kind == kind}


def _behind(rows: list[Offender]) -> set[int]:
    return {id for row in rows for ids in row.facts.get("behind", {}).values() for id in ids}
