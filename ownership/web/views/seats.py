from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.models import Assignment
from ownership.operations.problems import Refused
from ownership.operations.seating import change_membership, create_seat, join, retire_seat
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.seats import MembershipForm, SeatForm
from ownership.web.making import may_make_teams
from ownership.web.saving import saved
from ownership.web.views.team_edit import led
from teams.models import Membership, Seat, Team

ASK = "Seats of the whole organisation are an administrator's."


@signed_in
def join_team(request: SignedIn, pk: int) -> HttpResponse:
    """Put a person in a team; `?person=` and `?seat=` fill the form in."""
    return _joined(request, led(request, pk), redirect("team", pk))


@signed_in
def sit(request: SignedIn, pk: int) -> HttpResponse:
    """Put a person on a seat of the whole organisation."""
    seat = get_object_or_404(Seat.objects.select_related("job_role"), pk=pk, team=None)
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied(ASK)
    return _joined(request, None, redirect("seat-edit", pk), seat)


def _joined(
    request: SignedIn, team: Team | None, done: HttpResponse, seat: Seat | None = None
) -> HttpResponse:
    on = today()
    given = {"person": request.GET.get("person"), "seat": seat.pk if seat else request.GET.get("seat")}
    form = MembershipForm(request.POST or None, team=team, on=on, initial=given)

    def write() -> Applied:
        said = form.cleaned_data
        period = {"since": said["since"], "until": form.end}
        return join(person=said["person"], team=team, part=form.part, actor=request.user, on=on, **period)

    if applied := saved(form=form, write=write):
        said = f"{form.cleaned_data['person']} is in {team or form.part.seat}."
        messages.success(request, said, extra_tags=f"undo {applied.request_id}")
        return done
    return render(request, "teams/membership.html", {"form": form, "team": team, "seat": seat})


@signed_in
def membership(request: SignedIn, pk: int) -> HttpResponse:
    """Change as what somebody is in a team, or say until when."""
    found = get_object_or_404(Membership.objects.select_related("person", "team", "seat__job_role"), pk=pk)
    team, on = found.team, today()
    if team:
        led(request, team.pk)
    elif not permissions.is_administrator(user=request.user):
        raise PermissionDenied(ASK)
    form = MembershipForm(request.POST or None, team=team, on=on, membership=found)
    if applied := saved(
        form=form,
        write=lambda: change_membership(
            membership=found,
            part=form.part,
            since=form.cleaned_data["since"],
            until=form.end,
            actor=request.user,
            on=on,
        ),
    ):
        messages.success(request, "Saved.", extra_tags=f"undo {applied.request_id}")
        return redirect("team", team.pk) if team else redirect("seat-edit", found.seat_id)
    return render(request, "teams/membership.html", {"form": form, "team": team, "membership": found})


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


@signed_in
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
