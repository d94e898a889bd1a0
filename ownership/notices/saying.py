"""Notices as sentences, the same in the app and in mails."""

from collections.abc import Sequence

from ownership.enums import Letter, NoticeKind
from ownership.models import Assignment
from ownership.reports.wording import count_of, listed

from .reading import Line, Told


def heading(told: Told) -> str:
    """One sentence that says what it is about."""
    if told.is_over:
        return f"{told.by} changed something for you, and it is settled since."
    return SAID[NoticeKind(told.notice.kind)](told)


def line(each: Line) -> str:
    """ "accountable for Refunds, as lead of Payments" """
    role = Letter(each.letter).label.lower()
    said = f"deputy of whoever is {role} for {each.area}" if each.deputy else f"{role} for {each.area}"
    return f"{said}, {each.through}" if each.through else said


def refusal(row: Assignment) -> str:
    """ "Ana Ruiz does not take R of Refunds: it is Payments' business." """
    who = f"{row.holder} {'do' if row.team_id else 'does'} not take {row.letter} of {row.area}"
    return f"{who}: {row.declined_because}" if row.declined_because else f"{who}."


def several(lines: Sequence[Line]) -> str:
    areas = {each.area for each in lines}
    return count_of(len(areas), "area")


def _asked(told: Told) -> str:
    lines = told.asked or told.given
    if len(lines) == 1:
        return f"{told.by} asks you to be {line(lines[0])}."
    return f"{told.by} asks you to take {several(lines)}."


def _change(told: Told) -> str:
    lines = [*told.given, *told.taken]
    if len(lines) != 1:
        return f"{told.by} changed what you hold in {several(lines)}."
    if told.given:
        return f"{told.by} made you {line(lines[0])}."
    return f"You are no longer {line(lines[0])}: {told.by} changed it."


def _role(told: Told) -> str:
    teams = listed([str(team) for team in told.led])
    return f"You lead {teams}: confirm what came with it."


def _declined(told: Told) -> str:
    if len(told.declined) == 1:
        return refusal(told.declined[0])
    return f"{told.by} does not take {count_of(len(told.declined), 'letter')} that you gave."


def _question(told: Told) -> str:
    return f"{told.by} asks about {told.question.area}." if told.question else ""


def _answer(told: Told) -> str:
    return f"{told.by} answered your question about {told.question.area}." if told.question else ""


SAID = {
    NoticeKind.ASKED: _asked,
    NoticeKind.CHANGE: _change,
    NoticeKind.ROLE: _role,
    NoticeKind.DECLINED: _declined,
    NoticeKind.QUESTION: _question,
    NoticeKind.ANSWER: _answer,
}
