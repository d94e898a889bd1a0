from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.operations.organising import (
    change_team,
    close_team,
    held_by_team,
    new_team,
    open_below,
    owned_by_team,
    reopen_team,
)
from ownership.operations.problems import Refused
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.teams import TeamForm
from ownership.web.making import may_make_teams
from ownership.web.saving import saved, say_saved
from ownership.web.team.people import staff
from teams.models import Team


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Make a team; `?parent=` says below which one."""
    on = today()
    if not may_make_teams(user=request.user, on=on):
        raise PermissionDenied("Teams are made by whoever leads the team above, or by an administrator.")
    given = {"name": request.GET.get("name", "")[:200], "parent": request.GET.get("parent")}
    form = TeamForm(request.POST or None, instance=Team(), initial=given, user=request.user, on=on)
    if applied := saved(form=form, write=lambda: new_team(values=form.values(), actor=request.user, on=on)):
        messages.success(request, f"{form.instance} is there.", extra_tags=f"undo {applied.request_id}")
        return redirect("team", applied.ids["team"])
    return render(request, "teams/team_edit.html", {"form": form, "team": None})


@signed_in
def edit(request: SignedIn, pk: int) -> HttpResponse:
    team, on = led(request, pk), today()
    name = str(team)
    form = TeamForm(request.POST or None, instance=team, user=request.user, on=on)
    if applied := saved(
        form=form,
        write=lambda: change_team(
            team=team, values=form.changes(), was=form.was(), actor=request.user, on=on
        ),
    ):
        say_saved(request=request, form=form, applied=applied)
        return redirect("team", pk)
    return render(request, "teams/team_edit.html", {"form": form, "team": team, "name": name})


@signed_in
def close(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a team still has; close it when that is nothing, or open it again."""
    team, on = led(request, pk), today()
    refused: Refused | None = None
    if request.method == "POST":
        verb, said = (reopen_team, "open again") if team.closed_on else (close_team, "closed")
        try:
            applied = verb(team=team, actor=request.user, on=on)
        except Refused as found:
            refused = found
        else:
            messages.success(request, f"{team} is {said}.", extra_tags=f"undo {applied.request_id}")
            return redirect("team", pk)
    context = {
        "team": team,
        "refused": refused,
        "held": list(held_by_team(team=team, on=on)),
        "owned": list(owned_by_team(team=team)),
        "below": list(open_below(team=team)),
        "staff": staff(team=team, on=on, until=on),
    }
    return render(request, "teams/team_close.html", context)


def led(request: SignedIn, pk: int) -> Team:
    """The team, where it is theirs to change."""
    team = get_object_or_404(Team, pk=pk)
    if not Team.objects.filter(permissions.may_manage_teams(user=request.user, on=today()), pk=pk).exists():
        raise PermissionDenied("Ask the lead of this team or of one above it, or an administrator.")
    return team
