"""One thing that can be done about a finding, and when it cannot be done any more."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from ownership.enums import FindingState
from ownership.operations.problems import Problem
from ownership.operations.writer import Applied
from ownership.rules.read import Read
from ownership.templatetags.shell import named
from ownership.web.findings.many import Data, Many
from teams.models import User

CHANGED = Problem("Somebody changed this since you looked.", "", "Look at it again.")
Do = Callable[[Read, Data, User, dt.date], Applied]


@dataclass(frozen=True)
class Action:
    """`button` is what it says; `rules` are where it is offered (none: everywhere).

    One that `ends` is for what is accepted on purpose, and alone there. `many` does it to many findings at
    once, and `asks` is how a button for many says it; one that is `said` of findings is in no change log, and
    is taken up again instead of undone.
    """

    name: str
    title: str
    button: str
    form: type[forms.Form]
    do: Do | None = None
    rules: tuple[str, ...] = ()
    dated: bool = False  # its form needs the day
    ends: bool = False
    many: Many | None = None
    asks: str = ""
    said: bool = False

    def carry_out(self, read: Read, data: Data, user: User, on: dt.date) -> Applied:
        if self.many is not None:
            return self.many([read.finding], data, user, on)
        assert self.do is not None
        return self.do(read, data, user, on)

    def fits(self, read: Read) -> bool:
        return not self.rules or read.finding.rule in self.rules

    def late(self, read: Read) -> str:
        """Why it cannot be done any more, where somebody was faster."""
        if self.ends and read.waiver is None:
            return "This exception is over already."
        if read.waiver is not None and not self.ends:
            return f"{named(read.waiver.by)} accepted this on purpose since you looked."
        if self.name == "reopen" and not taken_up(read):
            return "It is open already, and asked of nobody else."
        return ""


def taken_up(read: Read) -> bool:
    """Whether somebody said something about it that can be taken back."""
    return read.given or read.state in (FindingState.ACKNOWLEDGED, FindingState.SNOOZED)
