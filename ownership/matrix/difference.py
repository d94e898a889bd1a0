"""What changed between two days, said in words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ownership.enums import Letter

from .areas import shown
from .entries import Entry
from .model import Key, Mode
from .parties import load
from .pivot import ORDER
from .source import Source, gather

What = Literal["added", "removed", "moved"]
Slot = tuple[int, str, bool]
"""Area, letter, deputy."""


@dataclass(frozen=True, slots=True)
class Change:
    what: What
    area: int
    name: str
    letter: str
    deputy: bool
    before: str
    after: str
    inherited_from: str

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
    before: dt.date
    after: dt.date
    changes: tuple[Change, ...]

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
) -> Difference:
    """Compare who holds what on two days, in the areas that the filters let through on either."""
    days = (before, after)
    if team is not None:
        areas = _either_day(days, mode=mode, team=team, areas=areas)
    wanted = None if areas is None else list(areas)
    first, second = (gather(on=on, mode=mode, category=category, areas=wanted, search=search) for on in days)
    names = {area.id: area.name for source in (first, second) for area in source.areas}
    order = {area: (second if area in second.tree.names else first).tree.path(area) for area in names}
    was, now = _slots(first), _slots(second)
    slots = sorted(was.keys() | now.keys(), key=lambda slot: (order[slot[0]], ORDER.index(slot[1]), slot[2]))
    return Difference(
        before,
        after,
        tuple(
            change
            for slot in slots
            for change in _changes(slot, names[slot[0]], was.get(slot, {}), now.get(slot, {}), first, second)
        ),
    )


def _either_day(days: Iterable[dt.date], *, mode: Mode, team: int, areas: Iterable[int] | None) -> set[int]:
    """What a team has on one of the days: what it lost is a change, and so is what it got."""
    wanted = None if areas is None else list(areas)
    return {
        area.id
        for on in days
        for area in shown(
            on=on,
            mode=mode,
            teams=load(on=on).subtree(team),
            category=None,
            areas=wanted,
            search="",
        )
    }


def _slots(source: Source) -> dict[Slot, dict[Key, Entry]]:
    found: dict[Slot, dict[Key, Entry]] = defaultdict(dict)
    for entry in source.entries:
        found[entry.area, entry.letter, entry.deputy][entry.party] = entry
    return found


def _changes(
    slot: Slot, name: str, was: dict[Key, Entry], now: dict[Key, Entry], first: Source, second: Source
) -> list[Change]:
    """One who goes and one who comes in the same slot are a move."""
    gone = [_named(first, key) for key in was if key not in now]
    come = [(_named(second, key), _above(second, now[key])) for key in now if key not in was]
    area, letter, deputy = slot
    if len(gone) == len(come) == 1:
        return [Change("moved", area, name, letter, deputy, gone[0], *come[0])]
    return [
        *(Change("removed", area, name, letter, deputy, one, "", "") for one in sorted(gone)),
        *(Change("added", area, name, letter, deputy, "", one, above) for one, above in sorted(come)),
    ]


def _named(source: Source, key: Key) -> str:
    return source.parties.name(key)


def _above(source: Source, entry: Entry) -> str:
    return source.tree.name(entry.source) if entry.source != entry.area else ""
