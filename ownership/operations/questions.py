"""Verbs of questions: anyone asks about an area; it is answered, becomes a change, or is taken back."""

import datetime as dt
from typing import Any
from uuid import uuid4

from ownership.changes import Change, ChangeSet, Create
from ownership.enums import QuestionState
from ownership.models import Area, Question
from teams.models import User

from .assigning import Holder, owner_rows
from .problems import Problem, Refused
from .writer import Applied, apply

QUESTION = Question._meta.label
A_DAY = 20


def ask_question(*, area: Area, text: str, actor: User, on: dt.date) -> Applied:
    """Ask; whoever is accountable and the leads of the owning team are told."""
    text = text.strip()
    today = Question.objects.filter(asked_by=actor, asked_on=on)
    if today.count() >= A_DAY:
        raise Refused(
            Problem(f"You asked {A_DAY} questions today.", "", "Ask again tomorrow, or talk to the owner.")
        )
    if Question.objects.filter(asked_by=actor, area=area, text=text, state=QuestionState.OPEN).exists():
        raise Refused(Problem("You asked this already.", str(area), "It waits for its answer."))
    values = {"area_id": area.pk, "asked_by_id": actor.pk, "asked_on": on, "text": text}
    changes = ChangeSet(f"Question about {area}", (Create(QUESTION, values, key="question"),))
    return apply(changes=changes, actor=actor, on=on)


def answer_question(*, question: Question, text: str, actor: User, on: dt.date) -> Applied:
    """Answer in words; the asker is told."""
    row = _settled(question, QuestionState.ANSWERED, actor, on, answer=text.strip())
    return apply(changes=ChangeSet(f"Answer about {question.area}", (row,)), actor=actor, on=on)


def name_owner_for(
    *, question: Question, holder: Holder, actor: User, on: dt.date, text: str = ""
) -> Applied:
    """Let it become a change: one request names the owner and settles the question, and is undone as one."""
    rows = owner_rows(area=question.area, holder=holder, on=on)
    if not rows:
        problem = f"{holder} is accountable already."
        raise Refused(Problem(problem, str(question.area), "Answer in words, or choose somebody else."))
    request_id = uuid4()
    row = _settled(question, QuestionState.CHANGED, actor, on, answer=text.strip(), request_id=request_id)
    changes = ChangeSet(f"{holder} owns {question.area}, as was asked", (*rows, row))
    return apply(changes=changes, actor=actor, on=on, request_id=request_id)


def withdraw(*, question: Question, actor: User, on: dt.date) -> Applied:
    """Take back what one asked."""
    row = _settled(question, QuestionState.WITHDRAWN, actor, on)
    return apply(changes=ChangeSet(f"{question} withdrawn", (row,)), actor=actor, on=on)


def _settled(question: Question, state: QuestionState, actor: User, on: dt.date, **values: Any) -> Change:
    said = {"state": state.value, "answered_by_id": actor.pk, "answered_on": on, **values}
    return Change(QUESTION, question.pk, said, was={"state": QuestionState.OPEN.value})
