import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from ownership.enums import Acceptance
from ownership.imports import jobs
from ownership.models import Area, Assignment
from ownership.operations import Refused
from ownership.operations import undo as take_back
from ownership.operations.assigning import transfer, work_here
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, day_of, readable, signed_in, today, viewer
from ownership.web.back import back
from ownership.web.findings.action import CHANGED
from ownership.web.forms.matrix import MatrixForm
from ownership.web.matrix.panel import Panel, panel
from ownership.web.matrix.sheet import key_of
from ownership.web.matrix.unsettled import another
from ownership.web.views.undo import to_worker

KEPT = "work_kept_above"


@readable
def matrix_panel(request: SignedIn) -> HttpResponse:
    """Why a cell is as it is, what is wrong with its area, and what can be done; a part of the matrix."""
    return shown(request, finding=_number(request.GET.get("finding", "")), left=request.GET.get("left", ""))


def docked(request: SignedIn) -> bool:
    return bool(request.htmx) and request.htmx.target == "dock"


def shown(
    request: SignedIn,
    *,
    said: str = "",
    refused: str = "",
    applied: Applied | None = None,
    again: str = "",
    **given: Any,
) -> HttpResponse:
    """The panel as it is now, after something was done, or refused."""
    asked = request.POST if request.method == "POST" else request.GET
    on, _ = day_of(request)
    area = get_object_or_404(Area.objects.select_related("category"), pk=_number(asked.get("area", "")))
    found = panel(
        area=area,
        column=key_of(asked.get("column", "")),
        asked=MatrixForm({**MatrixForm.DEFAULTS, **asked.dict()}).asked,
        user=request.user,
        on=on,
        acting=on == today(),
        ways=_number(asked.get("ways", "")),
    )
    context = {
        "panel": found,
        "person": viewer(request),
        "place": {name: asked[name] for name in ("area", "column", "columns", "mode") if name in asked},
        "kept": area.pk in request.session.get(KEPT, []),
        "said": said,
        "refused": refused,
        "request_id": applied.request_id if applied else None,
        "way": again,
        **_tried(found, **given),
    }
    answer = render(request, "ownership/_panel.html", context)
    if applied or given.get("undone"):
        done = {"request": str(applied.request_id) if applied else "", **given.get("undone", {})}
        trigger_client_event(answer, "remit:acted", done, after="settle")
    return answer


def _tried(found: Panel, **given: Any) -> dict[str, Any]:
    """What was looked at, left or refused, at the finding that it was about."""
    for wrong in found.wrongs:
        if wrong.read.finding.pk == given.get("finding"):
            wrong.problems = given.get("problems", ())
            wrong.ways = given.get("forms", wrong.ways)
            wrong.preview = given.get("preview")
            wrong.left = given.get("left", "")
            break
    else:
        if given.get("preview"):
            return {"refused": CHANGED}
    return {"tried": given.get("action", "")}


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None


@signed_in
@require_POST
def matrix_panel_work(request: SignedIn) -> HttpResponse:
    """Whether those above keep the work (then it is not asked again), share it, or leave it to the owner."""
    area = get_object_or_404(Area, pk=_number(request.POST.get("area", "")))
    if request.POST.get("choice") == "keep":
        request.session[KEPT] = [*request.session.get(KEPT, [])[-99:], area.pk]
        return shown(request, said="It stays as it is.")
    beside = request.POST.get("choice") == "both"
    try:
        applied = work_here(area=area, beside=beside, actor=request.user, on=today())
    except Refused as refused:
        return shown(request, refused=" ".join(map(str, refused.problems)))
    return shown(
        request,
        said=f"The work on {area} is done {'also by its owner' if beside else 'by its owner alone'}.",
        applied=applied,
    )


@signed_in
@require_POST
def matrix_panel_instead(request: SignedIn, pk: int) -> HttpResponse:
    """Ask somebody else to hold what was declined, or not answered."""
    rows = Assignment.objects.filter(period__contains=today()).exclude(acceptance=Acceptance.ACCEPTED)
    row = get_object_or_404(rows.select_related("area", "person", "team", "seat"), pk=pk)
    form = another(row, on=today(), data=request.POST)
    if not form.is_valid():
        return shown(request, refused="Choose who is asked instead.")
    to = form.cleaned_data["holder"]
    try:
        applied = transfer(assignment=row, to=to, actor=request.user, on=today())
    except Refused as refused:
        return shown(request, refused=" ".join(map(str, refused.problems)))
    return shown(request, said=f"{to} instead of {row.holder}.", applied=applied)


@signed_in
@require_POST
def matrix_panel_undo(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """Take back what was done in the panel, and stay there; what the worker did is the worker's."""
    if jobs.is_by_worker(request=request_id):
        return to_worker(request, request_id, place=back(request))
    try:
        applied = take_back(request_id=request_id, actor=request.user, on=today())
    except Refused as refused:
        return shown(request, refused=" ".join(map(str, refused.problems)))
    undone = {"undone": str(request_id), "by": str(applied.request_id)}
    return shown(request, said="Undone: all is as it was before.", undone=undone)
