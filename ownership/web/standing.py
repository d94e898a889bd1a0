"""The two numbers that every page shows, counted once a request."""

import datetime as dt
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from ownership.querysets.counting import counts
from ownership.rules.showing import MOST, showing
from ownership.web.inbox import waits_for


class Standing(NamedTuple):
    open: int
    inbox: int


def standing(*, request: HttpRequest) -> Standing:
    """What is open that they may see, up to `MOST`, and what waits: one query. Ask after the last write."""
    known: Standing | None = getattr(request, "_standing", None)
    if known is None:
        known = _counted(request, timezone.localdate())
        request._standing = known  # type: ignore[attr-defined]
    return known


def _counted(request: HttpRequest, on: dt.date) -> Standing:
    user = request.user
    open_ = showing(on=on, viewer=user).order_by().values("pk")[:MOST]  # type: ignore[arg-type]
    mine = [waits_for(user=user, on=on)] if user.is_authenticated else []
    return Standing(*[*counts(open_, *mine), 0][:2])
