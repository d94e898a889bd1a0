"""Whom a finding asks, and why them.

What was given to somebody who is here: that one. About an area: the lead of the team that owns it, else who
is accountable for the area above it, else an administrator. About a team: its lead. About a seat: the lead of
its team. About a person: the lead of their (for leavers: last) team, or where the rule says so they
themselves. About a decision: as about the first of its areas. About a job role: an administrator. Where a
team has no lead, or the lead is the person concerned, the lead of the team above. Unanswered (neither
acknowledged nor snoozed) for 14 days it asks the next of these, once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ownership.enums import FindingState
from ownership.models import Area, Finding

from .names import Loaded

PATIENCE = dt.timedelta(days=14)


@dataclass(frozen=True)
class Asked:
    """A person and a clause that says why them: "you lead Payments, which owns Refunds"."""

    person: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Who is asked; and, as long as they do not answer, from which day on whom else."""

    first: Asked | None
    until: dt.date | None = None
    then: Asked | None = None
    waited: bool = False

    @property
    def because(self) -> str:
        if self.first is None:
            return "Asked of the administrators because nobody nearer is known."
        late = ", and nobody answered for 14 days" if self.waited else ""
        return f"Asked of you because {self.first.why}{late}."


@dataclass
class Structure:
    """Teams with their leads, and whatever else says who comes next."""

    called: Loaded = field(default_factory=Loaded)
    leads: dict[int, list[int]] = field(default_factory=dict)
    areas: dict[int, Area] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    here: set[int] = field(default_factory=set)
    administrator: int | None = None

    def team_of(self, kind: str, id: int) -> int | None:
        """The team under which a subject counts."""
        if kind == "area":
            return self.areas[id].owning_team_id if id in self.areas else None
        if kind == "person":
            return self.last.get(id)
        if kind in ("role", "decision"):
            return None
        return id if kind == "team" else self.called.within.get((kind, id))

    def up(self, team: int | None) -> Iterator[int]:
        """A team and those above it, nearest first."""
        seen: set[int] = set()
        while team is not None and team not in seen:
            seen.add(team)
            yield team
            team = self.called.within.get(("team", team))

    def chain(self, kind: str, id: int, *, itself: bool = False) -> Iterator[Asked]:
        """Everybody who could be asked, nearest first, each once; a person themselves only with `itself`."""
        seen = {id} if kind == "person" else set()
        if itself and kind == "person" and id in self.here:
            yield Asked(id, "it is about what you hold")
        for asked in self._candidates(kind, id):
            if asked.person not in seen:
                seen.add(asked.person)
                yield asked

    def _candidates(self, kind: str, id: int) -> Iterator[Asked]:
        team = self.team_of(kind, id)
        upward = self._leads(kind, id, team)
        if kind == "area":
            if team in self.leads:
                yield from islice(upward, len(self.leads[team]))
            parent = self.areas[id].parent_id if id in self.areas else None
            if parent in self.answers:
                above = f"you are accountable for {self.areas[parent].name}, the area above it"
                yield Asked(self.answers[parent], above)
        yield from upward
        if self.administrator is not None:
            yield Asked(self.administrator, "you administer Remit and nobody nearer is known")

    def _leads(self, kind: str, id: int, team: int | None) -> Iterator[Asked]:
        tail = {
            "area": f", which owns {self.areas[id].name}" if kind == "area" and id in self.areas else "",
            "person": f", the team of {self.called.persons.get(id, 'that person')}",
            "seat": ", to which that seat belongs",
        }.get(kind, "")
        for each in self.up(team):
            near = "" if each == team else f", above {self.called.team(team or 0)}"
            for person in self.leads.get(each, ()):
                yield Asked(person, f"you lead {self.called.team(each)}{near}{tail}")


def anchor(kind: str, subject: int, facts: Mapping[str, Any]) -> tuple[str, int]:
    """What the chain begins at: a decision is asked about as the first of its areas."""
    areas = facts.get("areas", ())
    return ("area", areas[0]) if kind == "decision" and areas else (kind, subject)


def ask(
    *,
    finding: Finding,
    kind: str,
    subject: int,
    structure: Structure,
    on: dt.date,
    itself: bool = False,
) -> Ask:
    if finding.assignee_id in structure.here:
        on_it = finding.state == FindingState.ACKNOWLEDGED
        return Ask(first=Asked(finding.assignee_id, "you are on it" if on_it else "it was given to you"))
    first, then = [*islice(structure.chain(kind, subject, itself=itself), 2), None, None][:2]
    due = finding.first_seen + PATIENCE
    # Who was on it and has left is on it no longer.
    answered = finding.state != FindingState.OPEN and finding.assignee_id is None
    if answered or then is None:
        return Ask(first=first)
    return Ask(first=then, waited=True) if on >= due else Ask(first=first, until=due, then=then)
