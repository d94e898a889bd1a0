"""What happened to a decision's parts and to days off, as a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from ownership.enums import DecisionPart
from ownership.models import Area, Decision, DecisionArea, DecisionParty
from teams.models import Absence, Person

from .images import Image
from .names import Names
from .values import day, period

Told = dict[str, Any]
ONE = dt.timedelta(days=1)
TOOK = {
    DecisionPart.DECIDER.value: "decided",
    DecisionPart.CONSULTED.value: "was consulted on",
    DecisionPart.INFORMED.value: "was informed about",
}


def _about(before: Image, after: Image, called: Names) -> str:
    image: Told = after or before or {}
    what, area = called.of(Decision, image["decision_id"]), called.of(Area, image["area_id"])
    return f"“{what}” is {'about' if after else 'not about'} {area}{'' if after else ' after all'}."


def _took_part(before: Image, after: Image, called: Names) -> str:
    image: Told = after or before or {}
    what, who = called.of(Decision, image["decision_id"]), called.of(Person, image["person_id"])
    took = f"{who} {TOOK[image['part']]} “{what}”"
    return f"{took}." if after else f"Not so after all: {took}."


def _away(before: Image, after: Image, called: Names) -> str:
    image: Told = after or before or {}
    first, end = period(image["period"])
    days = f"from {day(first)} to {day(end - ONE if end else None)}"
    who = called.of(Person, image["person_id"])
    if after is None:
        return f"{who} is not away {days} after all."
    return f"{who} is away {days}{', on other days than before' if before else ''}."


SENTENCES: dict[Any, Callable[[Image, Image, Names], str]] = {
    DecisionArea: _about,
    DecisionParty: _took_part,
    Absence: _away,
}
