"""Findings as marks on the cells of a matrix."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from ownership.enums import Severity
from teams.models import User

from .read import Read
from .reading import ORDER, open_findings


@dataclass(frozen=True)
class Mark:
    """One finding on the row of an area: its letters ("" is any) and holders (none: the row as a whole)."""

    read: Read
    letters: str
    holders: frozenset[tuple[str, int]]

    def concerns(self, *, letter: str, kind: str, id: int) -> bool:
        """Whether it is about a letter of a holder, which is a "person", "team" or "seat"."""
        return (not self.letters or letter in self.letters) and (kind, id) in self.holders


@dataclass
class Marks:
    """What is wrong with one area."""

    worst: Severity
    marks: list[Mark] = field(default_factory=list)


def by_area(*, on: dt.date, areas: Collection[int], viewer: User | None = None) -> dict[int, Marks]:
    """The open findings that affect each of these areas, the most severe first."""
    listed: dict[int, list[Mark]] = defaultdict(list)
    for read in open_findings(on=on, viewer=viewer, areas=areas, asking=False):
        facts = read.finding.facts
        kinds = (("person", "people"), ("team", "teams"), ("seat", "seats"))
        holders = frozenset((kind, id) for kind, key in kinds for id in facts.get(key, ()))
        for area in read.areas:
            if area in areas:
                listed[area].append(Mark(read, read.rule.letters, holders))
    return {
        area: Marks(
            min((Severity(mark.read.severity) for mark in marks), key=lambda each: ORDER[each]), marks
        )
        for area, marks in listed.items()
    }
