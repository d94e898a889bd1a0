import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from ownership import permissions
from ownership.enums import JobState
from ownership.imports import jobs
from ownership.operations import Forbidden, Refused
from ownership.operations import undo as take_back
from ownership.operations.undone import undone
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.back import back

DONE = "Undone: all is as it was before."


@signed_in
@require_POST
def undo(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """Take one request back, wholly or not at all; what the worker did by the worker."""
    if jobs.is_by_worker(request=request_id):
        return to_worker(request, request_id, place=back(request))
    try:
        take_back(request_id=request_id, actor=request.user, on=today())
    except Forbidden as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, DONE)
    return redirect(back(request))


def to_worker(request: SignedIn, request_id: uuid.UUID, *, place: str) -> HttpResponse:
    """To the page that says how far the worker is with it, and leads to a place then."""
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("A large import is undone by an administrator. Ask one.")
    jobs.ask(token=str(request_id), owner=request.user, task="undo", at=timezone.now())
    return _go(request, f"{reverse('undo-work', args=[request_id])}?{urlencode({'next': place})}")


def _go(request: SignedIn, place: str) -> HttpResponse:
    return HttpResponseClientRedirect(place) if request.htmx else redirect(place)


@signed_in
def work(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """How far the worker is with an undo, to any administrator; it can be left and come back to."""
    job = jobs.newest(token=str(request_id))
    if job is None or job.task != "undo" or not permissions.is_administrator(user=request.user):
        raise Http404
    place = back(request, kept=request.GET.get("next", ""))
    if request.method == "POST":
        return to_worker(request, request_id, place=place)
    ended = jobs.ended(job=job)
    if ended and job.state == JobState.DONE:
        if undone(request_id=request_id):
            messages.success(request, DONE)
        else:
            messages.info(request, "It was undone, and done again since.")
        return _go(request, place)
    context = {
        "job": job,
        "ended": ended,
        "unheard": jobs.unheard(job=job, at=timezone.now()),
        "address": request.get_full_path(),
        "next": place,
    }
    template = "ownership/_import_progress.html" if request.htmx else "ownership/import_work.html"
    return render(request, template, context)
