"""Verbs about who looks after findings: many at once, each with its event.

Nothing else writes what somebody said about a finding; the rules write that it is there, and gone.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ownership.changes import Change, ChangeSet, Create, Row
from ownership.enums import FindingDeed, FindingState
from ownership.models import Finding, FindingEvent
from ownership.querysets.period import here
from ownership.rules.showing import visible
from teams.models import Person, User

from .problems import Problem, Refused
from .writer import Applied, apply

FINDING, EVENT = Finding._meta.label, FindingEvent._meta.label
# What rests for longer than this is forgotten: then somebody looks at it again.
LONGEST_REST = dt.timedelta(days=90)
Findings = Sequence[Finding]


def acknowledge(*, findings: Findings, actor: User | None, on: dt.date) -> Applied:
    """Say that one is on it: from then on it asks nobody else."""
    values: dict[str, Any] = {"state": FindingState.ACKNOWLEDGED.value, "snoozed_until": None}
    if person := getattr(actor, "person", None):
        values["assignee_id"] = person.pk
    return _done(findings, "seen", FindingDeed.ACKNOWLEDGED, values, actor=actor, on=on)


def snooze(*, findings: Findings, until: dt.date, actor: User | None, on: dt.date) -> Applied:
    """Let them rest until a day."""
    where, last = _named(findings), on + LONGEST_REST
    if until <= on:
        raise Refused(Problem("It can only wake on a day to come.", where, "Choose a later day."))
    if until > last:
        earlier = f"Choose {last:%-d %b %Y} or an earlier day."
        raise Refused(Problem("This is longer than 90 days.", where, earlier))
    values = {"state": FindingState.SNOOZED.value, "snoozed_until": until}
    label = f"rests until {until}" if len(findings) == 1 else f"rest until {until}"
    return _done(findings, label, FindingDeed.SNOOZED, values, actor=actor, on=on, until=until)


def give_to(*, findings: Findings, to: Person, actor: User | None, on: dt.date) -> Applied:
    """Ask somebody in place of who would be asked. To oneself, it is to be on it."""
    if actor is not None and to.user_id == actor.pk:
        return acknowledge(findings=findings, actor=actor, on=on)
    _refuse_unable(findings, to=to, on=on)
    values = {"state": FindingState.OPEN.value, "snoozed_until": None, "assignee_id": to.pk}
    return _done(findings, f"given to {to}", FindingDeed.GIVEN, values, actor=actor, on=on, to_id=to.pk)


def reopen(*, findings: Findings, actor: User | None, on: dt.date) -> Applied:
    """Take them up again: they are open, and ask whom they would ask."""
    values = {"state": FindingState.OPEN.value, "snoozed_until": None, "assignee_id": None}
    return _done(findings, "open again", FindingDeed.REOPENED, values, actor=actor, on=on)


def _done(
    findings: Findings,
    said: str,
    deed: FindingDeed,
    values: dict[str, Any],
    *,
    actor: User | None,
    on: dt.date,
    **more: Any,
) -> Applied:
    event = {"deed": deed.value, "by_id": actor and actor.pk, "on": on, **more}
    rows: list[Row] = []
    for finding in findings:
        rows.append(Change(FINDING, finding.pk, values, was={"resolved_on": None}))
        rows.append(Create(EVENT, {"finding_id": finding.pk, **event}))
    return apply(changes=ChangeSet(f"{_named(findings)} {said}", tuple(rows)), actor=actor, on=on)


def _refuse_unable(findings: Findings, *, to: Person, on: dt.date) -> None:
    """Name those who could do nothing about it: not here any more, without an account, not to see it."""
    if not Person.objects.filter(here(on=on), pk=to.pk).exists():
        raise Refused(Problem(f"{to} has left.", "", "Choose somebody who is here."))
    if to.user is None or not to.user.is_active:
        cure = "Give them an account first, or choose somebody else."
        raise Refused(Problem(f"{to} cannot sign in here, and would not see it.", "", cure))
    ids = {finding.pk for finding in findings}
    seen = Finding.objects.filter(visible(viewer=to.user, on=on), pk__in=ids).values_list("pk", flat=True)
    kept = ids - set(seen)
    if hidden := [finding for finding in findings if finding.pk in kept]:
        cure = "Choose that person, or somebody who manages them."
        raise Refused(
            *(Problem(f"{to} may not see this person's figures.", str(each), cure) for each in hidden)
        )


def _named(findings: Findings) -> str:
    return str(findings[0]) if len(findings) == 1 else f"{len(findings)} findings"
