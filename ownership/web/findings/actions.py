"""What can be done about a finding, each a form and one operation."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from ownership.operations import accepting, assigning, attending
from ownership.operations.problems import Problem, Refused
from ownership.operations.writer import Applied, apply
from ownership.rules import suggestions
from ownership.rules.reading import Read
from ownership.templatetags.shell import named
from ownership.web.forms.findings import CureForm, NoForm, OwnerForm, ReasonForm, ShareForm, SnoozeForm
from teams.models import User

Data = dict[str, Any]
Do = Callable[[Read, Data, User, dt.date], Applied]


@dataclass(frozen=True)
class Action:
    """`button` is what it says; `rules` are where it is offered (none: everywhere).

    One that `ends` is for what is accepted on purpose, and alone there.
    """

    name: str
    title: str
    button: str
    form: type[forms.Form]
    do: Do
    rules: tuple[str, ...] = ()
    dated: bool = False  # its form needs the day
    ends: bool = False

    def fits(self, read: Read) -> bool:
        return not self.rules or read.finding.rule in self.rules

    def late(self, read: Read) -> str:
        """Why it cannot be done any more, where somebody was faster."""
        if self.ends and read.waiver is None:
            return "This exception is over already."
        if read.waiver is not None and not self.ends:
            return f"{named(read.waiver.by)} accepted this on purpose since you looked."
        return ""


def _cure(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    cure = suggestions.find(finding=read.finding, key=data["key"], on=on)
    if cure is None:
        raise Refused(Problem("Somebody changed this since you looked.", "", "Look at it again."))
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


def _area(read: Read) -> Any:
    return read.finding.area


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
        Action(
            "acknowledge",
            "",
            "I am on it",
            NoForm,
            lambda read, data, user, on: attending.acknowledge(findings=[read.finding], actor=user, on=on),
        ),
        Action(
            "snooze",
            "Not now",
            "Snooze it",
            SnoozeForm,
            lambda read, data, user, on: attending.snooze(findings=[read.finding], actor=user, on=on, **data),
        ),
        Action(
            "accept",
            "It is meant so",
            "Accept it on purpose",
            ReasonForm,
            lambda read, data, user, on: accepting.accept_on_purpose(
                findings=[read.finding], actor=user, on=on, **data
            ),
        ),
        Action("end", "", "End this exception", NoForm, _end, ends=True),
    )
}


def offered(read: Read) -> list[Action]:
    """Those that have a form to fill in."""
    return [each for each in ACTIONS.values() if each.title and each.fits(read) and not each.late(read)]


def empty(action: Action, *, on: dt.date, data: Any = None) -> forms.Form:
    given: Any = {"on": on} if action.dated else {}
    return action.form(data, prefix=action.name if action.title else None, **given)
