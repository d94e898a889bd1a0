"""Verbs about findings, and about what is left as it is on purpose."""

import datetime as dt

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.enums import FindingState
from ownership.models import Area, Finding, Waiver
from ownership.models.subject import SUBJECTS
from ownership.rules.waivers import in_force
from teams.models import User

from .problems import Problem, Refused
from .writer import Applied, apply

WAIVER, FINDING, AREA = Waiver._meta.label, Finding._meta.label, Area._meta.label
HOLDERS = ("people", "teams", "seats")
# What is let be for longer than this is forgotten: then somebody looks at it again.
LONGEST_EXCEPTION, LONGEST_REST = dt.timedelta(days=366), dt.timedelta(days=90)


def accept_on_purpose(*, finding: Finding, reason: str, until: dt.date, actor: User, on: dt.date) -> Applied:
    """Accept a finding, with the holders it names, up to a day."""
    _refuse_beyond(until=until, on=on, longest=LONGEST_EXCEPTION, where=str(finding), most="a year")
    if waiver := in_force(findings=[finding], on=on).get(finding.pk):
        already = f"It is already accepted on purpose until {_day(waiver.until)}."
        raise Refused(Problem(already, str(finding), "End that exception first."))
    values = {
        "rule": finding.rule,
        "reason": reason,
        "by_id": actor.pk,
        "since": on,
        "until": until,
        "accepted": {kind: ids for kind in HOLDERS if (ids := finding.facts.get(kind))},
        **{f"{kind}_id": getattr(finding, f"{kind}_id") for kind in SUBJECTS},
    }
    changes = ChangeSet(f"{finding} accepted on purpose", (Create(WAIVER, values, key="waiver"),))
    return apply(changes=changes, actor=actor, on=on)


def end_waiver(*, waiver: Waiver, actor: User | None, on: dt.date) -> Applied:
    """Let the finding show again from a day on."""
    row: Row = Change(WAIVER, waiver.pk, {"until": min(on, waiver.until)}, was={"until": waiver.until})
    if waiver.since >= on:
        row = Remove(WAIVER, waiver.pk)
    return apply(changes=ChangeSet(f"End of: {waiver}", (row,)), actor=actor, on=on)


def leave_unowned(*, area: Area, reason: str, until: dt.date, actor: User, on: dt.date) -> Applied:
    """Leave an area unowned on purpose, up to a day."""
    _refuse_beyond(until=until, on=on, longest=LONGEST_EXCEPTION, where=str(area), most="a year")
    if until <= on:
        raise Refused(Problem("Its end must be a day to come.", str(area), "Choose a later day."))
    values = {"unowned_reason": reason, "unowned_by_id": actor.pk, "unowned_until": until}
    changes = ChangeSet(f"{area} is unowned on purpose", (Change(AREA, area.pk, values),))
    return apply(changes=changes, actor=actor, on=on)


def take_back(*, area: Area, actor: User | None, on: dt.date) -> Applied:
    """Let an area want an owner again."""
    values = {"unowned_reason": "", "unowned_by_id": None, "unowned_until": None}
    changes = ChangeSet(f"{area} wants an owner again", (Change(AREA, area.pk, values),))
    return apply(changes=changes, actor=actor, on=on)


def acknowledge(*, finding: Finding, actor: User | None, on: dt.date) -> Applied:
    """Say that somebody has seen it and is on it."""
    values = {"state": FindingState.ACKNOWLEDGED.value, "snoozed_until": None}
    return apply(
        changes=ChangeSet(f"{finding} seen", (Change(FINDING, finding.pk, values),)), actor=actor, on=on
    )


def snooze(*, finding: Finding, until: dt.date, actor: User | None, on: dt.date) -> Applied:
    """Let it rest until a day."""
    if until <= on:
        raise Refused(Problem("It can only wake on a day to come.", str(finding), "Choose a later day."))
    _refuse_beyond(until=until, on=on, longest=LONGEST_REST, where=str(finding), most="90 days")
    values = {"state": FindingState.SNOOZED.value, "snoozed_until": until}
    changes = ChangeSet(f"{finding} rests until {until}", (Change(FINDING, finding.pk, values),))
    return apply(changes=changes, actor=actor, on=on)


def _refuse_beyond(*, until: dt.date, on: dt.date, longest: dt.timedelta, where: str, most: str) -> None:
    if until > (last := on + longest):
        raise Refused(
            Problem(f"This is longer than {most}.", where, f"Choose {_day(last)} or an earlier day.")
        )


def _day(day: dt.date) -> str:
    return f"{day:%-d %b %Y}"
