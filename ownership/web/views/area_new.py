import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership.models import Area
from ownership.operations.areas import new_area
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.area_new import NewAreaForm
from ownership.web.making import may_make_areas
from ownership.web.saving import saved
from teams.models import Membership, User


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Make an area: `?name=`, `?team=` and `?parent=` (ids) fill the form in."""
    on = today()
    if not may_make_areas(user=request.user, on=on):
        raise PermissionDenied("Areas are made by whoever leads a team, or by an administrator.")
    given: dict[str, object] = {
        "name": request.GET.get("name", "")[:300],
        "parent": request.GET.get("parent"),
    }
    given["owning_team"] = request.GET.get("team") or _led(request.user, on)
    form = NewAreaForm(request.POST or None, instance=Area(), initial=given, user=request.user, on=on)
    if applied := saved(form=form, write=lambda: new_area(values=form.values(), actor=request.user, on=on)):
        messages.success(request, f"{form.instance} is there.", extra_tags=f"undo {applied.request_id}")
        return redirect("area", applied.ids["area"])
    return render(request, "ownership/area_new.html", {"form": form})


def _led(user: User, on: dt.date) -> int | None:
    """A team that somebody leads themselves: most likely it is for that one."""
    led = Membership.objects.filter(person__user=user, lead=True, period__contains=on).order_by("pk")
    return led.values_list("team", flat=True).first()
