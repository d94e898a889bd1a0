"""Verbs about how strictly ownership is looked at."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.enums import Profile
from ownership.models import Organisation, RuleSetting
from ownership.rules.base import Rule
from ownership.rules.registry import RULES
from ownership.rules.setting import Setting
from teams.models import Team, User

from .problems import Problem, Refused
from .writer import Applied, apply

SETTING, ORGANISATION = RuleSetting._meta.label, Organisation._meta.label


def set_rule(
    *,
    rule: str,
    actor: User | None,
    on: dt.date,
    team: Team | None = None,
    enabled: bool | None = None,
    severity: str | None = None,
    threshold: int | None = None,
    thresholds: Mapping[str, int] | None = None,
) -> Applied:
    """Set a rule for all or for a team's subtree; what is not given stays as the profile has it.

    `thresholds` are those for areas of one criticality.
    """
    if rule not in RULES:
        raise Refused(Problem("There is no such rule.", rule, "Choose one of the catalogue."))
    wanted = Setting(enabled=enabled, severity=severity, threshold=threshold, thresholds=thresholds or {})
    if problems := list(_beyond(RULES[rule], wanted)):
        raise Refused(*problems)
    there = {row.criticality: row for row in RuleSetting.objects.filter(rule=rule, team=team)}
    place = {"rule": rule, "team_id": team and team.pk}
    rows = tuple(_rows(there, wanted.rows(), place))
    return apply(changes=ChangeSet(f"{rule} set for {team or 'everybody'}", rows), actor=actor, on=on)


def set_profile(*, profile: Profile, actor: User | None, on: dt.date) -> Applied:
    row: Row = Change(ORGANISATION, 1, {"profile": profile.value})
    if not Organisation.objects.exists():
        row = Create(ORGANISATION, {"id": 1, "profile": profile.value})
    return apply(changes=ChangeSet(f"Profile {profile.label}", (row,)), actor=actor, on=on)


def _rows(
    there: Mapping[str | None, RuleSetting],
    wanted: Mapping[str | None, Mapping[str, Any]],
    place: Mapping[str, Any],
) -> Iterator[Row]:
    for criticality, values in wanted.items():
        if (row := there.get(criticality)) is None:
            yield Create(SETTING, {**place, "criticality": criticality, **values})
        elif differing := {name: each for name, each in values.items() if getattr(row, name) != each}:
            yield Change(SETTING, row.pk, differing, {name: getattr(row, name) for name in differing})
    yield from (Remove(SETTING, row.pk) for criticality, row in there.items() if criticality not in wanted)


def _beyond(rule: Rule, wanted: Setting) -> Iterator[Problem]:
    """Numbers that the rule does not have, or that it cannot take."""
    least, most = rule.bounds
    numbers = {"threshold": wanted.threshold, **wanted.thresholds}
    for code, number in numbers.items():
        if number is None:
            continue
        if rule.threshold is None:
            yield Problem("This rule has no threshold.", rule.code, "Leave it out.", code)
        elif code != "threshold" and not rule.by_criticality:
            what = "Its threshold is the same for every criticality."
            yield Problem(what, rule.code, "Set the one for all.", code)
        elif not least <= number <= most:
            what = f"The threshold lies between {least} and {most}, both included."
            yield Problem(what, rule.code, "Give such a number.", code)
