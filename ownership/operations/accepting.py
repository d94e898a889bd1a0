"""Verbs about what is left as it is on purpose."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.models import Area, Finding, Waiver
from ownership.models.subject import SUBJECTS
from ownership.rules.waivers import ACCEPTED, in_force
from teams.models import User

from .problems import Problem, Refused
from .writer import Applied, apply

WAIVER, AREA = Waiver._meta.label, Area._meta.label
# Those who accept take turns, before what they write takes any other lock.
TURN = 7_305_741_104
# What is let be for longer than this is forgotten: then somebody looks at it again.
LONGEST_EXCEPTION = dt.timedelta(days=366)


def accept_on_purpose(
    *, findings: Sequence[Finding], reason: str, until: dt.date, actor: User, on: dt.date
) -> Applied:
    """Accept findings, each with the holders and areas it names, up to a day."""
    named = str(findings[0]) if len(findings) == 1 else f"{len(findings)} findings"
    _refuse_beyond(until=until, on=on, where=named)
    given = {"reason": reason, "by_id": actor.pk, "since": on, "until": until}
    rows = tuple(Create(WAIVER, {**given, **_about(each)}) for each in findings)
    changes = ChangeSet(f"{named} accepted on purpose", rows)
    with transaction.atomic():
        # Of two who press at once the second sees the first one's.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        if problems := list(_accepted(findings, on=on)):
            raise Refused(*problems)
        return apply(changes=changes, actor=actor, on=on)


def end_waiver(*, waiver: Waiver, actor: User | None, on: dt.date) -> Applied:
    """Let the finding show again from a day on."""
    row: Row = Change(WAIVER, waiver.pk, {"until": min(on, waiver.until)}, was={"until": waiver.until})
    if waiver.since >= on:
        row = Remove(WAIVER, waiver.pk)
    return apply(changes=ChangeSet(f"End of: {waiver}", (row,)), actor=actor, on=on)


def leave_unowned(*, area: Area, reason: str, until: dt.date, actor: User, on: dt.date) -> Applied:
    """Leave an area unowned on purpose, up to a day."""
    _refuse_beyond(until=until, on=on, where=str(area))
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


def _about(finding: Finding) -> dict[str, Any]:
    accepted = {kind: ids for kind in ACCEPTED if (ids := finding.facts.get(kind))}
    subject = {f"{kind}_id": getattr(finding, f"{kind}_id") for kind in SUBJECTS}
    return {"rule": finding.rule, "accepted": accepted, **subject}


def _accepted(findings: Sequence[Finding], *, on: dt.date) -> Iterator[Problem]:
    known = in_force(findings=findings, on=on)
    for finding in findings:
        if waiver := known.get(finding.pk):
            already = f"It is already accepted on purpose until {_day(waiver.until)}."
            yield Problem(already, str(finding), "End that exception first.")


def _refuse_beyond(*, until: dt.date, on: dt.date, where: str) -> None:
    if until > (last := on + LONGEST_EXCEPTION):
        raise Refused(
            Problem("This is longer than a year.", where, f"Choose {_day(last)} or an earlier day.")
        )


def _day(day: dt.date) -> str:
    return f"{day:%-d %b %Y}"
