"""Which rules apply where, how severe they are and from what number on: profile, settings, a team's own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ownership.enums import Profile
from ownership.models import Organisation, RuleSetting
from teams.models import TeamPlacement

from .base import ON, Rule
from .registry import RULES

EVERYBODY = 0
ANY = ""
# By rule, team (None: for all) and criticality (none: whatever it is).
Settings = dict[tuple[str, int | None, str], RuleSetting]


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A rule as it applies to a team, or to everybody. Severity None: the rule decides case by case.

    With a criticality it holds for areas of that one, without for all others.
    """

    code: str
    on: bool
    threshold: int | None
    severity: str | None
    team: int = EVERYBODY
    criticality: str = ANY

    def under(self, setting: RuleSetting) -> Limit:
        """What is null in a setting stays as it is further out."""
        return replace(
            self,
            on=self.on if setting.on is None else setting.on,
            threshold=self.threshold if setting.threshold is None else setting.threshold,
            severity=setting.severity or self.severity,
        )


def default(*, rule: Rule, profile: Profile) -> Limit:
    severity = None if rule.severity_means else rule.severity.value
    on = rule.default[profile] == ON
    return Limit(code=rule.code, on=on, threshold=rule.limit(profile), severity=severity)


def profile_now() -> Profile:
    return Profile(Organisation.objects.values_list("profile", flat=True).first() or Profile.BALANCED)


def limits(
    *, on: dt.date, profile: Profile | None = None, settings: Iterable[RuleSetting] | None = None
) -> list[Limit]:
    """For everybody, and for each team at or below one with settings (the nearest wins). Three queries.

    `profile` and `settings` are tried instead of those in force.
    """
    if profile is None:
        profile = profile_now()
    rows = RuleSetting.objects.all() if settings is None else settings
    known: Settings = {(row.rule, row.team_id, row.criticality or ANY): row for row in rows}
    paths = _paths(teams={team for _, team, _ in known if team is not None}, on=on)
    special: dict[str, set[str]] = defaultdict(set)
    for code, _, criticality in known:
        special[code].add(criticality)
    return [
        _applied(
            replace(default(rule=rule, profile=profile), team=team, criticality=criticality), path, known
        )
        for code, rule in RULES.items()
        for criticality in (ANY, *sorted(special[code] - {ANY}))
        for team, path in paths.items()
    ]


def _applied(limit: Limit, path: Iterable[int | None], known: Settings) -> Limit:
    """From far to near; at each, what is said of the criticality after what is said of all."""
    for above in path:
        for criticality in dict.fromkeys((ANY, limit.criticality)):
            if (limit.code, above, criticality) in known:
                limit = limit.under(known[limit.code, above, criticality])
    return limit


def _paths(*, teams: set[int], on: dt.date) -> dict[int, list[int | None]]:
    """For everybody, and each team at or below one of these: itself and all above, from far to near."""
    everybody: dict[int, list[int | None]] = {EVERYBODY: [None]}
    if not teams:
        return everybody
    placements = TeamPlacement.objects.filter(period__contains=on)
    parents: dict[int, int | None] = dict(placements.values_list("team_id", "parent_id"))
    paths = {team: _path(team=team, parents=parents) for team in sorted(parents.keys() | teams)}
    return everybody | {
        team: [None, *reversed(path)] for team, path in paths.items() if not teams.isdisjoint(path)
    }


def _path(*, team: int, parents: dict[int, int | None]) -> list[int]:
    path: list[int] = []
    at: int | None = team
    while at is not None and at not in path:
        path.append(at)
        at = parents.get(at)
    return path
