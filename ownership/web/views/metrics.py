"""Bring team metrics in: administrators for all teams, leads for their own."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.imports import metrics as plans
from ownership.measures.outside import METRICS
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.bringing import planned, recorded
from ownership.web.forms.brought import BroughtForm
from ownership.web.making import may_make_teams
from teams.models import Team

EXAMPLE = "team,metric,month,value\nPayments,Lead time,2026-04,17.5"


@signed_in
def metrics(request: SignedIn) -> HttpResponse:
    on, user = today(), request.user
    if not may_make_teams(user=user, on=on):
        raise PermissionDenied("Team metrics are sent in by whoever leads a team, or by an administrator.")

    def others(plan: plans.Plan) -> QuerySet[Team]:
        theirs = Team.objects.filter(permissions.may_manage_teams(user=user, on=on)).values("pk")
        return Team.objects.filter(pk__in=plan.teams).exclude(pk__in=theirs).order_by("sort_name")

    form, plan = BroughtForm(example=EXAMPLE), None
    if request.method == "POST":
        form = BroughtForm(request.POST, request.FILES, example=EXAMPLE)
        plan = planned(form=form, make=plans.make, others=others, on=on)
        if recorded(request=request, form=form, plan=plan, on=on):
            return redirect("metrics")
    context = {"form": form, "plan": plan, "metrics": METRICS.values()}
    return render(request, "ownership/metrics.html", context)
