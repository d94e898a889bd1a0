import datetime as dt
from hashlib import sha256
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownership import permissions
from ownership.operations.missed import missed
from ownership.web.access import SignedIn, readable, today
from ownership.web.further import further, leads
from ownership.web.links import address
from ownership.web.making import may_make_areas
from ownership.who.find import find
from ownership.who.misses import misses
from ownership.who.reply import Reply
from ownership.who.reply import reply as replied
from ownership.who.say import ASK, said
from ownership.who.shown import shown
from teams.models import Team

LISTED, IN_PALETTE, REMEMBERED = 20, 8, 50


def who(request: HttpRequest) -> HttpResponse:
    """Who decides on `?q=`: a page, or plain text for those who ask for it."""
    plain = request.GET.get("format") == "txt" or (
        "format" not in request.GET
        and request.get_preferred_type(["text/html", "text/plain"]) == "text/plain"
    )
    return _plain(cast(SignedIn, request)) if plain else _page(request)


@readable
def search(request: SignedIn) -> HttpResponse:
    """The list under the search box, while one types."""
    text, on = request.GET.get("q", ""), today()
    found = find(text=text, people=request.user.is_authenticated)
    seen = shown(matches=(found.known or found.matches)[:IN_PALETTE], query=found.query, on=on)
    context = {"found": found, "shown": seen, "text": text.strip()}
    return render(request, "ownership/_search.html", context)


def _plain(request: SignedIn) -> HttpResponse:
    if not request.user.is_authenticated:
        sentence = f"Sign in first: {settings.REMIT_URL}{settings.LOGIN_URL}"
        return _text([sentence], status=401)
    asked = request.GET.get("q", "")
    if not asked.strip():
        return _text(["Say what you ask about: /who?q=api+versioning"], status=400)
    answered = _answered(request, asked, today())
    if answered.nameless:
        return _text([ASK], status=400)
    steps = [] if answered.claimed else _further(request, answered, today())
    lines = said(reply=answered, address=address, further=steps)
    return _text(lines, status=200 if answered.claimed else 404)


def _further(request: SignedIn, reply: Reply, on: dt.date) -> list[str]:
    may_make = may_make_areas(user=request.user, on=on)
    asked = [] if may_make or not request.user.is_authenticated else leads(user=request.user, on=on)
    return further(reply=reply, may_make=may_make, leads=asked)


def _text(lines: list[str], *, status: int) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), status=status, content_type="text/plain; charset=utf-8")


@readable
def _page(request: SignedIn) -> HttpResponse:
    on, asked = today(), request.GET.get("q", "").strip()
    manages = Team.objects.filter(permissions.may_manage_teams(user=request.user, on=on))
    reply = _answered(request, asked, on) if asked else None
    unclaimed = reply is not None and not reply.claimed
    may_make = (unclaimed or not asked) and may_make_areas(user=request.user, on=on)
    context = {
        "on": on,
        "asked": asked,
        "reply": reply,
        "may_make": may_make,
        "leads": leads(user=request.user, on=on)
        if unclaimed and not may_make and request.user.is_authenticated
        else [],
        "misses": list(misses()[:LISTED]) if not asked and manages.exists() else [],
    }
    return render(request, "ownership/who.html", context)


def _answered(request: SignedIn, asked: str, on: dt.date) -> Reply:
    known = request.user.is_authenticated
    answered = replied(text=asked, on=on, people=known, user=request.user)
    if known and request.method == "GET" and answered.wanting and _first_today(request, answered, on):
        missed(text=answered.found.query.text, on=on)
    return answered


def _first_today(request: SignedIn, reply: Reply, on: dt.date) -> bool:
    """Whether it was not asked in this session today; no words of it are kept."""
    mark = sha256(" ".join(reply.found.query.strong).encode()).hexdigest()[:12]
    day, *marks = request.session.get("missed", [""])
    marks = marks if day == on.isoformat() else []
    if mark in marks:
        return False
    request.session["missed"] = [on.isoformat(), *marks[-REMEMBERED:], mark]
    return True
