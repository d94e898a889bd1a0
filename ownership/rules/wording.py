"""Findings in words, with whom they ask. The number of queries is constant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ownership.enums import FindingState
from ownership.models import Finding, Waiver
from teams.models import Person

from . import asks
from .read import ACCEPTED, BASELINE, Read
from .recording import key
from .registry import RULES
from .structure import structure


def worded(
    *, findings: Sequence[Finding], accepted: Mapping[int, Waiver], on: dt.date, asking: bool
) -> list[Read]:
    """All of them, in their order; `accepted` are the waivers in force, by the finding's id."""
    subjects = {row.pk: key(finding=row)[1:] for row in findings}
    anchors = {row.pk: asks.anchor(*subjects[row.pk], row.facts) for row in findings}
    affected = {row.pk: _affected(row) for row in findings}
    known = structure(
        on=on,
        subjects={*subjects.values(), *anchors.values()},
        areas={area for ids in affected.values() for area in ids},
        people=_ids(findings, "people"),
        teams=_ids(findings, "teams"),
        assignees=(row.assignee_id for row in findings if row.assignee_id),
        seats=_ids(findings, "seats"),
        categories=(id for row in findings for id in row.facts.get("categories", ())),
        asking=asking,
    )
    called = known.called
    asked = {row.pk: _ask(row, anchors[row.pk], known, on, asking) for row in findings}
    people = _people(asked.values())

    def one(row: Any) -> Read:
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
            asks=people.get(ask.first),
            because=ask.because,
            until=ask.until,
            up=people.get(ask.then),
            age=(on - row.first_seen).days,
            waiver=waiver,
            state=ACCEPTED if waiver else _awake(row, left=asking and not given, on=on),
            came_back=row.settled_before,
            given=given,
            team=team,
            within=list(known.up(team)),
        )

    return [one(row) for row in findings]


def _ask(row: Finding, anchor: Any, known: asks.Structure, on: dt.date, asking: bool) -> asks.Ask:
    if not asking:
        return asks.Ask(first=None)
    kind, subject = anchor
    itself = RULES[row.rule].asks_itself
    return asks.ask(finding=row, kind=kind, subject=subject, structure=known, on=on, itself=itself)


def _people(asked: Iterable[asks.Ask]) -> dict[asks.Asked | None, Person]:
    """Those who are asked."""
    each = {who for ask in asked for who in (ask.first, ask.then) if who is not None}
    people = Person.objects.select_related("user").in_bulk({who.person for who in each}) if each else {}
    return {who: people[who.person] for who in each if who.person in people}


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


def _ids(findings: Sequence[Finding], kind: str) -> Iterator[int]:
    column = {"people": "person_id", "teams": "team_id", "seats": "seat_id"}[kind]
    for row in findings:
        yield from row.facts.get(kind, ())
        yield from row.facts.get("shared", {}).get(kind, ())
        subject: Any = getattr(row, column)
        if subject is not None:
            yield subject
        if kind == "people":
            for behind in row.facts.get("behind", {}).values():
                yield from behind
