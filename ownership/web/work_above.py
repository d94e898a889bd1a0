"""An area that has just got its own A, while others above still do the work: whether that shall stay."""

import datetime as dt
from dataclasses import dataclass

from ownership import holdings, permissions
from ownership.enums import Letter
from ownership.models import Area, Holding
from teams.models import User

# Whoever looks later has seen it, and let it be.
RECENT = dt.timedelta(days=7)


@dataclass(frozen=True)
class WorkAbove:
    source: Area
    doing: tuple[str, ...]
    owning: tuple[str, ...]


def work_above(*, area: Area, user: User, on: dt.date) -> WorkAbove | None:
    """Where somebody may change it; two queries."""
    held = holdings.at(on=on, areas=[area.pk]).filter(letter__in=[Letter.A, Letter.R], deputy=False)
    rows = list(
        held.select_related(
            "source", "assignment__person", "assignment__team", "assignment__seat__job_role",
            "assignment__seat__team",
        ).order_by("assignment_id")
    )  # fmt: skip
    own = [row for row in rows if row.letter == Letter.A and not row.inherited]
    work = [row for row in rows if row.letter == Letter.R and row.inherited]
    recent = any(row.assignment.period.lower > on - RECENT for row in own)
    if not recent or not work:
        return None
    if not Area.objects.filter(permissions.may_answer_for_areas(user=user, on=on), pk=area.pk).exists():
        return None
    return WorkAbove(work[0].source, _named(work), _named(own))


def _named(rows: list[Holding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row.assignment.holder) for row in rows))
