"""Bring a table in: read it, say who its parties are, look at the plan, apply it."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.imports import plan as plans
from ownership.imports.difference import summary
from ownership.imports.reading import read
from ownership.operations.problems import Problem, Refused
from ownership.operations.undone import Undone, undone
from ownership.operations.writer import apply
from ownership.web import drawer
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.imports import PartiesForm, SheetForm


def _administrators(request: SignedIn) -> None:
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Tables are imported by an administrator. Ask one to bring yours in.")


@signed_in
def upload(request: SignedIn) -> HttpResponse:
    _administrators(request)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if request.method == "POST" and form.is_valid():
        token = drawer.put(owner=request.user, content=form.content, name=form.name)
        return redirect("import-parties", token)
    return render(request, "ownership/import.html", {"form": form})


def _plan(kept: Any, **said: Any) -> plans.Plan:
    reading = read(name=kept["name"], content=drawer.content(kept))
    return plans.make(
        reading=reading,
        on=today(),
        mapping=said.get("mapping", kept.get("mapping", {})),
        sections=kept.get("sections", "areas"),
        replace=kept.get("replace", False),
    )


def _undone(kept: Any) -> Undone | None:
    return undone(request_id=UUID(kept["done"]["request_id"]))


def _is_in(kept: Any) -> bool:
    """Applied, and not undone since: then there is nothing more to say about it."""
    return "done" in kept and _undone(kept) is None


@signed_in
def parties(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    kept = drawer.get(owner=request.user, token=token)
    if _is_in(kept):
        return redirect("import-done", token)
    plan, guessed = _plan(kept), _plan(kept, mapping={})
    initial = {name: kept[name] for name in ("sections", "replace") if name in kept}
    form = PartiesForm(request.POST or None, parties=plan.parties, guesses=guessed.parties, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept["mapping"] = form.mapping()
        kept["sections"] = form.cleaned_data["sections"] or "areas"
        kept["replace"] = form.cleaned_data["replace"]
        kept.save()
        return redirect("import-plan", token)
    context = {
        "form": form,
        "plan": plan,
        "token": token,
        "sections": any(area.section for area in plan.reading.areas),
        "unsure": sum(1 for stands in plan.parties if stands.guessed or stands.doubt),
    }
    return render(request, "ownership/import_parties.html", context)


@signed_in
def plan(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            with drawer.locked(owner=request.user, token=token) as kept:
                if not _is_in(kept):
                    _carry_out(request, kept)
                return redirect("import-done", token)
        except Refused as refused:
            problems = refused.problems
    kept = drawer.get(owner=request.user, token=token)
    if _is_in(kept):
        return redirect("import-done", token)
    found = _plan(kept)
    states = Counter(area.state for area in found.areas)
    context = {
        "plan": found,
        "token": token,
        "summary": summary(plan=found),
        "shown": [area for area in found.areas if area.state != "unchanged"],
        "unchanged": states["unchanged"],
        "problems": problems,
    }
    return render(request, "ownership/import_plan.html", context)


def _carry_out(request: SignedIn, kept: Any) -> None:
    if not (found := _plan(kept)):
        return
    applied = apply(changes=found.changes, actor=request.user, on=today(), tell=False)
    kept["done"] = {
        "request_id": str(applied.request_id),
        "summary": summary(plan=found),
        "opened": applied.opened,
        "resolved": applied.resolved,
        "queued": applied.queued,
    }
    kept.save()


@signed_in
def done(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    kept = drawer.get(owner=request.user, token=token)
    if "done" not in kept:
        return redirect("import-plan", token)
    context = {"done": kept["done"], "name": kept["name"], "token": token, "undone": _undone(kept)}
    return render(request, "ownership/import_done.html", context)
