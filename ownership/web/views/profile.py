from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ownership import permissions
from ownership.enums import Profile
from ownership.operations.settings import set_profile
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.rules.profiles import compared, named


@signed_in
def profile(request: SignedIn) -> HttpResponse:
    """How strictly everybody's ownership is looked at: each profile with what it would flag now."""
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("The profile holds for everybody: ask an administrator.")
    if request.method == "POST":
        return _chosen(request, request.POST.get("profile", ""))
    if "counted" not in request.GET:
        return render(request, "ownership/profile.html", {"compared": named(), "later": True})
    page = "ownership/profile.html#profiles" if request.htmx else "ownership/profile.html"
    return render(request, page, {"compared": compared(on=today())})


def _chosen(request: SignedIn, asked: str) -> HttpResponse:
    if asked not in Profile.values:
        raise Http404
    applied = set_profile(profile=Profile(asked), actor=request.user, on=today())
    said = f"{Profile(asked).label} is in use: {applied.opened} new, {applied.resolved} settled."
    messages.success(request, said, extra_tags=f"undo {applied.request_id}")
    return redirect("rules-profile")
