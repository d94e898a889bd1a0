"""Verbs about how strictly ownership is looked at."""

import datetime as dt

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.enums import Profile
from ownership.models import Organisation, RuleSetting
from ownership.rules.registry import RULES
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
) -> Applied:
    """Set a rule for all or for a team's subtree; what is not given stays as the profile has it."""
    if rule not in RULES:
        raise Refused(Problem("There is no such rule.", rule, "Choose one of the catalogue."))
    values = {"on": enabled, "severity": severity, "threshold": threshold}
    there = RuleSetting.objects.filter(rule=rule, team=team).first()
    rows: list[Row] = []
    if there and any(value is not None for value in values.values()):
        rows = [Change(SETTING, there.pk, values)]
    elif there:
        rows = [Remove(SETTING, there.pk)]
    elif any(value is not None for value in values.values()):
        rows = [Create(SETTING, {"rule": rule, "team_id": team and team.pk, **values}, key="setting")]
    return apply(changes=ChangeSet(f"{rule} set for {team or 'everybody'}", tuple(rows)), actor=actor, on=on)


def set_profile(*, profile: Profile, actor: User | None, on: dt.date) -> Applied:
    row: Row = Change(ORGANISATION, 1, {"profile": profile.value})
    if not Organisation.objects.exists():
        row = Create(ORGANISATION, {"id": 1, "profile": profile.value})
    return apply(changes=ChangeSet(f"Profile {profile.label}", (row,)), actor=actor, on=on)
