import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ownership import log, permissions
from ownership.models import Area
from ownership.operations.history import may_undo
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.log import LogFilter
from teams.models import Team

A_PAGE, ROWS_A_PAGE = 30, 100
LAST_PAGE = 1000


@signed_in
def log_list(request: SignedIn) -> HttpResponse:
    """Requests, the newest first, with the first rows of each."""
    form, number = LogFilter(request.GET), _page(request)
    page = log.page(
        user=request.user, on=today(), wanted=form.wanted, limit=A_PAGE, offset=(number - 1) * A_PAGE
    )
    context = {
        "form": form,
        "entries": page.entries,
        "mine": {entry.request for entry in page.entries if _own(request, entry)},
        "number": number,
        "before": number - 1,
        "after": number + 1 if page.more and number < LAST_PAGE else None,
    }
    return render(request, "ownership/log.html#results" if request.htmx else "ownership/log.html", context)


@signed_in
def log_entry(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """One request with all its rows."""
    on, number = today(), _page(request)
    entry = log.one(
        user=request.user, on=on, request=request_id, limit=ROWS_A_PAGE, offset=(number - 1) * ROWS_A_PAGE
    )
    if entry is None:
        raise Http404
    context = {
        "entry": entry,
        "may_undo": _own(request, entry) or _theirs(request, entry, on),
        "number": number,
        "before": number - 1,
        "after": number + 1 if number * ROWS_A_PAGE < entry.count else None,
        "first": (number - 1) * ROWS_A_PAGE + 1,
    }
    return render(request, "ownership/log_entry.html", context)


def _own(request: SignedIn, entry: log.Entry) -> bool:
    """Whose own it is may have it back; so may an administrator."""
    if entry.request is None or entry.undone:
        return False
    return entry.user == request.user.pk or permissions.is_administrator(user=request.user)


def _theirs(request: SignedIn, entry: log.Entry, on: dt.date) -> bool:
    """Whether the lead of what it changed may have it back; asked in full only where some of it is theirs."""
    if entry.undone or entry.request is None:
        return False
    areas = {row.area for row in entry.rows if row.area}
    teams = {row.team for row in entry.rows if row.team}
    answers = permissions.may_answer_for_areas(user=request.user, on=on)
    manages = permissions.may_manage_teams(user=request.user, on=on)
    theirs = Area.objects.filter(answers, pk__in=areas).values_list("pk")
    some = theirs.union(Team.objects.filter(manages, pk__in=teams).values_list("pk"))
    return some.exists() and may_undo(request_id=entry.request, actor=request.user, on=on)


def _page(request: Any) -> int:
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isdecimal() and len(asked) < 6 else 1
