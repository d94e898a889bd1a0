"""What is done about one finding alone, each one operation."""

import datetime as dt
from typing import Any

from ownership.operations import accepting, assigning, confirming
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied, apply
from ownership.rules import suggestions
from ownership.rules.read import Read
from ownership.web.findings.action import CHANGED
from ownership.web.findings.many import Data
from teams.models import User


def cure(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    found = suggestions.find(finding=read.finding, key=data["key"], on=on)
    if found is None or data["seen"] not in ("", found.changes.digest):
        raise Refused(CHANGED)
    return apply(changes=found.changes, actor=user, on=on)


def owner(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return assigning.name_owner(area=_area(read), holder=data["holder"], actor=user, on=on)


def share(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return assigning.share_on_purpose(area=_area(read), tie_breaker=data["tie_breaker"], actor=user, on=on)


def unowned(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    return accepting.leave_unowned(area=_area(read), actor=user, on=on, **data)


def end(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    if read.waiver is None:
        raise ValueError("Nothing was accepted here.")
    return accepting.end_waiver(waiver=read.waiver, actor=user, on=on)


def confirm(read: Read, data: Data, user: User, on: dt.date) -> Applied:
    """What the finding names; where it names nothing, what it is about."""
    named_areas = set(read.finding.facts.get("areas") or read.areas)
    areas = [area for area in read.affects if area.pk in named_areas]
    return confirming.confirm(areas=areas, actor=user, on=on)


def _area(read: Read) -> Any:
    return read.finding.area
