import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.operations.seating import change_membership, join
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.memberships import MembershipForm
from ownership.web.saving import saved, say_saved
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
        messages.success(request, _begun(form, team, on), extra_tags=f"undo {applied.request_id}")
        return done
    return render(request, "teams/membership.html", {"form": form, "team": team, "seat": seat})


def _begun(form: MembershipForm, team: Team | None, on: dt.date) -> str:
    person, since = form.cleaned_data["person"], form.cleaned_data["since"]
    where = f"in {team or form.part.seat}"
    if since > on:
        return f"{person} will be {where} from {since:%-d %b %Y}."
    return f"{person} was {where}." if form.end and form.end <= on else f"{person} is {where}."


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
        say_saved(request=request, form=form, applied=applied)
        return redirect("team", team.pk) if team else redirect("seat-edit", found.seat_id)
    return render(request, "teams/membership.html", {"form": form, "team": team, "membership": found})
