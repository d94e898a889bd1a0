"""Bring counted work in: administrators for all areas, leads for their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.imports import work as plans
from ownership.imports.reading import Refused
from ownership.models import Area
from ownership.operations import Refused as NotApplied
from ownership.operations import apply
from ownership.operations.problems import Problem
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.work import WorkForm
from ownership.web.making import may_make_areas
from teams.models import User

MOST = 20
ASK = "Ask the lead of the team it belongs to, or an administrator."


@signed_in
def work(request: SignedIn) -> HttpResponse:
    """Look at what a file would record, or record it; with a wrong line nothing is."""
    on = today()
    if not may_make_areas(user=request.user, on=on):
        raise PermissionDenied("Counted work is brought in by whoever leads a team, or by an administrator.")
    form = WorkForm(request.POST, request.FILES) if request.method == "POST" else WorkForm()
    plan = _plan(form, request.user) if request.method == "POST" and form.is_valid() else None
    if plan and plan.changes and not plan.wrong and request.POST.get("do") == "record":
        try:
            applied = apply(changes=plan.changes, actor=request.user, on=on, tell=False)
        except NotApplied as refused:
            for problem in refused.problems:
                form.add_error(None, str(problem))
        else:
            said = f"{plan.new} new counts, {plan.replaced} replaced."
            messages.success(request, said, extra_tags=f"undo {applied.request_id}")
            return redirect("work")
    return render(request, "ownership/work.html", {"form": form, "plan": plan})


def _plan(form: WorkForm, user: User) -> plans.Plan | None:
    """None with areas of others too: what is new there, and what is the same, tells what is recorded."""
    try:
        plan = plans.make(name=form.name, content=form.content, on=today())
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    theirs = Area.objects.filter(permissions.may_manage_areas(user=user, on=today()))
    others = Area.objects.filter(pk__in=plan.areas).exclude(pk__in=theirs.values("pk"))
    for area in others.order_by("sort_name")[:MOST]:
        form.add_error(None, str(Problem("You may not change this.", str(area), ASK)))
    return plan if form.is_valid() else None
