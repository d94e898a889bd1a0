"""Undo: what a request wrote, read back from the change log and turned round."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from pghistory.models import Context
from psycopg.sql import SQL, Identifier

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.log import kinds_in
from ownership.querysets.among import among
from teams.models import User

from .problems import Forbidden, Problem, Refused
from .saying import Say, unsaid
from .undone import permit, undone
from .work import Table, Values
from .writer import Applied, apply

Events = dict[int, Values]
UNDO, AGAIN = "Undo: ", "Done again: "
OVER = "undone"


def undo(*, request_id: UUID, actor: User | None, on: dt.date, say: Say = unsaid) -> Applied:
    """Put every row that a request touched back to what it was; refused by name where one changed since.

    Who may not is told so (`Forbidden`) before anything else.
    """
    request = Context.objects.filter(id=request_id).first()
    if request is None:
        raise Refused(Problem("Nothing was changed by this request.", str(request_id), "Look in the log."))
    say("Reading what was changed")
    changes = ChangeSet(_label(request.metadata["label"]), tuple(_turned_round(request_id)))
    permit(changes=changes, actor=actor, on=on)
    if already := undone(request_id=request_id):
        raise Refused(Problem(f"Already undone {already}.", "", "", code=OVER))
    return apply(changes=changes, actor=actor, on=on, undoes=request_id, say=say)


def _label(done: str) -> str:
    """What was undone and comes back is done again, however often."""
    if done.startswith(UNDO):
        return f"{AGAIN}{done.removeprefix(UNDO)}"
    return f"{UNDO}{done.removeprefix(AGAIN)}"


def may_undo(*, request_id: UUID, actor: User | None, on: dt.date) -> bool:
    """Whether somebody may; whether it still can be is seen when it is tried."""
    changes = ChangeSet("", tuple(_turned_round(request_id)))
    try:
        permit(changes=changes, actor=actor, on=on)
    except Forbidden:
        return False
    return True


def _turned_round(request_id: UUID) -> Iterator[Row]:
    written = kinds_in(request=request_id)
    for app in ("teams", "ownership"):
        for model in apps.get_app_config(app).get_models():
            if model._meta.label in written:
                yield from _rows(model, request_id)


def _rows(model: Any, request_id: UUID) -> Iterator[Row]:
    """Three queries a model: what the request did to its rows, and how they were before."""
    events = model.pgh_event_model.objects.order_by("pgh_id")
    done = list(events.filter(pgh_context=request_id).values())
    first = {event["pgh_obj_id"]: event for event in reversed(done)}
    last = {event["pgh_obj_id"]: event for event in done}
    before = _before(
        model, {id: event["pgh_id"] for id, event in first.items() if event["pgh_label"] != "insert"}
    )
    for id in last:
        yield from _row(model, id, before.get(id), last[id])


# A look-up for each: the rows of a large request are most of what a young log holds.
_BEFORE = """SELECT before.pgh_id FROM unnest(%s::bigint[], %s::bigint[]) AS begun(obj, first)
CROSS JOIN LATERAL (SELECT pgh_id FROM {} WHERE pgh_obj_id = begun.obj AND pgh_id < begun.first
  ORDER BY pgh_id DESC LIMIT 1) before"""


def _before(model: Any, first: Mapping[int, int]) -> Events:
    """The events before these, the first ones of the request, by the row's id."""
    if not first:
        return {}
    events = model.pgh_event_model
    with connection.cursor() as cursor:
        statement = SQL(_BEFORE).format(Identifier(events._meta.db_table))
        cursor.execute(statement, [[*first], [*first.values()]])
        ids = [id for (id,) in cursor.fetchall()]
    found = events.objects.filter(among(column="pgh_id", ids=ids))
    return {event["pgh_obj_id"]: event for event in found.values()}


def _row(model: Table, id: int, before: Values | None, last: Values) -> Iterator[Row]:
    label = model._meta.label
    gone = last["pgh_label"] == "delete"
    if before is None and not gone:
        yield Change(label, id, {}, was=_columns(model, last))
        yield Remove(label, id)
    elif before is not None and gone:
        yield Create(label, _columns(model, before))
    elif before is not None:
        yield Change(label, id, _columns(model, before), was=_columns(model, last))


def _columns(model: Table, event: Values) -> Values:
    names = (field.attname for field in model._meta.concrete_fields if not field.generated)
    return {name: event[name] for name in names if name in event}
