from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from ownership import permissions
from ownership.rules.showing import by_rule
from ownership.web.access import SignedIn, readable, signed_in, today
from ownership.web.rules.listing import standing, would_flag
from ownership.web.rules.scope import may_set_any


@readable
def rules(request: SignedIn) -> HttpResponse:
    """The catalogue: what is watched here, and what it finds."""
    on, flagged = today(), by_rule(on=today(), viewer=request.user)
    may_set = may_set_any(user=request.user, on=on)
    would = would_flag(viewer=request.user, on=on) if may_set and "would" in request.GET else {}
    context = {
        "standing": standing(on=on, flagged=flagged, would=would),
        "may_set": may_set,
        "may_choose": permissions.is_administrator(user=request.user),
        "later": may_set and not would,
    }
    return render(request, "ownership/rules.html", context)


@signed_in
def would(request: SignedIn) -> HttpResponse:
    """What those that are not watched would flag: it takes as long as a scan, so the page does not wait."""
    if not may_set_any(user=request.user, on=today()):
        raise PermissionDenied("What is not watched is tried by whoever may watch it.")
    counted = would_flag(viewer=request.user, on=today())
    return render(request, "ownership/_would.html", {"counted": counted})
