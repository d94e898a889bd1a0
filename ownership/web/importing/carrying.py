"""A sheet from the drawer: looked at, and brought in."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404

from ownership import permissions
from ownership.imports.difference import summary
from ownership.imports.plan import Plan, make
from ownership.imports.reading import read
from ownership.models import ImportJob
from ownership.operations.history import OVER, undo
from ownership.operations.problems import Forbidden, Problem, Refused
from ownership.operations.saying import Say, count, unsaid
from ownership.operations.undone import Undone, undone
from ownership.operations.writer import apply
from ownership.web import drawer
from teams.models import User

from .shown import MOST, Shown, shown

# A larger sheet takes longer than somebody waits for a page.
LARGE = 400_000


def do(*, job: ImportJob, on: dt.date, say: Say) -> dict[str, Any]:
    """What the worker is asked for; by which request it was done."""
    if job.task == "undo":
        return _undo(job, on, say)
    if not permissions.is_administrator(user=job.owner):
        raise Forbidden(Problem("Tables are imported by an administrator.", "", "Ask one."))
    try:
        if job.task == "plan":
            kept = drawer.get(owner=job.owner, token=job.token)
            return look(kept, on=on, most=MOST, say=say).packed()
        with drawer.locked(owner=job.owner, token=job.token) as kept:
            if not is_in(kept):
                bring_in(kept, actor=job.owner, on=on, say=say)
            return {"request": kept["done"]["request_id"]} if "done" in kept else {}
    except Http404 as gone:
        raise Refused(Problem("The sheet is not kept any more.", "", "Bring it again.")) from gone


def _undo(job: ImportJob, on: dt.date, say: Say) -> dict[str, Any]:
    """What somebody undid before is undone, as it was to be."""
    try:
        applied = undo(request_id=UUID(job.token), actor=job.owner, on=on, say=say)
    except Refused as refused:
        if all(problem.code == OVER for problem in refused.problems):
            return {}
        raise
    return {"request": str(applied.request_id)}


def look(kept: Any, *, on: dt.date, most: int | None = None, say: Say = unsaid) -> Shown:
    """What would come of it, as it was said so far."""
    return shown(plan=_plan(kept, on=on, say=say), most=most)


def bring_in(kept: Any, *, actor: User, on: dt.date, say: Say = unsaid) -> None:
    """Apply it, and note in the drawer what was done: both, or neither."""
    plan = _plan(kept, on=on, say=say)
    if not plan:
        return
    applied = apply(changes=plan.changes, actor=actor, on=on, tell=False, say=say)
    kept["done"] = {
        "request_id": str(applied.request_id),
        "summary": summary(plan=plan),
        "opened": applied.opened,
        "resolved": applied.resolved,
        "queued": applied.queued,
    }
    kept.save()


def _plan(kept: Any, *, on: dt.date, say: Say) -> Plan:
    say("Reading the sheet")
    reading = read(name=kept["name"], content=drawer.content(kept))
    say(f"Comparing {count(len(reading.areas), 'area')} with what is there")
    return make(
        reading=reading,
        on=on,
        mapping=kept.get("mapping", {}),
        sections=kept.get("sections", "areas"),
        replace=kept.get("replace", False),
    )


def was_undone(kept: Any) -> Undone | None:
    return undone(request_id=UUID(kept["done"]["request_id"]))


def is_in(kept: Any) -> bool:
    """Applied, and not undone since: then there is nothing more to say about it."""
    return "done" in kept and was_undone(kept) is None
