"""What can be done about a finding, each a form and one operation."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from ownership.enums import FindingState
from ownership.operations import accepting, assigning, confirming
from ownership.operations.problems import Problem, Refused
from ownership.operations.writer import Applied, apply
from ownership.rules import suggestions
from ownership.rules.reading import Read
from ownership.templatetags.shell import named
from ownership.web.findings import many
from ownership.web.findings.many import Data, Many
from ownership.web.forms.findings import (
    CureForm,
    GiveForm,
    NoForm,
    OwnerForm,
    ReasonForm,
    ShareForm,
    SnoozeForm,
)
from teams.models import User

# Where saying that it is still right settles it.
CONFIRMED = ("OWN206", "OWN403", "OWN410", "OWN411")
Do = Callable[[Read, Data, User, dt.date], Applied]


CHANGED = Problem("Somebody changed this since you looked.", "", "Look at it again.")


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


def _cure(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    cure = suggestions.find(finding=read.finding, key=data["key"], on=on)
    if cure is None or data["seen"] not in ("", cure.changes.digest):
        raise Refused(CHANGED)
    return apply(changes=cure.changes, actor=user, on=on)


def _owner(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return assigning.name_owner(area=_area(read), holder=data["holder"], actor=user, on=on)


def _share(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return assigning.share_on_purpose(area=_area(read), tie_breaker=data["tie_breaker"], actor=user, on=on)


def _unowned(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return accepting.leave_unowned(area=_area(read), actor=user, on=on, **data)


def _end(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    if read.waiver is None:
        raise ValueError("Nothing was accepted here.")
    return accepting.end_waiver(waiver=read.waiver, actor=user, on=on)


def _confirm(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    """What the finding names; where it names nothing, what it is about."""
    named_areas = set(read.finding.facts.get("areas") or read.areas)
    areas = [area for area in read.affects if area.pk in named_areas]
    return confirming.confirm(areas=areas, actor=user, on=on)


def _area(read: Read) -> Any:
    return read.finding.area


def taken_up(read: Read) -> bool:
    """Whether somebody said something about it that can be taken back."""
    return read.given or read.state in (FindingState.ACKNOWLEDGED, FindingState.SNOOZED)


ACTIONS = {
    action.name: action
    for action in (
        Action("cure", "", "", CureForm, _cure),
        Action(
            "owner", "Name an owner", "Name them", OwnerForm, _owner, ("OWN101", "OWN104", "OWN201"), True
        ),
        Action("share", "Shared on purpose", "Share it", ShareForm, _share, ("OWN201",), True),
        Action(
            "unowned", "Unowned on purpose", "Leave it unowned", ReasonForm, _unowned, ("OWN101", "OWN104")
        ),
        Action("acknowledge", "", "I am on it", NoForm, many=many.acknowledge, asks="I am on it", said=True),
        Action(
            "snooze", "Not now", "Snooze it", SnoozeForm, many=many.snooze, asks="Snooze until…", said=True
        ),
        Action(
            "give",
            "Somebody else",
            "Give it to them",
            GiveForm,
            dated=True,
            many=many.give,
            asks="Give to…",
            said=True,
        ),
        Action(
            "accept",
            "It is meant so",
            "Accept it on purpose",
            ReasonForm,
            many=many.accept,
            asks="Accept on purpose…",
        ),
        Action("reopen", "", "Take it up again", NoForm, many=many.reopen, said=True),
        Action("confirm", "", "Still right", NoForm, _confirm, CONFIRMED),
        Action("end", "", "End this exception", NoForm, _end, ends=True),
    )
}


def offered(read: Read) -> list[Action]:
    """Those that have a form to fill in."""
    return [each for each in ACTIONS.values() if each.title and each.fits(read) and not each.late(read)]


MANY = {name: action for name, action in ACTIONS.items() if action.many}


def confirms(read: Read) -> bool:
    """Whether it is settled by saying that all of it is still right, in one press."""
    return ACTIONS["confirm"].fits(read) and bool(read.affects) and not ACTIONS["confirm"].late(read)


def empty(action: Action, *, on: dt.date, data: Any = None) -> forms.Form:
    given: Any = {"on": on} if action.dated else {}
    return action.form(data, prefix=action.name if action.title else None, **given)
