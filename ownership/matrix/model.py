"""What a matrix is: groups of columns, groups of rows, and cells that can say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ownership.enums import Acceptance, Gap, Letter, Severity

Columns = Literal["people", "teams", "seats"]
Mode = Literal["effective", "direct"]
Grouping = Literal["category", "team", "tree", ""]
Kind = Literal["person", "team", "seat"]
Key = tuple[Kind, int]
"""A party: a kind and an id. The id 0 stands for whoever has no team, or no seat."""


class Reason(NamedTuple):
    """One assignment by which a letter came into a cell."""

    party: str
    letter: str
    deputy: bool
    assignment: int
    source: int
    inherited_from: str
    through: str
    answered_by: tuple[str, ...]
    dimmed: bool
    interim: bool
    shared: bool
    acceptance: str
    gap: Gap | None
    gap_of: str
    since: dt.date
    until: dt.date | None

    def __str__(self) -> str:
        """Such as "Tom Okafor, accountable, inherited from Platform standards, since 12 Jan 2026"."""
        label = Letter(self.letter).label.lower()
        words = [self.party, f"deputy of the {label}" if self.deputy else label]
        if self.inherited_from:
            words.append(f"inherited from {self.inherited_from}")
        if self.through:
            words.append(f"through {self.through}")
        if not self.inherited_from and not self.through:
            words.append("directly")
        if self.answered_by:
            words.append(f"answered by {' or '.join(self.answered_by)}")
        words.append(f"since {_day(self.since)}")
        if self.until:
            words.append(f"until {_day(self.until - dt.timedelta(days=1))}")
        words += [word for word, so in [("interim", self.interim), ("shared on purpose", self.shared)] if so]
        if self.acceptance != Acceptance.ACCEPTED:
            words.append("not accepted yet" if self.acceptance == Acceptance.ASKED else "declined")
        if self.gap:
            words.append(f"but {self.gap_of} {self.gap.label}")
        return ", ".join(words)


class Mark(NamedTuple):
    """A letter in a cell, with all its reasons; it looks like the strongest of them."""

    letter: str
    deputy: bool
    dimmed: bool
    """Held by others: the team of a member, the people and sub-teams of a team."""
    reasons: tuple[Reason, ...]

    @property
    def inherited(self) -> bool:
        return all(reason.inherited_from for reason in self._strongest)

    @property
    def through(self) -> bool:
        return all(reason.through for reason in self._strongest)

    @property
    def gap(self) -> Gap | None:
        gaps = [reason.gap for reason in self._strongest]
        return gaps[0] if all(gaps) else None

    @property
    def interim(self) -> bool:
        return any(reason.interim for reason in self._strongest)

    @property
    def shared(self) -> bool:
        return any(reason.shared for reason in self._strongest)

    @property
    def acceptance(self) -> str:
        return self._strongest[0].acceptance

    @property
    def why(self) -> str:
        return "\n".join(map(str, self.reasons))

    @property
    def _strongest(self) -> list[Reason]:
        return [reason for reason in self.reasons if not reason.dimmed] or list(self.reasons)


Cell = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    key: Key
    name: str
    accountable: int
    """For how many of the areas shown it has the A, not as a deputy and not through others."""


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    team: int | None
    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    area: int
    name: str
    slug: str
    depth: int
    severity: Severity | None
    cells: Mapping[Key, Cell]
    accountable: int
    """Distinct holders of A, deputies aside: two leads of one team are one, as is one person twice."""
    responsible: int

    def cell(self, key: Key) -> Cell:
        return self.cells.get(key, ())


@dataclass(frozen=True, slots=True)
class RowGroup:
    name: str
    note: str
    rows: tuple[Row, ...]
    begun: bool = False
    """Whether its first rows are in a part before this one."""


@dataclass(frozen=True, slots=True)
class Matrix:
    on: dt.date
    columns: Columns
    mode: Mode
    column_groups: tuple[ColumnGroup, ...] = ()
    row_groups: tuple[RowGroup, ...] = ()
    size: int = 0
    """How many rows there are, with those that are not filled in."""
    hidden: int = 0
    """How many columns there are besides."""

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return tuple(column for group in self.column_groups for column in group.columns)

    @property
    def rows(self) -> Iterator[Row]:
        return (row for group in self.row_groups for row in group.rows)


@lru_cache(maxsize=4096)
def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
