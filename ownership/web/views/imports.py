"""Bring a table in: read it, say who is who, look at the plan, apply it; large ones by the worker."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from ownership import permissions
from ownership.enums import JobState
from ownership.imports import jobs
from ownership.operations.problems import Refused
from ownership.web import drawer
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.imports import PartiesForm, SheetForm
from ownership.web.importing.carrying import bring_in, is_in, look, was_undone
from ownership.web.importing.shown import Shown, unpacked


def _administrators(request: SignedIn) -> None:
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Tables are imported by an administrator. Ask one to bring yours in.")


@signed_in
def upload(request: SignedIn) -> HttpResponse:
    _administrators(request)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if request.method == "POST" and form.is_valid():
        token = drawer.put(owner=request.user, content=form.content, name=form.name, large=form.large)
        return _to_worker(request, token, "plan") if form.large else redirect("import-parties", token)
    return render(request, "ownership/import.html", {"form": form})


def _to_worker(request: SignedIn, token: str, task: str) -> HttpResponse:
    jobs.ask(token=token, owner=request.user, task=task, at=timezone.now())
    return redirect("import-work", token)


def _found(kept: Any, token: str) -> Shown | None:
    """What would come of the sheet; None while the worker is at it, or could not say."""
    if not kept.get("large"):
        return look(kept, on=today())
    job = jobs.newest(token=token)
    if job is None or not jobs.ended(job=job) or (job.task == "plan" and job.state != JobState.DONE):
        return None
    return unpacked(jobs.planned(token=token).found)


@signed_in
def parties(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    kept = drawer.get(owner=request.user, token=token)
    if is_in(kept):
        return redirect("import-done", token)
    if (found := _found(kept, token)) is None:
        return redirect("import-work", token)
    initial = {name: kept[name] for name in ("sections", "replace") if name in kept}
    form = PartiesForm(request.POST or None, parties=found.parties, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept["mapping"] = form.mapping(before=kept.get("mapping", {}))
        kept["sections"] = form.cleaned_data["sections"] or "areas"
        kept["replace"] = form.cleaned_data["replace"]
        kept.save()
        return _to_worker(request, token, "plan") if kept.get("large") else redirect("import-plan", token)
    context = {"form": form, "found": found, "token": token}
    return render(request, "ownership/import_parties.html", context)


@signed_in
def plan(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    problems: list[str] = []
    if request.method == "POST":
        if drawer.get(owner=request.user, token=token).get("large"):
            return _to_worker(request, token, "apply")
        try:
            with drawer.locked(owner=request.user, token=token) as kept:
                if not is_in(kept):
                    bring_in(kept, actor=request.user, on=today())
                return redirect("import-done", token)
        except Refused as refused:
            problems = [str(each) for each in refused.problems]
    kept = drawer.get(owner=request.user, token=token)
    if is_in(kept):
        return redirect("import-done", token)
    if (found := _found(kept, token)) is None:
        return redirect("import-work", token)
    if kept.get("large") and (job := jobs.newest(token=token)) and job.task == "apply":
        problems = job.problems
    context = {"found": found, "token": token, "problems": problems}
    return render(request, "ownership/import_plan.html", context)


@signed_in
def work(request: SignedIn, token: str) -> HttpResponse:
    """How far the worker is with a large sheet; it can be left and come back to."""
    _administrators(request)
    job = jobs.newest(token=token)
    if job is None or job.owner_id != request.user.pk:
        raise Http404
    if request.method == "POST":
        return _to_worker(request, token, job.task)
    ended = jobs.ended(job=job)
    if ended and (job.task == "apply" or job.state == JobState.DONE):
        place = reverse(_next(request, job, token), args=[token])
        return HttpResponseClientRedirect(place) if request.htmx else redirect(place)
    context = {
        "job": job,
        "ended": ended,
        "unheard": jobs.unheard(job=job, at=timezone.now()),
        "address": request.path,
        "next": reverse("import"),
    }
    template = "ownership/_import_progress.html" if request.htmx else "ownership/import_work.html"
    return render(request, template, context)


def _next(request: SignedIn, job: Any, token: str) -> str:
    if job.task == "apply":
        return "import-plan"
    return "import-plan" if "mapping" in drawer.get(owner=request.user, token=token) else "import-parties"


@signed_in
def done(request: SignedIn, token: str) -> HttpResponse:
    _administrators(request)
    kept = drawer.get(owner=request.user, token=token)
    if "done" not in kept:
        return redirect("import-plan", token)
    context = {"done": kept["done"], "name": kept["name"], "token": token, "undone": was_undone(kept)}
    return render(request, "ownership/import_done.html", context)
