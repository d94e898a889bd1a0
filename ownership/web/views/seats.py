from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.models import Assignment
from ownership.operations.problems import Refused
from ownership.operations.seating import create_seat, retire_seat
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, readable, signed_in, today
from ownership.web.forms.seats import SeatForm
from ownership.web.making import may_make_teams
from ownership.web.saving import saved
from teams.models import Seat

ASK = "Seats of the whole organisation are an administrator's."


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Make a seat; `?team=` says where."""
    on = today()
    if not may_make_teams(user=request.user, on=on):
        raise PermissionDenied("Seats are made by whoever leads the team, or by an administrator.")
    given = {"team": request.GET.get("team"), "job_role": request.GET.get("job_role")}
    form = SeatForm(request.POST or None, initial=given, user=request.user, on=on)

    def write() -> Applied:
        said = form.cleaned_data
        return create_seat(job_role=said["job_role"], team=said["team"], actor=request.user, on=on)

    if applied := saved(form=form, write=write):
        messages.success(request, "The seat is there.", extra_tags=f"undo {applied.request_id}")
        team = form.cleaned_data["team"]
        return redirect("team", team.pk) if team else redirect("job-roles")
    return render(request, "teams/seat_new.html", {"form": form})


@readable
def seat(request: SignedIn, pk: int) -> HttpResponse:
    """Who sits on a seat and what it holds; retire it, or bring it back."""
    found, on = get_object_or_404(Seat.objects.select_related("job_role", "team"), pk=pk), today()
    mine = Seat.objects.filter(permissions.may_manage_seats(user=request.user, on=on), pk=pk).exists()
    refused: Refused | None = None
    if request.method == "POST":
        if not mine:
            raise PermissionDenied(ASK if found.team is None else "Ask the lead of its team.")
        try:
            applied = _turned(request, found)
        except Refused as problems:
            refused = problems
        else:
            messages.success(request, f"{found}: saved.", extra_tags=f"undo {applied.request_id}")
            return redirect("seat-edit", pk)
    held = Assignment.objects.filter(seat=found, period__contains=on).select_related("area")
    there = found.memberships.filter(period__contains=on).select_related("person")
    context = {
        "seat": found,
        "held": held.order_by("area__sort_name", "letter"),
        "there": there.order_by("person__sort_name"),
        "may_edit": mine,
        "refused": refused,
    }
    return render(request, "teams/seat.html", context)


def _turned(request: SignedIn, seat: Seat) -> Applied:
    """Retired where it is in use, and the other way round."""
    if seat.retired_on is None:
        return retire_seat(seat=seat, actor=request.user, on=today())
    return create_seat(job_role=seat.job_role, team=seat.team, actor=request.user, on=today())
