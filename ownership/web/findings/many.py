"""What is said of findings, one or many at once, each one operation."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from ownership.models import Finding
from ownership.operations import accepting, attending
from ownership.operations.writer import Applied
from teams.models import User

Data = dict[str, Any]
Many = Callable[[Sequence[Finding], Data, User, dt.date], Applied]


def acknowledge(findings: Sequence[Finding], data: Data, user: User, on: dt.date) -> Applied:
    return attending.acknowledge(findings=findings, actor=user, on=on)


def snooze(findings: Sequence[Finding], data: Data, user: User, on: dt.date) -> Applied:
    return attending.snooze(findings=findings, until=data["until"], actor=user, on=on)


def give(findings: Sequence[Finding], data: Data, user: User, on: dt.date) -> Applied:
    return attending.give_to(findings=findings, to=data["to"], actor=user, on=on)


def reopen(findings: Sequence[Finding], data: Data, user: User, on: dt.date) -> Applied:
    return attending.reopen(findings=findings, actor=user, on=on)


def accept(findings: Sequence[Finding], data: Data, user: User, on: dt.date) -> Applied:
    return accepting.accept_on_purpose(
        findings=findings, reason=data["reason"], until=data["until"], actor=user, on=on
    )
