from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.changes import Change, ChangeSet
from ownership.models import Area
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied, apply
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.area import AreaForm
from ownership.web.overtaken import since


@signed_in
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Say what an area is: category, team, how critical, what it covers."""
    area, on = get_object_or_404(Area, pk=pk), today()
    if not Area.objects.filter(permissions.may_manage_areas(user=request.user, on=on), pk=pk).exists():
        raise PermissionDenied("Ask the lead of the team that owns this area, or an administrator.")
    form = AreaForm(request.POST or None, instance=area)
    if request.method == "POST" and form.is_valid():
        if overtaken := form.overtaken():
            for name in overtaken:
                form.add_error(name, since(area=area, field=name))
            form.show_now()
        elif applied := _applied(request, area, form):
            messages.success(request, "Saved.", extra_tags=f"undo {applied.request_id}")
            return redirect("area", pk)
    return render(request, "ownership/area_edit.html", {"form": form, "area": area})


def _applied(request: SignedIn, area: Area, form: AreaForm) -> Applied | None:
    row = Change(Area._meta.label, area.pk, form.changes(), was=form.was())
    try:
        return apply(changes=ChangeSet(f"{area} described", (row,)), actor=request.user, on=today())
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(None, str(problem))
    return None
