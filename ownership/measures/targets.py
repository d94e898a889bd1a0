"""What measures and metrics are to come to: a team's own target, else of the nearest above, else for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ownership.models import Target

from .base import Quantity
from .outside import METRICS
from .registry import MEASURES

QUANTITIES: dict[str, Quantity] = {**MEASURES, **METRICS}
# Where neither more nor less is better there is nothing to aim at.
AIMED = {code: each for code, each in QUANTITIES.items() if each.better != "neither"}


@dataclass(frozen=True)
class Goal:
    """`team` is the one that it is set for, and None if it is for all."""

    number: float
    team: int | None


def goals(*, path: Sequence[int]) -> dict[str, Goal]:
    """By code, for the last team of a path from the top; one query."""
    return goals_of(paths={0: path})[0]


def goals_of(*, paths: Mapping[int, Sequence[int]]) -> dict[int, dict[str, Goal]]:
    """For several teams, by key, each with its path from the top; one query."""
    teams = {team for path in paths.values() for team in path}
    rows = list(Target.objects.filter(Q(team=None) | Q(team__in=teams), code__in=AIMED))
    return {key: _nearest(rows, [None, *path]) for key, path in paths.items()}


def _nearest(rows: list[Target], path: list[int | None]) -> dict[str, Goal]:
    on_it = [row for row in rows if row.team_id in path]
    return {
        row.code: Goal(float(row.value), row.team_id)
        for row in sorted(on_it, key=lambda row: path.index(row.team_id))
    }
