"""The first five minutes: three ways to a first matrix, and what comes after."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownership import permissions
from ownership.models import Area
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied
from ownership.start import founding
from ownership.start.catalogue import templates
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.forms.start import HandForm, MeForm, TemplateForm
from ownership.web.home.beginning import beginning
from teams.models import Team


def _administrators(request: SignedIn) -> None:
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("An administrator sets Remit up. Ask one to begin.")


@signed_in
def start(request: SignedIn) -> HttpResponse:
    _administrators(request)
    steps = beginning(on=today(), person=viewer(request), user=request.user)
    context = {"templates": templates().values(), "steps": steps, "begun": Area.objects.exists()}
    return render(request, "ownership/start.html", context)


@signed_in
def template(request: SignedIn, key: str) -> HttpResponse:
    _administrators(request)
    chosen = templates().get(key)
    if chosen is None:
        raise Http404(f"There is no template “{key}”.")
    form = TemplateForm(request.POST or None, template=chosen, initial=_initial(request))

    def carry_out(said: dict[str, Any]) -> Applied:
        return founding.from_template(template=chosen, actor=request.user, on=today(), **said)

    done = _carried_out(form, carry_out)
    if done:
        count = len(form.cleaned_data["areas"])
        areas = "1 area is" if count == 1 else f"{count} areas are"
        return _to_matrix(request, form, done, f"{areas} there. Now say who has which: switch Edit on.")
    ticked = {name: set(form[name].value() or ()) for name in ("areas", "roles")}
    context = {"template": chosen, "form": form, "ticked": ticked}
    return render(request, "ownership/start_template.html", context)


@signed_in
def by_hand(request: SignedIn) -> HttpResponse:
    _administrators(request)
    form = HandForm(request.POST or None, initial=_initial(request))

    def carry_out(said: dict[str, Any]) -> Applied:
        whose = {name: said[name] for name in ("name", "team")}
        return founding.by_hand(areas=form.areas(), actor=request.user, on=today(), **whose)

    if done := _carried_out(form, carry_out):
        said = "Your first matrix. Add people and areas, and switch Edit on to change letters."
        return _to_matrix(request, form, done, said)
    return render(request, "ownership/start_by_hand.html", {"form": form})


@signed_in
def you(request: SignedIn) -> HttpResponse:
    """Say who the account is, after a table was imported."""
    _administrators(request)
    form = MeForm(request.POST or None, initial=_initial(request))
    found: list[Applied | None] = []

    def carry_out(said: dict[str, Any]) -> Applied | None:
        found.append(founding.introduce(name=said["name"], actor=request.user, on=today()))
        return found[0]

    _carried_out(form, carry_out)
    if found:
        messages.success(request, f"You are {form.cleaned_data['name']} here.")
        return redirect("start")
    return render(request, "ownership/start_you.html", {"form": form})


def _initial(request: SignedIn) -> dict[str, str]:
    person = viewer(request)
    return {"name": person.name if person else request.user.get_full_name()}


def _carried_out(form: forms.Form, carry_out: Callable[[dict[str, Any]], Applied | None]) -> Applied | None:
    """What was done; nothing while the form is not sent, or something is in the way."""
    if not form.is_valid():
        return None
    try:
        return carry_out(form.cleaned_data)
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(None, str(problem))
        return None


def _to_matrix(request: SignedIn, form: forms.Form, done: Applied, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags=f"undo {done.request_id}")
    team = Team.objects.filter(parent=None, name__iexact=form.cleaned_data["team"], closed_on=None).first()
    return redirect(f"{reverse('matrix')}?look=grid" + (f"&team={team.pk}" if team else ""))
