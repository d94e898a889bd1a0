"""What changed between two days, said in words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from ownership.enums import Letter

from .entries import Entry
from .model import Columns, Key, Mode
from .parties import Parties
from .pivot import NO_SEAT, NO_TEAM, ORDER, column_name
from .two_days import Fits, Source, both

What = Literal["added", "removed", "moved"]
Slot = tuple[int, str, bool]
"""Area, letter, deputy."""


@dataclass(frozen=True, slots=True)
class Change:
    """`on` is the day of the change, where an assignment's own begin or end says it.

    `came` and `went` are the assignments by which the letter is held after, and was held before.
    """

    what: What
    area: int
    name: str
    letter: str
    deputy: bool
    before: str
    after: str
    inherited_from: str
    on: dt.date | None = None
    came: int | None = None
    went: int | None = None

    def __str__(self) -> str:
        """Such as "Billing service: accountable moved from Ana Ruiz to Tom Okafor"."""
        label = Letter(self.letter).label.lower()
        role = f"deputy of the {label}" if self.deputy else label
        sentence = {
            "added": f"{self.name}: {self.after} is now {role}",
            "removed": f"{self.name}: {self.before} is no longer {role}",
            "moved": f"{self.name}: {role} moved from {self.before} to {self.after}",
        }[self.what]
        return f"{sentence}, inherited from {self.inherited_from}" if self.inherited_from else sentence


@dataclass(frozen=True, slots=True)
class Difference:
    """`made` and `gone` are the areas that are there on one of the days only, by id."""

    before: dt.date
    after: dt.date
    changes: tuple[Change, ...]
    made: dict[int, str] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)

    def of(self, what: What) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.what == what)


def difference(
    *,
    before: dt.date,
    after: dt.date,
    mode: Mode = "effective",
    team: int | None = None,
    category: int | None = None,
    areas: Iterable[int] | None = None,
    search: str = "",
    columns: Columns = "people",
    letters: Collection[str] = ORDER,
    own: bool = False,
) -> Difference:
    """Compare who holds what on two days, in the areas that the filters let through on either.

    With `columns` other than people, one who hands over within a team, or a seat, changes nothing.
    """
    fits = Fits(mode, team, category, None if areas is None else list(areas), search, own)
    first, second = both(days=(before, after), fits=fits, names=columns == "people")
    names = {area.id: area.name for source in (first, second) for area in source.areas}
    order = {area: (second if area in second.tree.names else first).tree.path(area) for area in names}
    was, now = (_slots(source, columns, letters) for source in (first, second))
    there = [{area.id: area.name for area in source.areas} for source in (first, second)]
    slots = sorted(was.keys() | now.keys(), key=lambda slot: (order[slot[0]], ORDER.index(slot[1]), slot[2]))
    return Difference(
        before,
        after,
        tuple(
            change
            for slot in slots
            for change in _changes(slot, names[slot[0]], was.get(slot, {}), now.get(slot, {}), first, second)
        ),
        made={area: name for area, name in there[1].items() if area not in there[0]},
        gone={area: name for area, name in there[0].items() if area not in there[1]},
    )


def _slots(source: Source, columns: Columns, letters: Collection[str]) -> dict[Slot, dict[Key, Entry]]:
    found: dict[Slot, dict[Key, Entry]] = defaultdict(dict)
    for entry in source.entries:
        if entry.letter in letters:
            found[entry.area, entry.letter, entry.deputy][_column(entry, columns, source.parties)] = entry
    return found


def _column(entry: Entry, columns: Columns, parties: Parties) -> Key:
    """The one column in which a letter is its holder's own, or its holder's team's."""
    if columns == "people":
        return entry.party
    kind, id_ = entry.holder
    if columns == "seats":
        return entry.holder if kind == "seat" else NO_SEAT
    team = id_ if kind == "team" else parties.team_of(entry.holder, set())
    return ("team", team) if team else NO_TEAM


def _changes(
    slot: Slot, name: str, was: dict[Key, Entry], now: dict[Key, Entry], first: Source, second: Source
) -> list[Change]:
    """One who goes and one who comes in the same slot are a move."""
    gone = sorted(((_named(first, key), was[key]) for key in was if key not in now), key=_by_name)
    come = sorted(((_named(second, key), now[key]) for key in now if key not in was), key=_by_name)
    area, letter, deputy = slot
    days = first.on, second.on
    if len(gone) == len(come) == 1:
        (old, ended), (new, begun) = gone[0], come[0]
        on = _begun(begun, days) or _ended(ended, days)
        above = _above(second, begun)
        assignments = (begun.assignment, ended.assignment)
        return [Change("moved", area, name, letter, deputy, old, new, above, on, *assignments)]
    return [
        *(
            Change(
                *("removed", area, name, letter, deputy, old, "", _above(first, ended)),
                *(_ended(ended, days), None, ended.assignment),
            )
            for old, ended in gone
        ),
        *(
            Change(
                *("added", area, name, letter, deputy, "", new, _above(second, begun)),
                *(_begun(begun, days), begun.assignment),
            )
            for new, begun in come
        ),
    ]


def _by_name(pair: tuple[str, Entry]) -> str:
    return pair[0]


def _begun(entry: Entry, days: tuple[dt.date, dt.date]) -> dt.date | None:
    return entry.since if min(days) < entry.since <= max(days) else None


def _ended(entry: Entry, days: tuple[dt.date, dt.date]) -> dt.date | None:
    return entry.until if entry.until and min(days) < entry.until <= max(days) else None


def _named(source: Source, key: Key) -> str:
    return column_name(key, source.parties)


def _above(source: Source, entry: Entry) -> str:
    return source.tree.name(entry.source) if entry.source != entry.area else ""
