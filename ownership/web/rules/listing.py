"""The catalogue with how each rule stands here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ownership.enums import Profile, Severity
from ownership.models import RuleSetting
from ownership.rules.base import TRY, Rule
from ownership.rules.limits import ANY, EVERYBODY, Limit, limits
from ownership.rules.registry import RULES
from ownership.rules.setting import instead
from ownership.rules.trial import in_force
from ownership.rules.trying import flags
from ownership.web.rules.places import setting_at
from ownership.web.whatif import seen
from teams.models import User

WATCHED = "watched"


@dataclass(frozen=True)
class Line:
    """`state` is "on", "try" (off, and offered) or "off"; `teams` is how many set it for themselves."""

    rule: Rule
    limit: Limit
    severity: str
    state: str
    flagged: int
    would: int | None
    teams: int
    thresholds: list[tuple[str, int | None]]


@dataclass(frozen=True)
class Standing:
    profile: Profile
    families: list[tuple[str, list[Line]]]
    counts: dict[str, int]


def standing(*, on: dt.date, flagged: Mapping[str, int], would: Mapping[str, int]) -> Standing:
    profile, rows = in_force()
    here = everybody(limits(on=on, profile=profile, settings=rows))
    lines = [_line(rule, here[rule.code], rows, profile, flagged, would) for rule in RULES.values()]
    families = [(name, list(each)) for name, each in groupby(lines, key=lambda line: line.rule.family)]
    counts = {state: sum(line.state == state for line in lines) for state in ("on", "try", "off")}
    return Standing(profile, families, counts)


def everybody(rows: Iterable[Limit]) -> dict[str, dict[str, Limit]]:
    """How each rule applies to all, by code and criticality."""
    found: dict[str, dict[str, Limit]] = {code: {} for code in RULES}
    for row in rows:
        if row.team == EVERYBODY:
            found[row.code][row.criticality] = row
    return found


def would_flag(*, viewer: User, on: dt.date) -> dict[str, int]:
    """How many each rule that is not watched would flag, of what somebody may see."""
    profile, rows = in_force()
    here = everybody(limits(on=on, profile=profile, settings=rows))
    off = [code for code, by in here.items() if not by[ANY].on]
    tried = rows
    for code in off:
        setting = replace(setting_at(rows=rows, rule=RULES[code], team=None), enabled=True)
        tried = instead(tried, rule=RULES[code], team=None, setting=setting)
    ways = {WATCHED: limits(on=on, profile=profile, settings=tried)}
    found = flags(on=on, ways=ways, rules=off)[WATCHED]
    shown = seen(offenders=(each for rows in found.values() for each in rows), viewer=viewer, on=on)
    return {code: sum(each.rule == code for each in shown) for code in off}


def state(*, rule: Rule, limit: Limit, profile: Profile) -> str:
    if limit.on:
        return "on"
    return "try" if rule.default[profile] == TRY else "off"


def thresholds(here: Mapping[str, Limit]) -> list[tuple[str, int | None]]:
    """Those for one criticality that differ from the one for all."""
    whole = here[ANY].threshold
    return [(each, limit.threshold) for each, limit in here.items() if limit.threshold != whole]


def _line(
    rule: Rule,
    here: Mapping[str, Limit],
    rows: list[RuleSetting],
    profile: Profile,
    flagged: Mapping[str, int],
    would: Mapping[str, int],
) -> Line:
    limit = here[ANY]
    return Line(
        rule=rule,
        limit=limit,
        severity=Severity(limit.severity or rule.severity),
        state=state(rule=rule, limit=limit, profile=profile),
        flagged=flagged.get(rule.code, 0),
        would=would.get(rule.code),
        teams=len({row.team_id for row in rows if row.rule == rule.code} - {None}),
        thresholds=thresholds(here),
    )
