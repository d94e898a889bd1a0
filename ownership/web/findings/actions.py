"""What can be done about a finding, each a form and one operation."""

import datetime as dt
from typing import Any

from django import forms

from ownership.rules.read import Read
from ownership.web.findings import many, single
from ownership.web.findings.action import Action
from ownership.web.forms.findings import (
    CureForm,
    GiveForm,
    NoForm,
    OwnerForm,
    ReasonForm,
    ShareForm,
    SnoozeForm,
)

# Where saying that it is still right settles it.
CONFIRMED = ("OWN206", "OWN403", "OWN410", "OWN411")

ACTIONS = {
    action.name: action
    for action in (
        Action("cure", "", "", CureForm, single.cure),
        Action(
            "owner",
            "Name an owner",
            "Name them",
            OwnerForm,
            single.owner,
            ("OWN101", "OWN104", "OWN201"),
            True,
        ),
        Action("share", "Shared on purpose", "Share it", ShareForm, single.share, ("OWN201",), True),
        Action(
            "unowned",
            "Unowned on purpose",
            "Leave it unowned",
            ReasonForm,
            single.unowned,
            ("OWN101", "OWN104"),
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
        Action("confirm", "", "Still right", NoForm, single.confirm, CONFIRMED),
        Action("end", "", "End this exception", NoForm, single.end, ends=True),
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
