"""Which rules apply where, how severe they are and from what number on: profile, settings, a team's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import connection

from ownership.enums import Profile
from ownership.models import Organisation, RuleSetting
from teams.models import TeamPlacement

from .base import ON, Rule
from .registry import RULES

EVERYBODY = 0


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A rule as it applies to a team, or to everybody. Severity None: the rule decides case by case."""

    code: str
    on: bool
    threshold: int | None
    severity: str | None
    team: int = EVERYBODY

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


def limits(*, on: dt.date) -> list[Limit]:
    """For everybody, and for each team at or below one with settings (the nearest wins). Three queries."""
    profile = Profile(Organisation.objects.values_list("profile", flat=True).first() or Profile.BALANCED)
    settings = {(row.rule, row.team_id): row for row in RuleSetting.objects.all()}
    common = {code: default(rule=rule, profile=profile) for code, rule in RULES.items()}
    common |= {
        code: limit.under(settings[code, None]) for code, limit in common.items() if (code, None) in settings
    }
    return [*common.values(), *_of_teams(common=common, settings=settings, on=on)]


def _of_teams(
    *, common: dict[str, Limit], settings: dict[tuple[str, int | None], RuleSetting], on: dt.date
) -> Iterator[Limit]:
    special = {team for _, team in settings if team is not None}
    if not special:
        return
    placements = TeamPlacement.objects.filter(period__contains=on)
    parents: dict[int, int | None] = dict(placements.values_list("team_id", "parent_id"))
    for team in parents.keys() | special:
        path = _path(team=team, parents=parents)
        if special.isdisjoint(path):
            continue
        for code, limit in common.items():
            for above in reversed(path):
                if (code, above) in settings:
                    limit = limit.under(settings[code, above])
            yield replace(limit, team=team)


def _path(*, team: int, parents: dict[int, int | None]) -> list[int]:
    path: list[int] = []
    at: int | None = team
    while at is not None and at not in path:
        path.append(at)
        at = parents.get(at)
    return path


def fill(*, on: dt.date) -> None:
    """Write them into the relation `fact_limits` that rules join; rules that are off are not in it."""
    rows = limits(on=on)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fact_limits SELECT * FROM"
            " unnest(%s::text[], %s::bigint[], %s::bool[], %s::int[], %s::text[])",
            [
                [row.code for row in rows],
                [row.team for row in rows],
                [row.on for row in rows],
                [row.threshold for row in rows],
                [row.severity for row in rows],
            ],
        )
