"""Verbs of decisions: what was decided, about which areas, by whom, and what replaced it."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from ownership.changes import Change, ChangeSet, Create, New, Remove, Row
from ownership.enums import DecisionPart, DecisionStatus
from ownership.models import Area, Decision, DecisionArea, DecisionParty
from teams.models import Person, User

from .problems import Problem, Refused
from .writer import Applied, apply

DECISION, ABOUT, PARTY = (each._meta.label for each in (Decision, DecisionArea, DecisionParty))


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a decision says. `parties` are who took which part in it."""

    title: str
    date: dt.date
    areas: Collection[Area]
    status: str = DecisionStatus.ACCEPTED.value
    text: str = ""
    parties: dict[DecisionPart, Collection[Person]] = field(default_factory=dict)
    superseded_by: Decision | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "date": self.date,
            "status": self.status,
            "text": self.text,
            "superseded_by_id": self.superseded_by and self.superseded_by.pk,
        }

    @property
    def taking_part(self) -> set[tuple[int, str]]:
        return {(person.pk, part.value) for part, people in self.parties.items() for person in people}


def record_decision(
    *, record: Record, actor: User | None, on: dt.date, replaces: Collection[Decision] = ()
) -> Applied:
    """Record a decision; the ones that it `replaces` are superseded by it from then on."""
    _refuse(_problems(record, on=on))
    new = New("decision")
    rows: list[Row] = [Create(DECISION, record.columns, key="decision")]
    rows += [Create(ABOUT, {"decision_id": new, "area_id": area.pk}) for area in record.areas]
    rows += [
        Create(PARTY, {"decision_id": new, "person_id": person, "part": part})
        for person, part in sorted(record.taking_part)
    ]
    rows += [_superseded(each, new) for each in replaces]
    return apply(changes=ChangeSet(f"Decision recorded: {record.title}", tuple(rows)), actor=actor, on=on)


def change_decision(*, decision: Decision, record: Record, actor: User | None, on: dt.date) -> Applied:
    """Let it say what the record says; what is the same stays untouched."""
    _refuse(_problems(record, on=on, itself=decision))
    was = {column: getattr(decision, column) for column in record.columns}
    changed = {column: value for column, value in record.columns.items() if value != was[column]}
    rows: list[Row] = []
    if changed:
        rows.append(Change(DECISION, decision.pk, changed, was={column: was[column] for column in changed}))
    rows += [*_areas(decision, record), *_parties(decision, record)]
    return apply(changes=ChangeSet(f"Decision changed: {decision}", tuple(rows)), actor=actor, on=on)


def supersede(*, decision: Decision, by: Decision, actor: User | None, on: dt.date) -> Applied:
    """Say that another decision stands in its place."""
    if decision.pk == by.pk:
        raise Refused(_itself(decision))
    changes = ChangeSet(f"{decision} is superseded by {by}", (_superseded(decision, by.pk),))
    return apply(changes=changes, actor=actor, on=on)


def _superseded(decision: Decision, by: Any) -> Change:
    values = {"status": DecisionStatus.SUPERSEDED.value, "superseded_by_id": by}
    return Change(DECISION, decision.pk, values, was={"status": decision.status})


def _areas(decision: Decision, record: Record) -> Iterator[Row]:
    there = dict(decision.about.values_list("area", "pk"))
    wanted = {area.pk for area in record.areas}
    yield from (Remove(ABOUT, there[area]) for area in sorted(there.keys() - wanted))
    for area in sorted(wanted - there.keys()):
        yield Create(ABOUT, {"decision_id": decision.pk, "area_id": area})


def _parties(decision: Decision, record: Record) -> Iterator[Row]:
    there = {(person, part): pk for pk, person, part in decision.parties.values_list("pk", "person", "part")}
    yield from (Remove(PARTY, there[party]) for party in sorted(there.keys() - record.taking_part))
    for person, part in sorted(record.taking_part - there.keys()):
        yield Create(PARTY, {"decision_id": decision.pk, "person_id": person, "part": part})


def _problems(record: Record, *, on: dt.date, itself: Decision | None = None) -> Iterator[Problem]:
    where, after = record.title, record.superseded_by
    superseded = record.status == DecisionStatus.SUPERSEDED
    if not record.areas:
        yield Problem("A decision is about at least one area.", where, "Name the area.", "areas")
    if record.date > on:
        yield Problem("This day is still to come.", where, "Give the day on which it was decided.", "date")
    if superseded and after is None:
        yield Problem("It is superseded, by nothing yet.", where, "Name what replaced it.", "superseded_by")
    if after is not None and not superseded:
        what = f"It is replaced by {after}, so it is superseded."
        yield Problem(what, where, "Say so, or leave out what replaced it.", "status")
    if itself is not None and after is not None and after.pk == itself.pk:
        yield _itself(itself)


def _itself(decision: Decision) -> Problem:
    what = "A decision cannot replace itself."
    return Problem(what, str(decision), "Name another one, or leave it as it is.", "superseded_by")


def _refuse(problems: Iterator[Problem]) -> None:
    if found := list(problems):
        raise Refused(*found)
