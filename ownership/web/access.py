"""Who looks, and from which day. Views ask here; what they may do is asked of `ownership.permissions`."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from teams.models import Person, User

P = ParamSpec("P")
# Beyond these nobody asks, and reckoning with days leaves what a date can be.
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
# What a page is asked with: to be read, or with a form.
METHODS = ("GET", "HEAD", "POST")


class SignedIn(HttpRequest):
    """A request of somebody who is signed in; of a `readable` page perhaps of Django's AnonymousUser.

    That has no key and is not active, which no permission is given to; it is never None, the system.
    """

    user: User
    htmx: Any


def signed_in(
    view: Callable[Concatenate[SignedIn, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send strangers to the sign-in page; the whole page, also when only a part of one was asked for."""
    guarded: Any = login_required(view)

    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if getattr(request, "htmx", False) and not request.user.is_authenticated:
            back = request.htmx.current_url_abs_path or reverse("home")  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")
        answer: HttpResponse = guarded(request, *args, **kwargs)
        return answer

    return page


def readable(
    view: Callable[Concatenate[SignedIn, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The same; where reading is open, looking at it needs no account."""
    guarded = signed_in(view)

    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        looking = request.method in ("GET", "HEAD")
        if settings.OPEN_READING and looking and not request.user.is_authenticated:
            return view(request, *args, **kwargs)  # type: ignore[arg-type]
        return guarded(request, *args, **kwargs)

    page.readable = True  # type: ignore[attr-defined]
    return page


def viewer(request: SignedIn) -> Person | None:
    """The person who is signed in; an account without one reads, and is asked nothing."""
    return getattr(request.user, "person", None)


def today() -> dt.date:
    return timezone.localdate()


def day_of(request: HttpRequest) -> tuple[dt.date, str]:
    """The day the page is about: `?on=2026-03-31`, else today; and why it is today, where one was asked."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return today(), ""
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        return today(), f"“{asked[:20]}” is not a day such as 2026-03-31. This is today."
    if FIRST <= day <= LAST:
        return day, ""
    return today(), f"A day lies between {FIRST.year} and {LAST.year}. This is today."
