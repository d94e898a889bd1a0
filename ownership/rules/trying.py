"""What rules would flag, set otherwise. The facts are gathered once, and nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from . import facts, limit_rows
from .evaluating import Offender, offenders
from .limits import Limit
from .registry import RULES
from .snapshot import snapshot

Ways = Mapping[str, list[Limit]]


def flags(
    *, on: dt.date, ways: Ways, rules: Collection[str] = RULES.keys()
) -> dict[str, dict[str, list[Offender]]]:
    """Whom each rule flags on a day, by each way to set the rules: of one snapshot.

    Where two ways set a rule alike it is asked once, and not at all where it is off everywhere.
    """
    known: dict[tuple[Limit, ...], list[Offender]] = {}
    ways = limit_rows.level(ways=ways)
    with snapshot(leave=True):
        facts.gather(on=on, tried=[row for rows in ways.values() for row in rows])
        wanted = [code for code in RULES if code in rules]
        return {way: _by_rule(rows, on, wanted, known) for way, rows in ways.items()}


def _by_rule(
    rows: list[Limit], on: dt.date, rules: list[str], known: dict[tuple[Limit, ...], list[Offender]]
) -> dict[str, list[Offender]]:
    applied = {code: tuple(row for row in rows if row.code == code) for code in rules}
    off = {code for code, each in applied.items() if not any(row.on for row in each)}
    new = [code for code, each in applied.items() if code not in off and each not in known]
    if new:
        limit_rows.refill(rows=rows)
        known.update({applied[code]: [] for code in new})
        for offender in offenders(on=on, rules=new):
            known[applied[offender.rule]].append(offender)
    return {code: [] if code in off else known[each] for code, each in applied.items()}
