"""Pages that bring numbers in by a file: looked at, or recorded; with a wrong line nothing is."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Model

from ownership.imports.reading import Refused
from ownership.operations import Refused as NotApplied
from ownership.operations import apply
from ownership.operations.problems import Problem
from ownership.web.access import SignedIn
from ownership.web.forms.brought import BroughtForm

MOST = 20
ASK = "Ask the lead of the team it belongs to, or an administrator."


def planned(
    *, form: BroughtForm, make: Callable[..., Any], others: Callable[[Any], Iterable[Model]], on: dt.date
) -> Any:
    """The plan of what is in the form; None, with the reason at the form, also where it is about what belongs
    to `others`: what is new there, and what is the same, tells what is recorded."""
    if not form.is_valid():
        return None
    try:
        plan = make(name=form.name, content=form.content, on=on)
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    for each in list(others(plan))[:MOST]:
        form.add_error(None, str(Problem("You may not change this.", str(each), ASK)))
    return plan if form.is_valid() else None


def recorded(*, request: SignedIn, form: BroughtForm, plan: Any, on: dt.date) -> bool:
    """Record it where that is asked for and nothing is wrong; offer to undo it."""
    if not plan or not plan.changes or plan.wrong or request.POST.get("do") != "record":
        return False
    try:
        applied = apply(changes=plan.changes, actor=request.user, on=on, tell=False)
    except NotApplied as refused:
        for problem in refused.problems:
            form.add_error(None, str(problem))
        return False
    messages.success(request, plan.summary, extra_tags=f"undo {applied.request_id}")
    return True
