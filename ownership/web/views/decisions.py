from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import log
from ownership.models import Area, Decision
from ownership.operations import change_decision, record_decision
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.area.history import told
from ownership.web.decision.reading import (
    AREAS,
    DECIDERS,
    findings,
    may_record,
    parts,
    seen,
    whole,
)
from ownership.web.findings.allowed import may_act
from ownership.web.forms.decisions import DecisionFilter, DecisionForm
from ownership.web.saving import saved, say_saved
from ownership.web.sorting import Head, sorting

A_PAGE, CHANGES = 40, 12
HEADS = (
    Head("title", "Decision"),
    Head("date", "Day"),
    Head("status", "Status"),
)
RECORDS = "Who answers for an area records what is decided about it."
EDITS = "Who decided it, or answers for an area that it is about, changes it; or ask an administrator."


@signed_in
def decisions(request: SignedIn) -> HttpResponse:
    """What was decided, the latest first."""
    form, on = DecisionFilter(request.GET), today()
    order = sorting(request=request, heads=HEADS, default="-date")
    columns = {"title": "title", "date": "date", "status": "status"}
    found = order.apply(form.narrow(Decision.objects.all()), columns=columns, then="-date")
    page = Paginator(found.prefetch_related(AREAS, DECIDERS), A_PAGE).get_page(request.GET.get("page"))
    area = form.cleaned_data.get("area")
    context = {
        "form": form,
        "page": page,
        "heads": order.heads,
        "area": Area.objects.filter(pk=area).first() if area else None,
        "may_record": may_record(user=request.user, on=on),
    }
    return render(
        request, "ownership/decisions.html#results" if request.htmx else "ownership/decisions.html", context
    )


@signed_in
def decision(request: SignedIn, pk: int) -> HttpResponse:
    """What was decided and why, by whom, about what, and what became of it."""
    on = today()
    found: Any = get_object_or_404(whole(decisions=seen(user=request.user, on=on)), pk=pk)
    reads = findings(ids=found.open, user=request.user, on=on)
    wanted = log.Wanted(decisions=[pk])
    context = {
        "decision": found,
        "parts": parts(found),
        "findings": reads,
        "person": viewer(request),
        "allowed": may_act(user=request.user, reads=reads, on=on),
        "may_edit": found.may_edit,
        "history": told(log.page(user=request.user, on=on, wanted=wanted, limit=CHANGES).entries),
    }
    return render(request, "ownership/decision.html", context)


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Record a decision, perhaps one that replaces others."""
    on, me = today(), viewer(request)
    if not may_record(user=request.user, on=on):
        raise PermissionDenied(RECORDS)
    given = {
        "date": on,
        "status": "accepted",
        "deciders": [me.pk] if me else [],
        "areas": _asked(request, "area"),
        "replaces": _asked(request, "replaces"),
    }
    form = DecisionForm(request.POST or None, initial=given)
    if applied := saved(
        form=form,
        write=lambda: record_decision(
            record=form.record, replaces=form.cleaned_data["replaces"], actor=request.user, on=on
        ),
    ):
        messages.success(request, "Recorded.", extra_tags=f"undo {applied.request_id}")
        return redirect("decision", applied.ids["decision"])
    return render(request, "ownership/decision_edit.html", {"form": form, "decision": None})


@signed_in
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Correct what is recorded, or say what became of it."""
    on = today()
    found: Any = get_object_or_404(seen(user=request.user, on=on), pk=pk)
    if not found.may_edit:
        raise PermissionDenied(EDITS)
    form = DecisionForm(request.POST or None, decision=found)
    if applied := saved(
        form=form,
        write=lambda: change_decision(decision=found, record=form.record, actor=request.user, on=on),
    ):
        say_saved(request=request, form=form, applied=applied)
        return redirect("decision", pk)
    return render(request, "ownership/decision_edit.html", {"form": form, "decision": found})


def _asked(request: SignedIn, name: str) -> list[Any]:
    """The id in the address, where it is one."""
    asked = request.GET.get(name, "")
    return [int(asked)] if asked.isascii() and asked.isdecimal() and len(asked) < 19 else []
