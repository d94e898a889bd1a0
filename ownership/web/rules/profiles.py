"""The profiles side by side: what each watches, and how much it would flag."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from ownership.enums import Profile
from ownership.rules.base import Rule
from ownership.rules.evaluating import Key
from ownership.rules.limits import ANY, limits
from ownership.rules.registry import RULES
from ownership.rules.trial import in_force
from ownership.rules.trying import flags
from ownership.web.rules.listing import everybody, state


@dataclass(frozen=True)
class Column:
    profile: Profile
    current: bool
    said: str


@dataclass(frozen=True)
class Cell:
    state: str
    flags: int
    threshold: int | None
    differs: bool


@dataclass(frozen=True)
class Row:
    rule: Rule
    cells: list[Cell]
    set_here: bool


@dataclass(frozen=True)
class Compared:
    columns: list[Column]
    families: list[tuple[str, list[Row]]]


def named() -> Compared:
    """The profiles alone: what each would flag takes as long as a scan."""
    current, _ = in_force()
    return Compared([Column(each, each == current, "") for each in Profile], [])


def compared(*, on: dt.date) -> Compared:
    """All profiles under the settings that are in force; the facts are gathered once for all."""
    current, settings = in_force()
    ways = {each.value: limits(on=on, profile=each, settings=settings) for each in Profile}
    found = flags(on=on, ways=ways)
    here = {way: everybody(rows) for way, rows in ways.items()}
    set_here = {row.rule for row in settings}

    def cell(rule: Rule, profile: Profile) -> Cell:
        limit, now = here[profile.value][rule.code][ANY], here[current.value][rule.code][ANY]
        standing = state(rule=rule, limit=limit, profile=profile)
        return Cell(standing, len(found[profile.value][rule.code]), limit.threshold, limit != now)

    rows = [
        Row(rule, [cell(rule, profile) for profile in Profile], code in set_here)
        for code, rule in RULES.items()
    ]
    keys = {way: {each.key for rows in by.values() for each in rows} for way, by in found.items()}
    watched = {way: sum(limit[ANY].on for limit in by.values()) for way, by in here.items()}
    columns = [
        Column(each, each == current, _said(watched, keys, each.value, current.value)) for each in Profile
    ]
    return Compared(
        columns, [(name, list(each)) for name, each in groupby(rows, key=lambda row: row.rule.family)]
    )


def _said(watched: dict[str, int], keys: dict[str, set[Key]], way: str, current: str) -> str:
    """ "Watches 38 rules, instead of 31, and would flag 52 instead of 40: 14 new, 2 gone." """
    if way == current:
        return f"In use: watches {watched[way]} rules, and flags {len(keys[way])}."
    new, gone = len(keys[way] - keys[current]), len(keys[current] - keys[way])
    many = f"instead of {watched[current]}" if watched[way] != watched[current] else "as now"
    would = f"would flag {len(keys[way])} instead of {len(keys[current])}: {new} new, {gone} gone"
    return f"Watches {watched[way]} rules, {many}, and {would}."
