"""One rule set otherwise: what it would flag, and what its neighbouring thresholds would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from ownership.enums import Profile
from ownership.models import RuleSetting

from .base import Rule
from .evaluating import Key, Offender
from .limits import ANY, EVERYBODY, Limit, limits, profile_now
from .setting import Setting, instead
from .trying import flags

NOW, WOULD, WATCHED, OUTSIDE = "now", "would", "watched", "outside"
# How far apart neighbouring thresholds are, by the largest threshold of which that is so.
STEPS = ((20, 1), (60, 5), (999, 30))
AROUND = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """`was` and `limit` are how the rule applies now and as tried; `watched`: whom it would flag if it were
    watched; `near`: thresholds, with what each flags. Of a team's setting only what that one decides.
    """

    was: Limit
    limit: Limit
    now: list[Offender]
    would: list[Offender]
    watched: list[Offender]
    near: list[tuple[int, list[Offender]]]

    @property
    def whole(self) -> list[Offender]:
        return [
            each for rows in (self.now, self.would, self.watched, *dict(self.near).values()) for each in rows
        ]

    def only(self, keys: Collection[Key]) -> Trial:
        """The same, of these alone."""

        def kept(rows: list[Offender]) -> list[Offender]:
            return [each for each in rows if each.key in keys]

        return replace(
            self,
            now=kept(self.now),
            would=kept(self.would),
            watched=kept(self.watched),
            near=[(threshold, kept(rows)) for threshold, rows in self.near],
        )

    @property
    def new(self) -> list[Offender]:
        known = {each.key for each in self.now}
        return [each for each in self.would if each.key not in known]

    @property
    def gone(self) -> list[Offender]:
        kept = {each.key for each in self.would}
        return [each for each in self.now if each.key not in kept]

    @property
    def otherwise(self) -> int:
        """How many stay with another severity."""
        known = {each.key: each.severity for each in self.now}
        return sum(known.get(each.key, each.severity) != each.severity for each in self.would)


def trial(*, rule: Rule, setting: Setting, team: int | None, on: dt.date) -> Trial:
    """Try a setting of a rule, for everybody or in a team's subtree, against those in force."""
    profile, rows = in_force()

    def way(tried: Setting) -> list[Limit]:
        settings = instead(rows, rule=rule, team=team, setting=tried)
        return limits(on=on, profile=profile, settings=settings)

    ways = {NOW: limits(on=on, profile=profile, settings=rows), WOULD: way(setting)}
    was, limit = (applied(ways[each], rule=rule, team=team) for each in (NOW, WOULD))
    watched = replace(setting, enabled=True)
    near = _around(rule, limit.threshold)
    ways |= {WATCHED: way(watched)} | {str(each): way(replace(watched, threshold=each)) for each in near}
    if team is not None:
        ways[OUTSIDE] = way(Setting(enabled=False))
    found = {each: by[rule.code] for each, by in flags(on=on, ways=ways, rules=[rule.code]).items()}
    beyond = {each.key for each in found.get(OUTSIDE, ())}
    here = {way: [each for each in rows if each.key not in beyond] for way, rows in found.items()}
    return Trial(
        was=was,
        limit=limit,
        now=here[NOW],
        would=here[WOULD],
        watched=here[WATCHED],
        near=[(each, here[str(each)]) for each in near],
    )


def in_force() -> tuple[Profile, list[RuleSetting]]:
    """The profile and all settings. Two queries."""
    rows = RuleSetting.objects.select_related("team").order_by("rule", "team__sort_name", "pk")
    return profile_now(), list(rows)


def applied(rows: list[Limit], *, rule: Rule, team: int | None, criticality: str = ANY) -> Limit:
    """How a rule applies in a team where nothing else is set below everybody's: the nearest there is."""
    fits = [row for row in rows if row.code == rule.code and row.criticality == criticality]
    return next((row for row in fits if row.team == team), next(row for row in fits if row.team == EVERYBODY))


def _around(rule: Rule, threshold: int | None) -> list[int]:
    if threshold is None:
        return []
    step = next((step for most, step in STEPS if threshold <= most), STEPS[-1][1])
    least, most = rule.bounds
    return [each for by in AROUND if least <= (each := threshold + by * step) <= most]
