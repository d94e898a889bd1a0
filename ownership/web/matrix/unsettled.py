"""What somebody was asked to hold and has not taken, as the panel says it, and whom to ask instead."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ownership import permissions
from ownership.enums import Acceptance
from ownership.matrix import Mark
from ownership.models import Area, Assignment
from ownership.web.forms.findings import OwnerForm
from ownership.who import held, phrases
from teams.models import User


@dataclass(frozen=True)
class Unsettled:
    """`form` names somebody else, for who may; `mine` says that it is the reader's own to answer."""

    row: Assignment
    said: str
    mine: bool
    form: OwnerForm | None


def unsettled(*, marks: Iterable[Mark], user: User, on: dt.date, acting: bool) -> Sequence[Unsettled]:
    """Of the letters of a cell, or of an area; no query where all of them are taken."""
    reasons = [reason for mark in marks for reason in mark.reasons]
    ids = {each.assignment for each in reasons if each.acceptance != Acceptance.ACCEPTED}
    if not ids:
        return []
    rows = Assignment.objects.filter(pk__in=ids).exclude(acceptance=Acceptance.ACCEPTED)
    related = ("area", "person", "team", "seat__job_role", "seat__team")
    found = list(rows.select_related(*related).order_by("letter", "deputy", "pk"))
    may = Area.objects.filter(permissions.may_answer_for_areas(user=user, on=on))
    theirs = set(may.filter(pk__in={row.area_id for row in found}).values_list("pk", flat=True))
    return [_unsettled(row, user, on, theirs, acting) for row in found]


def _unsettled(row: Assignment, user: User, on: dt.date, theirs: set[int], acting: bool) -> Unsettled:
    line = held.line(row)
    edits = row.area_id in theirs
    because = phrases.reasons(lines=[line], user=user, edits=edits)
    said = phrases.unsettled(lines=[line], on=on, because=because)
    mine = row.person is not None and user.is_authenticated and row.person.user_id == user.pk
    return Unsettled(row, said, mine, another(row, on=on) if edits and acting else None)


def another(row: Assignment, *, on: dt.date, data: object = None) -> OwnerForm:
    form = OwnerForm(data, on=on, auto_id=f"id_instead_{row.pk}_%s")
    form.fields["holder"].label = f"Who instead of {row.holder}?"
    return form
