"""Open findings as people read them: a sentence, what to do, whom it asks and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from ownership.enums import FindingState, Severity
from ownership.models import Area, Finding, Waiver
from teams.models import Person, User

from . import asks, waivers
from .base import Rule
from .former import set_aside, settled_before
from .recording import key
from .registry import RULES
from .showing import lasting, showing

ACCEPTED, ALL = "accepted", "all"
# Set aside by the baseline; and open again after it was settled.
BASELINE, REOPENED = "baseline", "reopened"
ORDER = {severity.value: place for place, severity in enumerate(Severity)}


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


def open_findings(
    *,
    on: dt.date,
    viewer: User | None = None,
    rule: str | None = None,
    severity: str | None = None,
    team: int | None = None,
    category: int | None = None,
    state: str | None = None,
    mine: Person | None = None,
    areas: Collection[int] | None = None,
    ids: Collection[int] | None = None,
    asking: bool = True,
) -> list[Read]:
    """Findings open on a day, most severe first, then oldest. The number of queries is constant.

    `team` takes the teams below it in, `mine` keeps those that ask a person. `state` is a FindingState,
    "accepted", "baseline" or "all"; without it, what is open or acknowledged, of which "reopened" keeps what
    came back. What is about one person's figures only those see who may; `viewer` None is the system and sees
    everything. Without `asking` nobody is looked for whom they ask, nor the areas and teams beyond their
    names, which is most of the work.
    """
    shown = state in (None, REOPENED)
    found = showing(on=on, viewer=viewer) if shown else lasting(on=on, viewer=viewer)
    rows = list(_narrowed(found, rule=rule, severity=severity, ids=ids, areas=areas))
    accepted = {} if shown else waivers.in_force(findings=rows, on=on)
    reads = _read(rows, accepted=accepted, on=on, asking=asking)
    kept = [
        read
        for read in reads
        if (shown or state in (ALL, read.state))
        and (state != REOPENED or read.came_back is not None)
        and (team is None or team in read.within)
        and (category is None or any(area.category_id == category for area in read.affects))
        and (mine is None or read.asks == mine)
        and (areas is None or any(area in areas for area in read.areas))
    ]
    return sorted(kept, key=lambda read: (ORDER[read.severity], read.finding.first_seen, read.finding.pk))


def _narrowed(
    found: QuerySet[Finding],
    *,
    rule: str | None,
    severity: str | None,
    ids: Collection[int] | None,
    areas: Collection[int] | None,
) -> QuerySet[Finding]:
    found = found.select_related("person", "team").annotate(
        aside=ExpressionWrapper(set_aside(), BooleanField()), settled_before=settled_before()
    )
    if rule is not None:
        found = found.filter(rule=rule)
    if severity is not None:
        found = found.filter(severity=severity)
    if ids is not None:
        found = found.filter(id__in=ids)
    if areas is not None:
        # Those that name areas may name one of these; which, is seen when they are read.
        found = found.filter(Q(area__in=areas) | Q(facts__has_key="areas"))
    return found


def _read(rows: list[Finding], *, accepted: dict[int, Waiver], on: dt.date, asking: bool) -> list[Read]:
    subjects = {row.pk: key(finding=row)[1:] for row in rows}
    anchors = {row.pk: asks.anchor(*subjects[row.pk], row.facts) for row in rows}
    affected = {row.pk: _affected(row) for row in rows}
    wanted = {area for ids in affected.values() for area in ids}
    known = asks.structure(
        on=on,
        subjects={*subjects.values(), *anchors.values()},
        areas=wanted,
        people=_ids(rows, "people"),
        assignees=(row.assignee_id for row in rows if row.assignee_id),
        seats=_ids(rows, "seats"),
        categories=(id for row in rows for id in row.facts.get("categories", ())),
        asking=asking,
    )
    called = known.called
    asked = {
        row.pk: asks.ask(
            finding=row,
            kind=kind,
            subject=subject,
            structure=known,
            on=on,
            itself=RULES[row.rule].asks_itself,
        )
        if asking
        else asks.Ask(first=None)
        for row in rows
        for kind, subject in [anchors[row.pk]]
    }
    each = [who.person for ask in asked.values() for who in (ask.first, ask.then) if who is not None]
    people = Person.objects.select_related("user").in_bulk(each) if each else {}

    def person(who: asks.Asked | None) -> Person | None:
        return None if who is None else people.get(who.person)

    def read(row: Any) -> Read:
        kind, subject = subjects[row.pk]
        rule, ask, team = RULES[row.rule], asked[row.pk], known.team_of(*anchors[row.pk])
        sentence, remedy = rule.says(row.facts, subject=subject, names=called)
        waiver, given = accepted.get(row.pk), row.assignee_id in known.here
        return Read(
            finding=row,
            rule=rule,
            kind=kind,
            subject=called.subject(kind, subject),
            sentence=sentence,
            remedy=remedy,
            affects=[known.areas[area] for area in affected[row.pk] if area in known.areas],
            areas=[area for area in affected[row.pk] if area in called.places],
            asks=person(ask.first),
            because=ask.because,
            until=ask.until,
            up=person(ask.then),
            age=(on - row.first_seen).days,
            waiver=waiver,
            state=ACCEPTED if waiver else _awake(row, left=asking and not given, on=on),
            came_back=row.settled_before,
            given=given,
            team=team,
            within=list(known.up(team)),
        )

    return [read(row) for row in rows]


def _awake(row: Any, *, left: bool, on: dt.date) -> str:
    """A snoozed finding is open again on its day, and one that somebody was on when they have left."""
    if row.aside:
        return BASELINE
    if row.state == FindingState.ACKNOWLEDGED and row.assignee_id and left:
        return FindingState.OPEN
    if row.snoozed_until is not None and row.snoozed_until <= on:
        return FindingState.OPEN
    return str(row.state)


def _affected(row: Finding) -> list[int]:
    itself = [row.area_id] if row.area_id else []
    return list(dict.fromkeys([*itself, *row.facts.get("areas", ())]))


def _ids(rows: list[Finding], kind: str) -> Iterator[int]:
    column = {"people": "person_id", "teams": "team_id", "seats": "seat_id"}[kind]
    for row in rows:
        yield from row.facts.get(kind, ())
        subject: Any = getattr(row, column)
        if subject is not None:
            yield subject
        if kind == "people":
            for behind in row.facts.get("behind", {}).values():
                yield from behind
