"""Whom a change set concerns: those who gain or lose an A or R, who lead from now on, who asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ownership.changes import ChangeSet
from ownership.enums import Acceptance, NoticeKind
from ownership.models import Assignment
from ownership.querysets.period import here
from teams.models import Person, User

from .answering import Party, answering, behind, party_of
from .asking import ask, given, own
from .hearing import heard
from .moves import Fact, fact, leading, moved
from .settling import settle, with_endings
from .work import Table, Values, Work, draft


@dataclass
class News:
    """What a change set means for one person; ids and letters alone."""

    given: list[Fact] = field(default_factory=list)
    taken: list[Fact] = field(default_factory=list)
    led: list[int] = field(default_factory=list)
    declined: list[int] = field(default_factory=list)
    plain: bool = False  # something given stands without asking
    question: int | None = None
    answer: int | None = None

    @property
    def kind(self) -> NoticeKind:
        if self.led:
            return NoticeKind.ROLE
        if self.question:
            return NoticeKind.QUESTION
        if self.answer:
            return NoticeKind.ANSWER
        if self.declined:
            return NoticeKind.DECLINED
        return NoticeKind.CHANGE if self.plain or self.taken else NoticeKind.ASKED

    @property
    def facts(self) -> dict[str, Any]:
        parts = {"given": self.given, "taken": self.taken, "led": self.led, "declined": self.declined}
        return {name: part for name, part in parts.items() if part}


def told(*, changes: ChangeSet, actor: User | None, on: dt.date) -> list[Person]:
    """Who would be told of a change set if the actor made it; nothing is written."""
    return told_each(changes=[changes], actor=actor, on=on)[0]


def told_each(*, changes: Sequence[ChangeSet], actor: User | None, on: dt.date) -> list[list[Person]]:
    """The same of several, each made by itself; what is there already is read once for all."""
    return [people for people, _ in foreseen(changes=changes, actor=actor, on=on)]


def foreseen(
    *, changes: Sequence[ChangeSet], actor: User | None, on: dt.date
) -> list[tuple[list[Person], list[Values]]]:
    """Of each, who is told, and the new assignments that are asked for first."""
    works = [draft(changes=with_endings(changes=each, on=on)) for each in changes]
    _read(works)
    # Where a row has just gone nobody is told: applying it will say so.
    whole = [work for work in works if all(len(work.before[m]) == len(i) for m, i in work.existing().items())]
    for work in whole:
        settle(work, on=on)
    to = {each for work in whole for each in given(work).values()}
    mine = own(parties=to, actor=actor, on=on) if actor else set()
    known = behind(parties={each for work in whole for each in _holders(work)}, on=on)
    found: dict[int, dict[int, News]] = {}
    for work in whole:
        ask(work, actor=actor, on=on, request_id=None, mine=mine, known=known)
        found[id(work)] = _news(work, actor=actor, on=on, known=known)
    people = _reached({person for each in found.values() for person in each}, actor, on)
    return [
        ([person for person in people if person.pk in found.get(id(work), {})], _asked(work))
        for work in works
    ]


def _asked(work: Work) -> list[Values]:
    new = work.creates[Assignment].values()
    return [values for values in new if values.get("acceptance") == Acceptance.ASKED]


def _read(works: Sequence[Work]) -> None:
    """The rows that they touch, as they are: one query a model."""
    wanted: dict[Table, set[int]] = defaultdict(set)
    for work in works:
        for model, ids in work.existing().items():
            wanted[model].update(ids)
    for model, all_of_it in wanted.items():
        columns = [field.attname for field in model._meta.concrete_fields]
        rows = {row["id"]: row for row in model._default_manager.filter(id__in=all_of_it).values(*columns)}
        for work in works:
            mine = work.existing().get(model, [])
            work.before[model] = {id: {**rows[id]} for id in mine if id in rows}


def _holders(work: Work) -> set[Party]:
    parts = (*work.creates[Assignment].values(), *work.before[Assignment].values())
    return {party_of(row) for row in (*parts, *work.after(Assignment).values())}


def news(work: Work, *, actor: User | None, on: dt.date) -> dict[int, News]:
    """By person; leavers are told nothing, and nobody what they did themselves."""
    found = _news(work, actor=actor, on=on)
    return {person.pk: found[person.pk] for person in _reached(found, actor, on)}


def _reached(people: Collection[int], actor: User | None, on: dt.date) -> list[Person]:
    if not people:
        return []
    reached = Person.objects.filter(here(on=on), pk__in=people)
    if actor is not None:
        reached = reached.exclude(user=actor)
    return list(reached.order_by("sort_name", "pk"))


def _news(
    work: Work, *, actor: User | None, on: dt.date, known: Iterable[Values] | None = None
) -> dict[int, News]:
    """Also of those who do not hear of it."""
    found: dict[int, News] = defaultdict(News)
    gains, losses = moved(work, on=on)
    parties = {party_of(row) for row in (*gains, *losses)}
    people = answering(parties=parties, work=work, on=on, known=known)
    for row in gains:
        for person in people[party_of(row)]:
            found[person].given.append(fact(row))
            found[person].plain |= row.get("acceptance") != Acceptance.ASKED
    for row in losses:
        for person in people[party_of(row)]:
            found[person].taken.append(fact(row))
    for person, team in leading(work, on=on):
        found[person].led.append(team)
    for person, what, id in heard(work, actor=actor, on=on):
        if what == "declined":
            found[person].declined.append(id)
        else:
            setattr(found[person], what, id)
    return found
