"""Verbs of who is asked to hold something."""

import datetime as dt
from collections.abc import Sequence

from ownership.changes import Change, ChangeSet
from ownership.enums import Acceptance
from ownership.models import Assignment
from teams.models import User

from .writer import Applied, apply

LABELS = {Acceptance.ACCEPTED: "Accepted", Acceptance.DECLINED: "Not taken"}


def answer(
    *, assignment: Assignment, acceptance: Acceptance, actor: User | None, on: dt.date, because: str = ""
) -> Applied:
    """Accept or decline what one was asked to hold."""
    return answer_all(assignments=[assignment], acceptance=acceptance, actor=actor, on=on, because=because)


def answer_all(
    *,
    assignments: Sequence[Assignment],
    acceptance: Acceptance,
    actor: User | None,
    on: dt.date,
    because: str = "",
) -> Applied:
    """The same for several at once. Declined is still held, until who gave it gives it to somebody else."""
    said = {
        "acceptance": acceptance.value,
        "declined_because": because.strip() if acceptance == Acceptance.DECLINED else "",
    }
    rows = tuple(
        Change(Assignment._meta.label, each.pk, said, was={"acceptance": each.acceptance})
        for each in assignments
    )
    what = str(assignments[0]) if len(assignments) == 1 else f"{len(assignments)} letters"
    return apply(changes=ChangeSet(f"{LABELS[acceptance]}: {what}", rows), actor=actor, on=on)
