from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ownership.matrix import build
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.matrix import MatrixForm
from ownership.web.grid import table
from ownership.web.tiles import tiles


@signed_in
def matrix(request: SignedIn) -> HttpResponse:
    form = MatrixForm({**MatrixForm.DEFAULTS, "look": _look(request), **request.GET.dict()})
    asked = form.asked
    on = asked["on"] or today()
    team = asked["team"].pk if asked["team"] else None
    found = build(
        on=on,
        columns=asked["columns"],
        mode=asked["mode"],
        team=team,
        category=asked["category"].pk if asked["category"] else None,
        letters=(asked["letter"],) if asked["letter"] else (),
        search=asked["q"] or "",
        findings_only=bool(asked["findings"]),
        group="" if asked["group"] == "none" else asked["group"],
        hide_empty=asked["look"] == "list",
    )
    rows = list(found.rows)
    context = {
        "form": form,
        "asked": asked,
        "on": on,
        "is_today": on == today(),
        "tiles": tiles(on=on, team=team),
        "matrix": found,
        "areas": len(rows),
        "columns": len(found.all_columns),
        "narrowed": any(asked[name] for name in ("team", "category", "letter", "q", "findings")),
    }
    if asked["look"] == "grid":
        context["table"] = table(matrix=found, marked={})
    return render(request, "ownership/matrix.html#sheet" if request.htmx else "ownership/matrix.html", context)


def _look(request: HttpRequest) -> str:
    """A phone begins with the list, which needs no scrolling sideways."""
    return "list" if "Mobi" in request.headers.get("User-Agent", "") else "grid"
