"""Questions about an area, for the pages that show one."""

import datetime as dt
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from ownership import permissions
from ownership.enums import QuestionState
from ownership.models import Area, Question
from teams.models import User

A_FEW = 5
PEOPLE = ("area", "asked_by__person", "answered_by__person")
OPEN_FIRST = Case(
    When(state=QuestionState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField()
)


def of_area(*, area: Area, user: User) -> dict[str, Any]:
    """For `ownership/_questions.html`: the open ones first, without those taken back. One query."""
    rows = Question.objects.filter(area=area).exclude(state=QuestionState.WITHDRAWN)
    found = list(rows.select_related(*PEOPLE).order_by(OPEN_FIRST, "-pk")[: A_FEW + 1])
    return {"questions": found[:A_FEW], "more_questions": len(found) > A_FEW}


def may_answer(*, question: Question, user: User, on: dt.date) -> bool:
    allowed = permissions.may_answer_questions(user=user, on=on)
    return question.is_open and Area.objects.filter(allowed, pk=question.area_id).exists()


def may_change(*, question: Question, user: User, on: dt.date) -> bool:
    """Whether somebody may give the area's letters away, and not only speak for it."""
    allowed = permissions.may_answer_for_areas(user=user, on=on)
    return question.is_open and Area.objects.filter(allowed, pk=question.area_id).exists()


def told_of(*, question: Question) -> list[str]:
    """The names of those who were told when it was asked."""
    rows: QuerySet[Any, Any] = question.notices.filter(kind="question").order_by("person__sort_name")
    return list(rows.values_list("person__name", flat=True))
