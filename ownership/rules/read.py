"""What people read of a finding: a sentence, what to do, whom it asks and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ownership.models import Area, Finding, Waiver
from teams.models import Person

from .base import Rule

# Beside the FindingStates: accepted on purpose, and set aside by the baseline.
ACCEPTED, BASELINE = "accepted", "baseline"


@dataclass(frozen=True, kw_only=True)
class Read:
    """One open finding. `state` is a FindingState, "accepted" while a waiver hides it, or "baseline" while
    it is set aside. `came_back` is the day on which it had been settled before. `given`: it was given to whom
    it asks, or they took it.

    `because` speaks to the person asked. Unanswered, `up` is asked from `until` on. `team` is the id of the
    team under which it counts, `within` that team and those above it. `areas` are the ids of `affects`.
    """

    finding: Finding
    rule: Rule
    kind: str
    subject: str
    sentence: str
    remedy: str
    affects: list[Area]
    areas: list[int]
    asks: Person | None
    because: str
    until: dt.date | None
    up: Person | None
    age: int
    waiver: Waiver | None
    state: str
    came_back: dt.date | None
    given: bool
    team: int | None
    within: list[int]

    @property
    def severity(self) -> str:
        return self.finding.severity
