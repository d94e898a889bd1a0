"""What happened to a row, as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ownership.enums import Letter
from ownership.measures.targets import QUANTITIES
from ownership.models import (
    Area,
    Assignment,
    Category,
    Contribution,
    Decision,
    Expectation,
    Question,
    Resource,
    RuleSetting,
    Target,
    TeamMetric,
    Waiver,
)
from teams.models import Employment, JobRole, Membership, Person, Seat, Team

from . import recorded
from .images import Image
from .names import Names
from .values import day, month, period

Told = dict[str, Any]
# "consulted on Refunds", "informed about Refunds"; the others "for".
WITH = {"C": "on", "I": "about"}
SAID = {"accepted": "accepted", "declined": "declined", "asked": "is asked again for"}


def sentence(model: Any, before: Image, after: Image, called: Names) -> str:
    """ "Ana Ruiz is accountable for Refunds from 3 Mar 2026.", "New area: Refunds.", "Refunds changed." """
    image: Told = after or before or {}
    if model is Assignment:
        return _assignment(before, after, called)
    if model in recorded.SENTENCES:
        return recorded.SENTENCES[model](before, after, called)
    what = SUBJECTS[model](image, called) if model in SUBJECTS else _itself(model, image, called)
    if before and after:
        return f"{what} {_changed(model, before, after)}."
    if model in SPEAKING:
        return f"{what}{' is taken back' if after is None else ''}."
    noun = model._meta.verbose_name
    return f"Removed: {noun} {what}." if after is None else f"New {noun}: {what}."


def _changed(model: Any, before: Told, after: Told) -> str:
    """What became of it, where one word says it."""
    if model is Area and (stance := _stance(before, after)):
        return stance
    if "period" in after and before["period"] != after["period"] and (end := period(after["period"])[1]):
        return f"until {day(end)}"
    return "changed"


def _assignment(before: Image, after: Image, called: Names) -> str:
    image: Told = after or before or {}
    who, area = _party(image, called), called.of(Area, image["area_id"])
    role = Letter(image["letter"]).label.lower()
    role = f"deputy of the {role}" if image["deputy"] else role
    first, end = period(image["period"])
    what = f"{role} {WITH.get(image['letter'], 'for')} {area}"
    if after is None:
        return f"{who} is not {what} after all."
    if before is None:
        until = f" until {day(end)}" if end else ""
        return f"{who} is {what} from {day(first)}{until}."
    if before["period"] != after["period"] and end:
        return f"{who} is {what} until {day(end)}."
    if before["acceptance"] != after["acceptance"] and (said := SAID.get(after["acceptance"])):
        letter = f"{image['letter']}{' (deputy)' if image['deputy'] else ''}"
        return f"{who} {said} {letter} of {area}."
    return f"{who}, {what}, changed."


def _party(image: Told, called: Names) -> str:
    for model, column in ((Person, "person_id"), (Team, "team_id"), (Seat, "seat_id")):
        if image.get(column):
            return called.of(model, image[column])
    return "Nobody"


def _stance(before: Told, after: Told) -> str:
    if before["unowned_until"] == after["unowned_until"]:
        if before["confirmed_on"] != after["confirmed_on"] and after["confirmed_on"]:
            return "was confirmed"
        return ""
    return "is unowned on purpose" if after["unowned_until"] else "wants an owner again"


def _itself(model: Any, image: Told, called: Names) -> str:
    return called.of(model, image.get("pgh_obj_id")) if "name" in image else str(model._meta.verbose_name)


def _seat(image: Told, called: Names) -> str:
    team = called.of(Team, image["team_id"])
    return f"{called.of(JobRole, image['job_role_id'])}{f' of {team}' if team else ''}"


def _membership(image: Told, called: Names) -> str:
    where = called.of(Team, image["team_id"]) or called.of(Seat, image["seat_id"])
    lead = ", as lead" if image["lead"] else ""
    return f"{called.of(Person, image['person_id'])} in {where}{lead}"


def _about(image: Told, called: Names) -> str:
    return called.of(Area, image.get("area_id")) or _party(image, called)


def _setting(image: Told, called: Names) -> str:
    """ "OWN203 for Payments", "OWN203 for everybody, where critical"."""
    where = f", where {image['criticality']}" if image.get("criticality") else ""
    return f"{image['rule']} for {called.of(Team, image['team_id']) or 'everybody'}{where}"


def _expectation(image: Told, called: Names) -> str:
    """ "Developer, R in Risk", "Developer (Senior), R in Risk"."""
    level = f" ({image['level']})" if image["level"] else ""
    role, category = called.of(JobRole, image["job_role_id"]), called.of(Category, image["category_id"])
    return f"{role}{level}, {image['letter']} in {category}"


def _contribution(image: Told, called: Names) -> str:
    who = called.of(Person, image["person_id"]) or image["name"]
    return f"{who} in {called.of(Area, image['area_id'])}, {month(image['month'])}"


def _metric(image: Told, called: Names) -> str:
    return f"{_quantity(image['kind'])} of {called.of(Team, image['team_id'])}, {month(image['month'])}"


def _target(image: Told, called: Names) -> str:
    return f"{_quantity(image['code'])} of {called.of(Team, image['team_id']) or 'everybody'}"


def _quantity(code: str) -> str:
    return QUANTITIES[code].title if code in QUANTITIES else code


# What they are called says what happened.
SPEAKING = frozenset({Membership, Question, Waiver})
SUBJECTS: dict[Any, Callable[[Told, Names], str]] = {
    Seat: _seat,
    Membership: _membership,
    Resource: lambda image, called: f"{image['value']} of {called.of(Area, image['area_id'])}",
    Decision: lambda image, called: str(image["title"]),
    Question: lambda image, called: f"Question about {called.of(Area, image['area_id'])}",
    Employment: lambda image, called: f"Employment of {called.of(Person, image['person_id'])}",
    Waiver: lambda image, called: f"Accepted on purpose: {image['rule']} of {_about(image, called)}",
    RuleSetting: _setting,
    Expectation: _expectation,
    Contribution: _contribution,
    TeamMetric: _metric,
    Target: _target,
}
