from django.core.paginator import Paginator
from django.db.models import Case, Min, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import render

from ownership.enums import Criticality, Letter
from ownership.holdings import at
from ownership.models import Area
from ownership.rules.showing import by_area
from ownership.web.access import SignedIn, readable, today
from ownership.web.counts import looked_up
from ownership.web.forms.areas import AreaFilter
from ownership.web.making import may_make_areas
from ownership.web.sorting import Head, Sorting, sorting
from ownership.who.named import Named, named

A_PAGE = 60
HEADS = (
    Head("name", "Area"),
    Head("owner", "Accountable"),
    Head("findings", "Findings", number=True),
    Head("category", "Category", wide=True),
    Head("team", "Owning team", wide=True),
    Head("criticality", "Criticality", wide=True),
)
COLUMNS = {
    "name": "sort_name",
    "owner": "owner",
    "findings": "flagged",
    "category": "category__name",
    "team": "owning_team__sort_name",
    "criticality": "rank",
}


@readable
def areas(request: SignedIn) -> HttpResponse:
    form, on = AreaFilter(request.GET), today()
    found = form.narrow(Area.objects.select_related("category", "owning_team", "parent"))
    order = sorting(request=request, heads=HEADS)
    ordered = order.apply(_valued(request, found, order), columns=COLUMNS)
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    ids = {area.pk for area in shown}
    owners = named(on=on, areas=ids, letters=["A"])
    flagged = by_area(on=on, areas=ids, viewer=request.user)
    context = {
        "form": form,
        "page": page,
        "rows": [(area, _answering(owners.get(area.pk, [])), flagged[area.pk]) for area in shown],
        "heads": order.heads,
        "on": on,
        "may_make": may_make_areas(user=request.user, on=on),
    }
    return render(
        request, "ownership/areas.html#results" if request.htmx else "ownership/areas.html", context
    )


def _valued(request: SignedIn, areas: QuerySet[Area], order: Sorting) -> QuerySet[Area]:
    """With what it is sorted by, where that is not a column: only then is it asked of every area."""
    if order.by == "criticality":
        ranks = [When(criticality=each, then=Value(place)) for place, each in enumerate(Criticality)]
        return areas.annotate(rank=Case(*ranks))
    if order.by not in ("owner", "findings"):
        return areas
    ids = set(areas.values_list("pk", flat=True))
    if order.by == "findings":
        flagged = by_area(on=today(), areas=ids, viewer=request.user)
        return areas.annotate(flagged=looked_up(values=flagged))
    live = at(on=today(), areas=ids, letters=[Letter.A]).answerable().filter(deputy=False)
    first = live.order_by().values_list("area").annotate(first=Min("person__sort_name"))
    return areas.annotate(owner=looked_up(values=dict(first), text=True))


def _answering(lines: list[Named]) -> list[Named]:
    return [line for line in lines if not line.deputy]
