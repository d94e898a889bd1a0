"""What teams are to come to: set for a team by who leads it, for all by administrators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.enums import Perspective
from ownership.measures.base import Metric
from ownership.measures.targets import AIMED, goals
from ownership.models import Target
from ownership.operations.targets import set_targets
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.targets import TargetsForm, there
from ownership.web.saving import saved
from ownership.web.team.tree import tree
from ownership.web.views.team_edit import led
from teams.models import Team


@signed_in
def everybody(request: SignedIn) -> HttpResponse:
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Targets for everybody are set by administrators.")
    return _targets(request, None)


@signed_in
def team(request: SignedIn, pk: int) -> HttpResponse:
    return _targets(request, led(request, pk))


def _targets(request: SignedIn, team: Team | None) -> HttpResponse:
    on = today()
    above = [each.id for each in tree(on=on, closed=True).above(team.pk)] if team else []
    form = TargetsForm(
        request.POST or None,
        there=there(list(Target.objects.filter(team=team))),
        beyond=goals(path=above) if team else {},
    )
    if applied := saved(
        form=form,
        write=lambda: set_targets(team=team, wanted=form.wanted, seen=form.seen, actor=request.user, on=on),
    ):
        if form.has_changed():
            messages.success(request, "Targets set.", extra_tags=f"undo {applied.request_id}")
        else:
            messages.info(request, "Nothing changed: it is as it was.")
        return redirect("team-measures", team.pk) if team else redirect("targets")
    return render(request, "teams/targets.html", {"form": form, "team": team, "sections": _sections(form)})


def _sections(form: TargetsForm) -> list[tuple[str, list[object]]]:
    """Ownership, then the metrics by perspective."""
    heads = {"Ownership": None, **{each.label: each for each in Perspective}}
    return [
        (
            head,
            [
                form[code]
                for code, of in AIMED.items()
                if (of.perspective if isinstance(of, Metric) else None) == perspective
            ],
        )
        for head, perspective in heads.items()
    ]
