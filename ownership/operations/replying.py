"""Verbs of who is asked to hold something."""

import datetime as dt
from collections.abc import Sequence

from ownership.changes import Change, ChangeSet
from ownership.enums import Acceptance
from ownership.models import Assignment
from teams.models import User

from .writer import Applied, apply

DID = {Acceptance.ACCEPTED: "accepted", Acceptance.DECLINED: "declined"}


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
    label = f"{_who(assignments)} {DID[acceptance]} {_what(assignments)}"
    return apply(changes=ChangeSet(label, rows), actor=actor, on=on)


def _who(assignments: Sequence[Assignment]) -> str:
    """The holder; several teams and seats answer in one voice, of whoever answers for them."""
    holders = {str(each.holder) for each in assignments}
    return holders.pop() if len(holders) == 1 else f"{len(holders)} holders"


def _what(assignments: Sequence[Assignment]) -> str:
    if len(assignments) > 1:
        return f"{len(assignments)} letters"
    [each] = assignments
    return f"{each.letter}{' (deputy)' if each.deputy else ''} of {each.area}"
