from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area
from ownership.operations.areas import change_area, ending, retire_area
from ownership.operations.problems import Refused
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.area import AreaForm
from ownership.web.saving import saved, say_saved

ASK = "Ask the lead of the team that owns this area, or an administrator."


@signed_in
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Say what an area is: where it belongs, how critical it is, what it covers, where to find it."""
    area, on = _mine(request, pk), today()
    name = str(area)
    form = AreaForm(request.POST or None, instance=area, user=request.user, on=on)
    if applied := saved(
        form=form,
        write=lambda: change_area(
            area=area,
            values=form.changes(),
            was=form.was(),
            resources=form.resources(),
            actor=request.user,
            on=on,
        ),
    ):
        say_saved(request=request, form=form, applied=applied)
        return redirect("area", pk)
    return render(request, "ownership/area_edit.html", {"form": form, "area": area, "name": name})


@signed_in
def retire(request: SignedIn, pk: int) -> HttpResponse:
    """Show what ends with an area, and retire it."""
    area, on = _mine(request, pk), today()
    refused: Refused | None = None
    if request.method == "POST":
        try:
            applied = retire_area(area=area, actor=request.user, on=on)
        except Refused as found:
            refused = found
        else:
            messages.success(request, f"{area} is retired.", extra_tags=f"undo {applied.request_id}")
            return redirect("area", pk)
    below = area.children.exclude(lifecycle=Lifecycle.RETIRED).order_by("sort_name")
    context = {
        "area": area,
        "ending": list(ending(area=area, on=on)),
        "below": list(below),
        "refused": refused,
    }
    return render(request, "ownership/area_retire.html", context)


def _mine(request: SignedIn, pk: int) -> Area:
    area = get_object_or_404(Area, pk=pk)
    if not Area.objects.filter(permissions.may_manage_areas(user=request.user, on=today()), pk=pk).exists():
        raise PermissionDenied(ASK)
    return area
