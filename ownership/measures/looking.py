"""What a page looks at: small teams are counted as somebody looks, large ones as they were recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from .reading import Asked, Measured, measured
from .recording import large, recorded


@dataclass(frozen=True)
class Looked:
    """By team and day. `recorded` are the days that stand for those of large teams; `waiting` are large
    teams of whose last day nothing is recorded yet."""

    found: dict[Asked, Measured]
    recorded: dict[Asked, dt.date]
    waiting: frozenset[int]


def look(*, asked: Iterable[Asked], today: dt.date) -> Looked:
    """Three queries and those of one gathering."""
    pairs = list(dict.fromkeys(asked))
    above = set(large(on=today, teams={team for team, _ in pairs}))
    kept = recorded(asked=[pair for pair in pairs if pair[0] in above])
    live = [pair for pair in pairs if pair[0] not in above]
    found = measured(asked=live, on=today) if live else {}
    last = {team: max(day for each, day in pairs if each == team) for team in above}
    return Looked(
        found | {pair: values for pair, (_, values) in kept.items()},
        {pair: day for pair, (day, _) in kept.items()},
        frozenset(team for team, day in last.items() if (team, day) not in kept),
    )
