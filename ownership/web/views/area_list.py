from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from ownership.models import Area
from ownership.rules.showing import by_area
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.areas import AreaFilter
from ownership.who.held import held

A_PAGE = 60


@signed_in
def areas(request: SignedIn) -> HttpResponse:
    form = AreaFilter(request.GET)
    found = form.narrow(Area.objects.select_related("category", "owning_team", "parent")).order_by(
        "sort_name", "pk"
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    on, ids = today(), {area.pk for area in shown}
    owners = held(on=on, areas=ids, letters=["A"])
    flagged = by_area(on=on, areas=ids, viewer=request.user)
    rows = [
        (area, [line for line in owners.get(area.pk, []) if not line.deputy], flagged[area.pk])
        for area in shown
    ]
    context = {"form": form, "page": page, "rows": rows, "on": on}
    return render(
        request, "ownership/areas.html#results" if request.htmx else "ownership/areas.html", context
    )
