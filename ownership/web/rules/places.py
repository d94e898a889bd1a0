"""Where a rule is set otherwise than its profile has it, and how it applies further out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ownership.enums import Profile
from ownership.models import RuleSetting
from ownership.rules.base import Rule
from ownership.rules.limits import Limit, limits
from ownership.rules.setting import Setting, instead, read
from ownership.rules.trial import applied
from teams.models import Team


@dataclass(frozen=True)
class Place:
    """Everybody where `team` is None."""

    team: Team | None
    setting: Setting


def places(*, rows: Iterable[RuleSetting], rule: Rule) -> list[Place]:
    """Everybody first, then teams by name; rows come in that order of teams."""
    mine = sorted((row for row in rows if row.rule == rule.code), key=lambda row: row.team_id is not None)
    grouped = groupby(mine, key=lambda row: row.team)
    return [Place(team, read(each)) for team, each in grouped]


def setting_at(*, rows: Iterable[RuleSetting], rule: Rule, team: int | None) -> Setting:
    return read(row for row in rows if (row.rule, row.team_id) == (rule.code, team))


def further_out(
    *, rows: list[RuleSetting], profile: Profile, rule: Rule, team: int | None, on: dt.date
) -> dict[str, Limit]:
    """How the rule would apply there without the setting that is there, by criticality."""
    others = instead(rows, rule=rule, team=team, setting=Setting())
    found = limits(on=on, profile=profile, settings=others)
    kinds = {row.criticality for row in found if row.code == rule.code}
    return {each: applied(found, rule=rule, team=team, criticality=each) for each in kinds}
