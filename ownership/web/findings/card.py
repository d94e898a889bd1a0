"""One finding with all that can be done about it: a page, or the card of the list."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ownership import permissions
from ownership.log.of_finding import Moment, life
from ownership.models import Finding
from ownership.models.subject import SUBJECTS
from ownership.rules.read import Read
from ownership.rules.registry import RULES
from ownership.rules.showing import visible
from ownership.web.access import SignedIn, today, viewer
from ownership.web.area.history import history
from ownership.web.findings.actions import empty, offered
from ownership.web.findings.allowed import cures, may_act
from teams.models import Person, Team

# What is wrong with somebody who is gone, and whose: all that they held is handed over on one page.
HANDED_OVER = {"OWN401": ("person",), "OWN402": ("team",)}


def context(request: SignedIn, read: Read, **more: Any) -> dict[str, Any]:
    on = today()
    allowed = may_act(user=request.user, reads=[read], on=on)
    forms = [(action, empty(action, on=on)) for action in offered(read)] if allowed else []
    return {
        "read": read,
        "person": viewer(request),
        "allowed": allowed,
        "cures": cures(user=request.user, reads=[read], on=on),
        "forms": forms,
        "hand_over": _hand_over(request, read) if allowed else "",
        "picks": listing_of(request) is not None,
        "life": _life(request, read.finding),
        **more,
    }


def card(request: SignedIn, given: dict[str, Any]) -> HttpResponse:
    template = "ownership/_finding.html" if request.htmx else "ownership/finding.html"
    return render(request, template, given)


def settled(request: SignedIn, pk: int) -> HttpResponse:
    """It is gone: since when, what was changed there last, and what became of it."""
    known = Finding.objects.filter(visible(viewer=request.user, on=today()), resolved_on__lte=today())
    found = get_object_or_404(known.select_related(*SUBJECTS), pk=pk, rule__in=RULES)
    last = history(area=found.area, user=request.user, on=today(), limit=1) if found.area else []
    since = [entry for entry in last if found.resolved_on and entry.on >= found.resolved_on]
    given = {"finding": found, "rule": RULES[found.rule], "last": since[0] if since else None}
    given["life"] = _life(request, found)
    template = "ownership/_settled.html" if request.htmx else "ownership/settled.html"
    return render(request, template, given)


def listing_of(request: SignedIn) -> QueryDict | None:
    """What the list behind this part asks for, where it is the list."""
    listing = urlsplit(request.htmx.current_url_abs_path or "") if request.htmx else urlsplit("")
    return QueryDict(listing.query) if listing.path == reverse("findings") else None


def _life(request: SignedIn, found: Finding) -> list[Moment]:
    """For its own page, of those who are signed in: it names people."""
    return [] if request.htmx or not request.user.is_authenticated else life(finding=found, on=today())


def _hand_over(request: SignedIn, read: Read) -> str:
    """The page where all that a leaver or a closed team still holds is given on, for who may open it."""
    if read.rule.code not in HANDED_OVER or read.kind not in HANDED_OVER[read.rule.code]:
        return ""
    may: QuerySet[Any] = (
        Person.objects.filter(permissions.may_manage_people(user=request.user, on=today()))
        if read.kind == "person"
        else Team.objects.filter(permissions.may_manage_teams(user=request.user, on=today()))
    )
    subject = getattr(read.finding, f"{read.kind}_id")
    name = "hand-over" if read.kind == "person" else "team-hand-over"
    return reverse(name, args=[subject]) if may.filter(pk=subject).exists() else ""
