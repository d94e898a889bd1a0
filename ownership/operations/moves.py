"""Who gains and who loses by a work: As and Rs, and the lead of a team."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ownership.enums import REPLACING, Acceptance
from ownership.models import Assignment
from teams.models import Membership

from .work import Values, Work

# What of an assignment makes it another one.
SAME = ("area_id", "letter", "deputy", "person_id", "team_id", "seat_id")
Fact = dict[str, Any]


def moved(work: Work, *, on: dt.date) -> tuple[list[Values], list[Values]]:
    """As and Rs that somebody gets, and those that somebody loses, from today on; what stays is neither."""
    gains = list(work.creates[Assignment].values())
    losses = [work.before[Assignment][id] for id in work.removes[Assignment]]
    for id, values in work.changes[Assignment].items():
        before = work.before[Assignment][id]
        after = before | values
        if any(before[column] != after[column] for column in SAME):
            losses.append(before)
            gains.append(after)
        elif _ends_sooner(before["period"], after["period"]):
            losses.append(before)
    got, lost = _counting(gains, on), _counting(losses, on)
    kept = {key for key in got.keys() & lost.keys() if got[key].get("acceptance") != Acceptance.ASKED}
    return (
        [row for key, row in got.items() if key not in kept],
        [row for key, row in lost.items() if key not in got],
    )


def _counting(rows: list[Values], on: dt.date) -> dict[tuple[Any, ...], Values]:
    return {_same(row): row for row in rows if row["letter"] in REPLACING and _lasts(row["period"], on)}


def _same(row: Values) -> tuple[Any, ...]:
    return tuple(row.get(column) or None for column in SAME)


def _ends_sooner(before: Any, after: Any) -> bool:
    return after.upper is not None and (before.upper is None or after.upper < before.upper)


def _lasts(period: Any, on: dt.date) -> bool:
    return period.upper is None or bool(period.upper > on)


def fact(row: Values) -> Fact:
    """What a notice keeps of it."""
    return {
        "assignment": row["id"],
        "area": row["area_id"],
        "letter": row["letter"],
        "deputy": row.get("deputy", False),
    }


def leading(work: Work, *, on: dt.date) -> Iterator[tuple[int, int]]:
    """Who leads a team after this, and did not before; a person and a team."""
    led = {(row["person_id"], row["team_id"]) for row in work.before[Membership].values() if row["lead"]}
    touched = {*work.creates[Membership], *work.changes[Membership]}
    after = {id: row for id, row in work.after(Membership).items() if id in touched}
    leads = {
        (row["person_id"], row["team_id"])
        for row in after.values()
        if row.get("lead") and _lasts(row["period"], on)
    }
    return iter(sorted(leads - led))
