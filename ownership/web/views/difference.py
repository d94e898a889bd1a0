import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from ownership import matrix
from ownership.matrix.pivot import ORDER
from ownership.web.access import SignedIn, readable, today, viewer
from ownership.web.forms.difference import DifferenceForm, presets
from ownership.web.matrix import differing
from ownership.web.matrix.whose import parts

# Areas; in words each of them has a line a change.
A_PAGE = 100


@readable
def difference(request: SignedIn) -> HttpResponse:
    """Who holds what on two days: what was added, removed and moved between them."""
    form = DifferenceForm(request.GET)
    asked = form.asked(today=today())
    offered = parts(form=form, asked=asked, person=viewer(request), on=asked["after"])
    found = _found(asked, nothing=offered is not None)
    changed = differing.areas(found=found)
    page = Paginator(list(changed.items()), A_PAGE).get_page(request.GET.get("page"))
    shown = dict(page.object_list)
    context = {
        "form": form,
        "asked": asked,
        "ask": offered is not None,
        "parts": offered,
        "today": today(),
        "presets": presets(today=today()),
        "narrowed": any(asked[name] for name in ("team", "category", "letter", "q")),
        "difference": found,
        "page": page,
        "rows": differing.rows(found=found, areas=shown),
        "lines": differing.lines(found=found, areas=shown),
        "letters": ORDER,
        "counts": differing.counted(changes=found.changes),
    }
    return render(
        request, "ownership/difference.html#sheet" if request.htmx else "ownership/difference.html", context
    )


def _found(asked: dict[str, Any], *, nothing: bool) -> matrix.Difference:
    days: list[dt.date] = sorted((asked["before"], asked["after"]))
    if nothing:
        return matrix.Difference(days[0], days[1], ())
    return matrix.difference(
        before=days[0],
        after=days[1],
        columns=asked["columns"],
        mode=asked["mode"],
        team=asked["team"].pk if asked["team"] else None,
        own=asked["own"],
        category=asked["category"].pk if asked["category"] else None,
        letters=asked["letter"] or ORDER,
        search=asked["q"] or "",
    )
