"""What a file says, before anything is compared with what is known: bytes in, a `Reading` out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Held(NamedTuple):
    """One letter (R, A, C, I or S) of one party, in the sheet's own words."""

    letter: str
    party: str
    where: str


@dataclass(frozen=True)
class AreaRead:
    section: tuple[str, ...]
    name: str
    held: tuple[Held, ...]
    where: str
    note: str = ""
    # The number of the area, in a sheet that once went out.
    ref: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: a cell or line, and a sentence."""

    where: str
    message: str


@dataclass(frozen=True)
class Ref:
    """Which person, team or seat a column stood for when its sheet went out."""

    kind: str
    id: int
    name: str


@dataclass(frozen=True)
class Reading:
    """Of a sheet that once went out, `refs` say who its parties were, `shown` which day it was of.

    `partly` says that its areas hold more than it says.
    """

    file: str
    areas: Sequence[AreaRead]
    doubts: tuple[Doubt, ...]
    refs: Mapping[str, Ref] = field(default_factory=dict)
    shown: dt.date | None = None
    partly: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """Every party once, in order of appearance."""
        return tuple(dict.fromkeys(held.party for area in self.areas for held in area.held))


class Refused(Exception):
    """The file cannot be used; its text says what is wrong and what to do."""


def read(*, name: str, content: bytes) -> Reading:
    """Read a file by what its bytes are; raise `Refused` when it holds no matrix."""
    from .readers.dispatch import read_bytes  # the readers build on the classes above

    return read_bytes(name=name, content=content)
