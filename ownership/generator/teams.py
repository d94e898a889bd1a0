"""The tree of teams, and the roles and seats in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from random import Random

from teams.enums import TeamKind, Track

from .words import subjects

# A company of 5,000 teams is six levels deep with these.
FEWEST, MOST = 4, 10
KINDS = [TeamKind.STREAM_ALIGNED] * 14 + [TeamKind.PLATFORM] * 3 + [TeamKind.COMPLICATED_SUBSYSTEM] * 2
KINDS += [TeamKind.ENABLING]
ROLES: list[tuple[str, Track, list[str], list[str]]] = [
    ("Software engineer", Track.SYSTEM, ["Engineer", "Senior", "Staff", "Principal"], ["databases"]),
    ("Developer", Track.PRODUCT, ["Junior", "Developer", "Senior", "Lead"], ["accessibility"]),
    ("Site reliability engineer", Track.SYSTEM, ["Engineer", "Senior", "Staff"], ["incident response"]),
    ("Data engineer", Track.SYSTEM, ["Engineer", "Senior", "Staff"], ["databases"]),
    ("Test engineer", Track.PRODUCT, ["Engineer", "Senior"], []),
    ("Product manager", Track.PRODUCT, ["Associate", "Product manager", "Senior"], []),
    ("Product designer", Track.DESIGN, ["Designer", "Senior"], ["accessibility"]),
    ("Engineering manager", Track.MANAGEMENT, ["Manager", "Senior", "Director"], []),
    ("Tech lead", Track.SYSTEM, [], []),
    ("Head", Track.MANAGEMENT, [], []),
]
MANAGER, TECH_LEAD, HEAD = 7, 8, 9


@dataclass(slots=True)
class Unit:
    """A team in the making: its place, the area ids of its own, and who is in it."""

    id: int
    name: str
    parent: Unit | None
    level: int
    kind: str
    children: list[Unit] = field(default_factory=list)
    seat: int | None = None
    lead: int | None = None
    crew: list[int] = field(default_factory=list)
    former: list[int] = field(default_factory=list)

    @property
    def leaf(self) -> bool:
        return not self.children

    def beside(self) -> list[Unit]:
        """The teams of its parent, itself among them: those it works with."""
        return self.parent.children if self.parent else [self]


def tree(random: Random, known: dict[str, list[str]], *, teams: int, ids: range) -> list[Unit]:
    """The teams, level by level."""
    names = chain(random.sample(known["divisions"], len(known["divisions"])), subjects(random, known))
    number = iter(ids)
    units = [Unit(next(number), "Company", None, 0, TeamKind.OTHER)]
    waiting = deque(units)
    while len(units) < teams:
        above = waiting.popleft()
        for _ in range(min(random.randint(FEWEST, MOST), teams - len(units))):
            unit = Unit(next(number), next(names), above, above.level + 1, random.choice(KINDS))
            above.children.append(unit)
            waiting.append(unit)
            units.append(unit)
    for unit in units:
        if unit.children:
            unit.kind = TeamKind.OTHER
    return units


def seat(random: Random, units: list[Unit], *, ids: Iterator[int]) -> Iterator[tuple[int, int, Unit]]:
    """Id, index of the role, and team: a head of each that has teams below, a tech lead of most others."""
    for unit in units:
        if unit.children or random.random() < 0.6:
            unit.seat = next(ids)
            yield unit.seat, HEAD if unit.children else TECH_LEAD, unit
