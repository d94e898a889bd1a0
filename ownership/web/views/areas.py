import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.models import Area
from ownership.operations import accepting
from ownership.operations.problems import Refused
from ownership.rules.reading import ALL, open_findings
from ownership.rules.showing import SHOWN
from ownership.web.access import SignedIn, day_of, readable, signed_in, today, viewer
from ownership.web.area.children import below
from ownership.web.area.history import history
from ownership.web.area.questions import of_area
from ownership.web.area.spans import spans
from ownership.web.area.worked import worked
from ownership.web.decision.reading import of_area as decisions_of_area
from ownership.web.findings.allowed import may_act
from ownership.who.answer import answer
from ownership.who.held import direct, held
from teams.models import User


@readable
def area(request: SignedIn, pk: int) -> HttpResponse:
    on, no_day = day_of(request)
    found: Any = get_object_or_404(_whole(user=request.user, on=on), pk=pk)
    mode = "direct" if request.GET.get("mode") == "direct" else "effective"
    reads = open_findings(on=on, viewer=request.user, areas=[pk], state=ALL)
    lines = held(on=on, areas=[pk])[pk]
    said = answer(area=found, lines=lines, on=on, user=request.user, edits=found.may_edit, now=on == today())
    context = {
        "area": found,
        "on": on,
        "is_today": on == today(),
        "no_day": no_day,
        "mode": mode,
        "lines": direct(on=on, area=found) if mode == "direct" else lines,
        "answer": said,
        "spans": spans(area=found, lines=lines, on=on),
        "below": below(area=found, on=on),
        "findings": reads,
        "open": sum(read.state in SHOWN for read in reads),
        "person": viewer(request),
        "allowed": may_act(user=request.user, reads=reads, on=on),
        "may_edit": found.may_edit,
        "may_confirm": found.may_answer and on == today() and bool(said.owners),
    }
    if request.user.is_authenticated:
        context["history"] = history(area=found, user=request.user, on=today())
        context["worked"] = worked(area=found, user=request.user, on=on)
        context |= of_area(area=found, user=request.user)
        context |= decisions_of_area(area=found)
    return render(request, "ownership/area.html", context)


def _whole(*, user: User, on: dt.date) -> QuerySet[Area]:
    """Areas as the page of one shows it; each says whether somebody `may_edit` it or `may_answer` for it."""
    rows = Area.objects.annotate(
        may_edit=permissions.may_manage_areas(user=user, on=on),
        may_answer=permissions.may_answer_questions(user=user, on=on),
    )
    # What few areas have is asked for where it is there: joined, it was 3 ms of each page to plan.
    return rows.select_related("category", "owning_team", "parent__parent__parent").prefetch_related(
        "confirmed_by", "unowned_by__person", "resources"
    )


@signed_in
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    """Let an area that is unowned on purpose want an owner again."""
    found = get_object_or_404(Area, pk=pk)
    if request.method == "POST":
        on = today()
        if not Area.objects.filter(permissions.may_manage_areas(user=request.user, on=on), pk=pk).exists():
            raise PermissionDenied("Ask the lead of the team it belongs to, or an administrator.")
        try:
            applied = accepting.take_back(area=found, actor=request.user, on=on)
        except Refused as refused:
            for problem in refused.problems:
                messages.error(request, str(problem))
        else:
            messages.success(
                request, f"{found} wants an owner again.", extra_tags=f"undo {applied.request_id}"
            )
    return redirect("area", pk)
