"""A change set is data: rows to create, change, end or remove. A leaf: imports nothing of ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class New:
    """Stands for the id of the row that a `Create` with this key makes, in the same change set."""

    key: str


@dataclass(frozen=True)
class Create:
    """Make a row. `model` is a label such as "ownership.Assignment"; `values` go by column (`area_id`)."""

    model: str
    values: Mapping[str, Any]
    key: str = ""


@dataclass(frozen=True)
class Change:
    """Set columns of a row. `was` says what the maker saw: if it is not so any more, nothing is written."""

    model: str
    id: int
    values: Mapping[str, Any]
    was: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class End:
    """End a row's period on a day (its last day is the one before). Begun on or after it, the row goes."""

    model: str
    id: int
    on: dt.date


@dataclass(frozen=True)
class Remove:
    """Take a row away as if it had not been. For what was never true; what was true is ended."""

    model: str
    id: int


Row = Create | Change | End | Remove


@dataclass(frozen=True)
class ChangeSet:
    """What somebody is about to do, with a name for the change log: "Import of team.csv"."""

    label: str
    rows: Sequence[Row] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def digest(self) -> str:
        """The same for the same rows: whether what is carried out is what was shown."""
        return sha256(repr(self.rows).encode()).hexdigest()[:20]
