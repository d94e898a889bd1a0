"""What a rule would flag with other settings, in sentences for who looks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ownership import permissions
from ownership.rules.base import Rule
from ownership.rules.evaluating import Offender
from ownership.rules.recording import key
from ownership.rules.setting import Setting
from ownership.rules.showing import lasting, showing
from ownership.rules.trial import Trial, trial
from ownership.web.whatif import Said, said, seen
from teams.models import Team, User

FIRST = 5


@dataclass(frozen=True)
class Part:
    """The first sentences of some findings, and how many more there are."""

    title: str
    sentences: list[Said]
    more: int


@dataclass(frozen=True)
class Preview:
    """Of what who looks may see: how many others there are would tell their figures. `partly`: so it may be
    less than there is."""

    said: str
    partly: bool
    hidden: int
    parts: list[Part]
    near: list[tuple[int, int]]
    threshold: int | None
    offered: bool


def preview(*, rule: Rule, setting: Setting, team: Team | None, viewer: User, on: dt.date) -> Preview:
    whole = trial(rule=rule, setting=setting, team=team.pk if team else None, on=on)
    tried = whole.only({each.key for each in seen(offenders=whole.whole, viewer=viewer, on=on)})
    groups = {"New": tried.new, "No longer": tried.gone}
    if not any(groups.values()):
        groups = {"Flagged" if tried.limit.on else "It would flag": tried.watched}
    told = sentence(tried)
    return Preview(
        said=f"In {team} and below it {told[0].lower()}{told[1:]}" if team else told,
        partly=rule.personal and not permissions.is_administrator(user=viewer),
        hidden=_hidden(rule, tried.would, on),
        parts=[_part(title, rows, viewer, on) for title, rows in groups.items() if rows],
        near=[(threshold, len(rows)) for threshold, rows in tried.near],
        threshold=tried.limit.threshold,
        offered=not tried.limit.on and not tried.was.on,
    )


def sentence(tried: Trial) -> str:
    """ "Would flag 7 instead of 4: 3 new, 0 gone." """
    now, would, watched = len(tried.now), len(tried.would), len(tried.watched)
    new, gone = len(tried.new), len(tried.gone)
    if not tried.limit.on:
        if tried.was.on:
            return f"Would not be watched: {f'the {now} that it flags now go' if now else 'nothing goes'}."
        return f"Not watched. If it were, it would flag {watched or 'nothing'}."
    if not tried.was.on and not now:
        return f"Would flag {would or 'nothing'}. It is not watched now."
    other = f", {tried.otherwise} with another severity" if tried.otherwise else ""
    if not new and not gone:
        return f"{'Would flag' if other else 'Flags'} {would or 'nothing'}, as now{other}."
    return f"Would flag {would or 'nothing'} instead of {now}: {new} new, {gone} gone{other}."


def _part(title: str, rows: list[Offender], viewer: User, on: dt.date) -> Part:
    first = said(offenders=rows[:FIRST], viewer=viewer, on=on)
    return Part(title, first, len(rows) - len(first))


def _hidden(rule: Rule, would: Iterable[Offender], on: dt.date) -> int:
    """How many of them do not show: accepted on purpose, resting or set aside."""
    there = lasting(on=on).filter(rule=rule.code)
    kept = there.exclude(pk__in=showing(on=on).filter(rule=rule.code).values("pk"))
    unseen = {key(finding=each) for each in kept}
    return sum(each.key in unseen for each in would)
