"""The same cure for many findings at once, where it is safe: one change set, one request, one undo."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ownership import permissions
from ownership.changes import ChangeSet, Create, End, Row
from ownership.models import Assignment, Finding
from ownership.rules.suggestions import Suggestion, suggestions
from teams.models import User

from .offering import offered

ASSIGNMENT = Assignment._meta.label
# What makes two rows give the same.
SAME = ("area_id", "letter", "deputy", "person_id", "team_id", "seat_id")


@dataclass(frozen=True)
class Alike:
    """The findings that have a safe cure somebody may carry out, each with it, and all of these together."""

    cures: list[tuple[Finding, Suggestion]]
    changes: ChangeSet


def alike(*, findings: Iterable[Finding], label: str, actor: User | None, on: dt.date) -> Alike:
    """`label` names the request. The number of queries is constant."""
    ids = [finding.pk for finding in findings]
    may = Finding.objects.filter(permissions.may_act_on_findings(user=actor, on=on), pk__in=ids)
    rows = list(may.select_related("person", "team").order_by("pk"))
    found = offered(suggestions=suggestions(findings=rows, on=on), actor=actor, on=on)
    cures = [
        (row, safe)
        for row in rows
        if (safe := next((cure for cure in found.get(row.pk, ()) if cure.safe), None))
    ]
    changes = ChangeSet(label, tuple(_together(cure.changes for _, cure in cures)))
    return Alike(cures, changes)


def _together(sets: Iterable[ChangeSet]) -> Iterator[Row]:
    """All rows, but what would be ended or given twice only once."""
    seen: set[object] = set()
    for row in (row for each in sets for row in each.rows):
        key: object = None
        if isinstance(row, End):
            key = (row.model, row.id)
        elif isinstance(row, Create) and row.model == ASSIGNMENT:
            key = tuple(row.values.get(column) or None for column in SAME)
        if key is None or key not in seen:
            seen.add(key)
            yield row
