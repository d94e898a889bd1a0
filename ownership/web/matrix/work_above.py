"""An area that has just got its own A, while others above still do the work: whether that shall stay."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ownership import holdings, permissions
from ownership.enums import REPLACING, Acceptance, Letter
from ownership.models import Area, Holding
from ownership.operations.assigning import work_changes
from ownership.operations.consequences import Consequences, consequences
from ownership.rules.names import listed
from teams.models import User

# Whoever looks later has seen it, and let it be.
RECENT = dt.timedelta(days=7)


@dataclass(frozen=True)
class Way:
    """One of the three: what its button says, what becomes of everybody, and what follows from it."""

    choice: str
    button: str
    becomes: str
    follows: Consequences | None = None


@dataclass(frozen=True)
class WorkAbove:
    source: Area
    doing: tuple[str, ...]
    ways: Sequence[Way]


def work_above(*, area: Area, user: User, on: dt.date) -> WorkAbove | None:
    """Where somebody may change it."""
    held = holdings.at(on=on, areas=[area.pk], letters=REPLACING).filter(deputy=False)
    rows = list(
        held.select_related(
            "source", "assignment__person", "assignment__team", "assignment__seat__job_role",
            "assignment__seat__team",
        ).order_by("assignment_id")
    )  # fmt: skip
    own = [row for row in rows if row.letter == Letter.A and not row.inherited and _taken(row)]
    work = [row for row in rows if row.letter == Letter.R and row.inherited]
    recent = any(row.assignment.period.lower > on - RECENT for row in own)
    if not recent or not work:
        return None
    if not Area.objects.filter(permissions.may_answer_for_areas(user=user, on=on), pk=area.pk).exists():
        return None
    doing, owning = _named(work), _named(own)
    return WorkAbove(work[0].source, doing, _ways(area, doing, owning, user, on))


def _ways(area: Area, doing: Sequence[str], owning: Sequence[str], user: User, on: dt.date) -> list[Way]:
    left = [name for name in doing if name not in owning]
    keep = Way("keep", f"Keep {listed(doing)}", f"The work stays with {listed(doing)}. Nothing changes.")
    if not left:
        return [keep]
    here, beside = (work_changes(area=area, beside=each, on=on) for each in (False, True))
    follows = list(consequences(changes=[here, beside], actor=user, on=on))
    both = list(dict.fromkeys([*owning, *left]))
    named = f"{listed(owning)} {_do(owning)}"
    loses = f"{listed(left)} {_do(left)} no work on {area} any more."
    share = f"R is given here to {listed(both)}: what changes above does not reach {area} any more."
    return [
        keep,
        Way("here", f"{named} the work, instead of {listed(left)}", loses, follows[0]),
        Way("both", f"{'Both' if len(both) == 2 else 'All'} do the work", share, follows[1]),
    ]


def _do(names: Sequence[str]) -> str:
    return "does" if len(names) == 1 else "do"


def _taken(row: Holding) -> bool:
    return row.assignment.acceptance != Acceptance.DECLINED


def _named(rows: list[Holding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row.assignment.holder) for row in rows))
