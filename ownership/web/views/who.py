import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownership import permissions
from ownership.operations.missed import missed
from ownership.querysets.period import here
from ownership.web.access import SignedIn, readable, today
from ownership.web.links import address, new_area
from ownership.web.making import may_make_areas
from ownership.who.find import find
from ownership.who.misses import misses
from ownership.who.reply import Reply
from ownership.who.reply import reply as replied
from ownership.who.say import said
from ownership.who.shown import shown
from teams.models import Membership, Person, Team

LISTED, IN_PALETTE = 20, 8


def who(request: HttpRequest) -> HttpResponse:
    """Who decides on `?q=`: a page, or plain text for those who ask for it."""
    plain = request.GET.get("format") == "txt" or (
        "format" not in request.GET
        and request.get_preferred_type(["text/html", "text/plain"]) == "text/plain"
    )
    return _plain(request) if plain else _page(request)


@readable
def search(request: SignedIn) -> HttpResponse:
    """The list under the search box, while one types."""
    text, on = request.GET.get("q", ""), today()
    found = find(text=text, people=request.user.is_authenticated)
    seen = shown(matches=(found.known or found.matches)[:IN_PALETTE], query=found.query, on=on)
    context = {"found": found, "shown": seen, "text": text.strip()}
    return render(request, "ownership/_search.html", context)


def _plain(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        sentence = f"Sign in first: {settings.REMIT_URL}{settings.LOGIN_URL}"
        return _text([sentence], status=401)
    asked = request.GET.get("q", "")
    if not asked.strip():
        return _text(["Say what you ask about: /who?q=api+versioning"], status=400)
    answered = _answered(request, asked, today())
    lines = said(reply=answered, address=address, new=new_area(answered.found.query.text))
    return _text(lines, status=200 if answered.claimed else 404)


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
        "leads": _leads(request, on) if unclaimed and not may_make and request.user.is_authenticated else [],
        "misses": list(misses()[:LISTED]) if not asked and manages.exists() else [],
    }
    return render(request, "ownership/who.html", context)


def _answered(request: HttpRequest, asked: str, on: dt.date) -> Reply:
    known = request.user.is_authenticated
    answered = replied(text=asked, on=on, people=known, user=request.user)
    if known and request.method == "GET" and not answered.claimed:
        missed(text=" ".join(answered.found.query.strong), on=on)
    return answered


def _leads(request: SignedIn, on: dt.date) -> list[Person]:
    """Who leads a team of whoever asks, and can be written to."""
    mine = Membership.objects.filter(person__user=request.user, period__contains=on).values("team")
    leading = Membership.objects.filter(team__in=mine, lead=True, period__contains=on)
    return list(Person.objects.filter(here(on=on), pk__in=leading.values("person"), email__isnull=False))
