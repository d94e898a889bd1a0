"""Notices: each person is told of a change once, however many rows it has.

Nobody is told of what the system did by itself, nor of an import: a sheet says how things are, and hundreds
of mails would say it again.
"""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from pghistory.models import Context

from ownership.enums import NoticeKind, QuestionState
from ownership.models import Notice, Question
from teams.models import Person, User

from .telling import news
from .work import Work

TELL = "ownership.tell"
# Edits come in bursts, and some are undone at once: what is said within a minute goes out as one mail.
AFTER = 60


def record(
    work: Work, *, actor: User | None, on: dt.date, request_id: UUID, undoes: UUID | None = None
) -> None:
    """Write the notices of what was just written, in the same transaction; mails follow the commit."""
    _settle_questions(work, on=on)
    found = news(work, actor=actor, on=on)
    if undoes:
        aware = _aware(undoes, on=on)
        found = {person: each for person, each in found.items() if person in aware}
    if not found:
        return
    mailed = _reached_by_mail(found)
    Notice.objects.bulk_create(
        Notice(
            person_id=person,
            request_id=request_id,
            kind=each.kind,
            question_id=each.question or each.answer,
            facts=each.facts,
            created_on=on,
            by_mail=person in mailed,
        )
        for person, each in sorted(found.items())
    )
    if mailed:
        transaction.on_commit(lambda: _tell_soon(request_id), robust=True)


def _tell_soon(request_id: UUID) -> None:
    current_app.send_task(TELL, kwargs={"request": str(request_id)}, countdown=AFTER)


def _reached_by_mail(people: Collection[int]) -> set[int]:
    if not settings.MAIL_IS_SENT:
        return set()
    address = Q(email__isnull=False) & ~Q(email="") | Q(user__is_active=True) & ~Q(user__email="")
    return set(Person.objects.filter(address, pk__in=people).values_list("pk", flat=True))


def _aware(request_id: UUID, *, on: dt.date) -> set[int]:
    """Who knows of a request that is taken back: those who were told, and who made it.

    What was not mailed yet and is taken back the same day is as if it had not been: nobody needs to hear it.
    """
    notices = Notice.objects.filter(request_id=request_id)
    notices.filter(begun_at=None, created_on=on).delete()
    notices.filter(done_on=None).update(done_on=on)
    users = Context.objects.filter(pk=request_id).values_list("metadata__user", flat=True)
    makers = Person.objects.filter(user__in=[user for user in users if user])
    return {*notices.values_list("person", flat=True), *makers.values_list("pk", flat=True)}


def _settle_questions(work: Work, *, on: dt.date) -> None:
    """What is settled asks nobody any more; what an undo opens again asks them again."""
    states = {id: values["state"] for id, values in work.changes[Question].items() if "state" in values}
    asking = Notice.objects.filter(kind=NoticeKind.QUESTION, question__in=states)
    if settled := [id for id, state in states.items() if state != QuestionState.OPEN]:
        asking.filter(question__in=settled, done_on=None).update(done_on=on)
    if opened := states.keys() - set(settled):
        asking.filter(question__in=opened).update(done_on=None)


def finish(*, notices: Collection[int], user: User, on: dt.date) -> None:
    """Put notices away that somebody has read or answered; those of others stay."""
    Notice.objects.filter(pk__in=notices, person__user=user, done_on=None).update(done_on=on)
