from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownership import permissions
from ownership.matrix import build
from ownership.models import Area, Finding
from ownership.rules.cells import by_area
from ownership.web.access import SignedIn, day_of, signed_in, today, viewer
from ownership.web.forms.matrix import MatrixForm
from ownership.web.grid import table
from ownership.web.marks import marked
from ownership.web.tiles import tiles
from teams.models import Person

KIND = {"people": "person", "teams": "team", "seats": "seat"}


@signed_in
def matrix(request: SignedIn) -> HttpResponse:
    form = MatrixForm({**MatrixForm.DEFAULTS, "look": _look(request), **request.GET.dict()})
    asked = form.asked
    on, no_day = day_of(request)
    team = asked["team"].pk if asked["team"] else None
    areas = set(Area.objects.values_list("pk", flat=True))
    marks = by_area(on=on, areas=areas, viewer=request.user)
    found = build(
        on=on,
        columns=asked["columns"],
        mode=asked["mode"],
        team=team,
        category=asked["category"].pk if asked["category"] else None,
        letters=(asked["letter"],) if asked["letter"] else (),
        search=asked["q"] or "",
        severities={area: each.worst for area, each in marks.items()},
        findings_only=bool(asked["findings"]),
        group="" if asked["group"] == "none" else asked["group"],
        hide_empty=asked["look"] == "list",
    )
    rows = list(found.rows)
    since = (
        Finding.objects.aggregate(day=Min("first_seen"))["day"] if asked["findings"] and not rows else None
    )
    context = {
        "form": form,
        "asked": asked,
        "on": on,
        "is_today": on == today(),
        "no_day": no_day,
        "tiles": tiles(on=on, team=team),
        "matrix": found,
        "areas": len(rows),
        "known_since": since,
        "columns": sum(column.key[0] == KIND[found.columns] for column in found.all_columns),
        "narrowed": any(asked[name] for name in ("team", "category", "letter", "q", "findings")),
    }
    if asked["look"] == "grid":
        figures = Person.objects.filter(permissions.may_see_figures(user=request.user, on=today()))
        context["table"] = table(
            matrix=found,
            marked=marked(matrix=found, marks=marks),
            figures=set(figures.values_list("pk", flat=True)),
        )
        context["findings"] = {row.area: marks[row.area] for row in rows if row.area in marks}
        context["person"] = viewer(request)
    return render(
        request, "ownership/matrix.html#sheet" if request.htmx else "ownership/matrix.html", context
    )


def _look(request: HttpRequest) -> str:
    """A phone begins with the list, which needs no scrolling sideways."""
    return "list" if "Mobi" in request.headers.get("User-Agent", "") else "grid"
