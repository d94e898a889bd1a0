"""Whether a request was taken back, and who may take it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from pghistory.models import Context

from ownership import permissions
from ownership.changes import ChangeSet
from teams.models import User

from .access import forbidden
from .problems import Forbidden
from .work import prepare


@dataclass(frozen=True)
class Undone:
    """By whom, a name (empty: from the command line), and on which day."""

    by: str
    on: dt.date

    def __str__(self) -> str:
        return f"{f'by {self.by} ' if self.by else ''}on {self.on:%-d %b %Y}"


def undone(*, request_id: UUID) -> Undone | None:
    """Who undid a request, unless that was undone in its turn."""
    undoings = Context.objects.filter(metadata__undoes=str(request_id))
    for each in undoings.order_by("-created_at"):
        if undone(request_id=each.id) is None:
            user = User.objects.select_related("person").filter(pk=each.metadata["user"]).first()
            return Undone(str(getattr(user, "person", user) or ""), timezone.localdate(each.created_at))
    return None


def permit(*, changes: ChangeSet, actor: User | None, on: dt.date) -> None:
    """Raise `Forbidden` for who may not undo; rows that are gone since are judged as they were left."""
    if permissions.is_administrator(user=actor):
        return
    work = prepare(changes=changes)
    for model, ids in work.existing().items():
        rows = model._default_manager.filter(id__in=ids)
        work.before[model] = {row["id"]: row for row in rows.values()}
        for id in set(ids) - work.before[model].keys():
            work.changes[model].pop(id, None)
            work.removes[model].discard(id)
            work.creates[model][id] = work.was[model][id]
    if problem := next(forbidden(work, actor=actor, on=on), None):
        raise Forbidden(problem)
