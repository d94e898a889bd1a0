"""Whom a change set concerns: those who gain or lose an A or R, who lead from now on, who asked."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ownership.changes import ChangeSet
from ownership.enums import Acceptance, NoticeKind
from ownership.querysets.period import here
from teams.models import Person, User

from .answering import answering, party_of
from .asking import ask
from .hearing import heard
from .moves import Fact, fact, leading, moved
from .settling import settle, with_endings
from .work import Work, draft


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
    work = draft(changes=with_endings(changes=changes, on=on))
    for model, ids in work.existing().items():
        columns = [field.attname for field in model._meta.concrete_fields]
        work.before[model] = {
            row["id"]: row for row in model._default_manager.filter(id__in=ids).values(*columns)
        }
        if len(work.before[model]) < len(ids):
            return []  # a row has just gone: applying it will say so
    settle(work, on=on)
    ask(work, actor=actor, on=on, request_id=None)
    people = Person.objects.filter(pk__in=news(work, actor=actor, on=on))
    return list(people.order_by("sort_name", "pk"))


def news(work: Work, *, actor: User | None, on: dt.date) -> dict[int, News]:
    """By person; leavers are told nothing, and nobody what they did themselves."""
    found: dict[int, News] = defaultdict(News)
    gains, losses = moved(work, on=on)
    people = answering(parties={party_of(row) for row in (*gains, *losses)}, work=work, on=on)
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
    if not found:
        return {}
    reached = Person.objects.filter(here(on=on), pk__in=found)
    if actor is not None:
        reached = reached.exclude(user=actor)
    return {id: found[id] for id in reached.values_list("pk", flat=True)}
