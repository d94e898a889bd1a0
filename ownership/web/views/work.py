"""Bring counted work in: administrators for all areas, leads for their own."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.imports import work as plans
from ownership.models import Area
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.bringing import planned, recorded
from ownership.web.forms.brought import BroughtForm
from ownership.web.making import may_make_areas

EXAMPLE = "area,who,month,count\nRefunds,ana@example.org,2026-04,17"


@signed_in
def work(request: SignedIn) -> HttpResponse:
    on, user = today(), request.user
    if not may_make_areas(user=user, on=on):
        raise PermissionDenied("Counted work is brought in by whoever leads a team, or by an administrator.")

    def others(plan: plans.Plan) -> QuerySet[Area]:
        theirs = Area.objects.filter(permissions.may_manage_areas(user=user, on=on)).values("pk")
        return Area.objects.filter(pk__in=plan.areas).exclude(pk__in=theirs).order_by("sort_name")

    form, plan = BroughtForm(example=EXAMPLE), None
    if request.method == "POST":
        form = BroughtForm(request.POST, request.FILES, example=EXAMPLE)
        plan = planned(form=form, make=plans.make, others=others, on=on)
        if recorded(request=request, form=form, plan=plan, on=on):
            return redirect("work")
    return render(request, "ownership/work.html", {"form": form, "plan": plan})
