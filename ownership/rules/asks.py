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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.models import BigIntegerField, Value
from django.db.models.expressions import RawSQL

from ownership import holdings
from ownership.enums import FindingState, Letter
from ownership.models import Area, Finding
from ownership.models.subject import SUBJECTS
from ownership.querysets.period import here
from teams.models import Membership, Person

from . import names
from .names import Loaded

PATIENCE = dt.timedelta(days=14)
# Some teams, those of areas, of seats, and in which people are or were; and all above.
_UPWARD = """
WITH RECURSIVE up(id) AS (
  SELECT unnest(%s::bigint[])
  UNION SELECT owning_team_id FROM ownership_area WHERE id = ANY(%s)
  UNION SELECT team_id FROM teams_seat WHERE id = ANY(%s)
  UNION SELECT team_id FROM teams_membership WHERE person_id = ANY(%s)
  UNION SELECT t.parent_id FROM teams_team t JOIN up ON t.id = up.id)
SELECT id FROM up"""


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


def structure(
    *,
    on: dt.date,
    subjects: Iterable[tuple[str, int]],
    areas: Iterable[int],
    people: Iterable[int] = (),
    teams: Iterable[int] = (),
    assignees: Iterable[int] = (),
    seats: Iterable[int] = (),
    categories: Iterable[int] = (),
    asking: bool = True,
) -> Structure:
    """Fetch what the chains of these subjects need, the rows of `areas`, names: three queries.

    Without `asking` nobody is looked for, and names alone are fetched: one.
    """
    subjects = set(subjects)
    of = {kind: [id for each, id in subjects if each == kind] for kind in SUBJECTS}
    ids = {*areas, *of["area"]}
    called = names.load(
        people={*people, *of["person"]},
        teams=_upward(teams={*teams, *of["team"]}, areas=ids, seats=of["seat"], people=of["person"]),
        seats={*seats, *of["seat"]},
        areas=() if asking else ids,
        roles=of["role"],
        decisions=of["decision"],
        categories=categories,
    )
    if not asking:
        return Structure(called=called)
    rows = Area.objects.select_related("parent").in_bulk(ids)
    found = Structure(areas=dict(rows), called=called)
    found.areas |= {
        row.parent_id: row.parent for row in rows.values() if row.parent is not None and row.parent_id
    }
    called.places = {id: area.name for id, area in found.areas.items()}
    parents = {rows[id].parent_id for id in of["area"] if id in rows}
    _lead(found, people=of["person"], given=assignees, areas=[id for id in parents if id], on=on)
    return found


def _upward(*, teams: set[int], areas: set[int], seats: list[int], people: list[int]) -> RawSQL:
    return RawSQL(_UPWARD, [list(teams), list(areas), seats, people])  # noqa: S611 - our own text


def _lead(
    found: Structure, *, people: list[int], given: Iterable[int], areas: list[int], on: dt.date
) -> None:
    """Who leads each team; in which team these people are or were last; who is accountable for these areas;
    and who administers, for whom nobody nearer is known. One query."""
    no_team, no_period = Value(None, BigIntegerField()), Value(None, DateRangeField())
    leading = Membership.objects.filter(here(on=on, person="person_id"), lead=True, period__contains=on)
    leading = leading.filter(team__in=list(found.called.teams))
    were = Membership.objects.filter(person__in=people, team__isnull=False, period__startswith__lte=on)
    administrators = Person.objects.filter(here(on=on), user__is_superuser=True, user__is_active=True)
    staying = Person.objects.filter(here(on=on), pk__in={*people, *given})
    rows = [
        leading.values_list(Value("leads"), "id", "team_id", "person_id", "period"),
        were.values_list(Value("was"), "id", "team_id", "person_id", "period"),
        staying.values_list(Value("here"), "id", no_team, "id", no_period),
        administrators.values_list(Value("administers"), "id", no_team, "id", no_period),
    ]
    if areas:
        above = holdings.at(on=on, areas=areas, letters=[Letter.A]).answerable().filter(deputy=False)
        rows.append(above.values_list(Value("answers"), "area_id", no_team, "person_id", no_period))
    first, *others = rows
    listed = first.union(*others, all=True).order_by("period", "-id")
    for what, id, team, person, _ in sorted(listed, key=lambda row: row[1] if row[0] != "was" else 0):
        if what == "was":
            found.last[person] = team
        elif what == "administers":
            found.administrator = found.administrator or person
        elif what == "here":
            found.here.add(person)
        elif what == "answers":
            found.answers.setdefault(id, person)
        elif team is not None and person not in found.leads.setdefault(team, []):
            found.leads[team].append(person)
