import datetime as dt

from django.db.models import Min
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ownership.models import Finding
from ownership.web.access import SignedIn, day_of, readable, today, viewer
from ownership.web.forms.matrix import MatrixForm
from ownership.web.home.tiles import tiles
from ownership.web.matrix.grid import table
from ownership.web.matrix.sheet import key_of, sheet
from ownership.web.matrix.whose import parts

KIND = {"people": "person", "teams": "team", "seats": "seat"}
# Rows of a page, and of what is loaded when one scrolls on.
FIRST, NEXT = 200, 100
# Of more columns nobody reads the last, and a browser takes seconds to draw them.
WIDEST = 300


@readable
def matrix(request: SignedIn) -> HttpResponse:
    form = _form(request, look=_look(request))
    asked, first = form.asked, _offset(request)
    on, no_day = day_of(request)
    offered = parts(form=form, asked=asked, person=viewer(request), on=on)
    if offered is not None:
        context = {"form": form, "asked": asked, "on": on, "is_today": on == today(), "no_day": no_day}
        return render(request, _page(request), {**context, "ask": True, "parts": offered})
    widest = WIDEST if asked["look"] == "grid" else None
    found = sheet(user=request.user, on=on, asked=asked, part=slice(first, first + FIRST), widest=widest)
    size, end = found.matrix.size, first + sum(1 for _ in found.matrix.rows)
    since = (
        Finding.objects.aggregate(day=Min("first_seen"))["day"] if asked["findings"] and not size else None
    )
    address = f"?{_without(request.GET, 'offset')}offset="
    context = {
        "form": form,
        "asked": asked,
        "on": on,
        "is_today": on == today(),
        "no_day": no_day,
        "tiles": tiles(on=on, team=asked["team"].pk if asked["team"] else None),
        "matrix": found.matrix,
        "areas": size,
        "known_since": since,
        "columns": sum(column.key[0] == KIND[found.matrix.columns] for column in found.matrix.all_columns),
        "shown": len(found.matrix.all_columns),
        "hidden": found.matrix.hidden,
        "narrowed": any(asked[name] for name in ("team", "category", "letter", "q", "findings")),
        "before": f"{address}{max(0, first - FIRST)}" if first else "",
        "after": f"{address}{end}" if end < size else "",
    }
    if asked["look"] == "grid":
        context["table"] = table(
            matrix=found.matrix,
            marked=found.marked,
            figures=found.hands.figures,
            findings=found.findings,
            first=first,
            address=address,
            hands=found.hands,
        )
        context["may_edit"] = bool(found.hands.may)
        context["tomorrow"] = on + dt.timedelta(days=1)
    return render(request, _page(request), context)


def _page(request: SignedIn) -> str:
    return "ownership/matrix.html#sheet" if request.htmx else "ownership/matrix.html"


@readable
def matrix_rows(request: SignedIn) -> HttpResponse:
    """Rows from an offset on, as `<tr>`s; `head` says the columns of the table that they are to fit."""
    first, (on, _) = _offset(request), day_of(request)
    head = [key for column in request.GET.get("head", "").split() if (key := key_of(column))]
    found = sheet(
        user=request.user,
        on=on,
        asked=_form(request, look="grid").asked,
        part=slice(first, first + NEXT),
        only=head or None,
        widest=WIDEST,
    )
    columns = head or [column.key for column in found.matrix.all_columns]
    return HttpResponse(found.body(columns=columns))


def _form(request: HttpRequest, *, look: str) -> MatrixForm:
    return MatrixForm({**MatrixForm.DEFAULTS, "look": look, **request.GET.dict()})


def _look(request: HttpRequest) -> str:
    """A phone begins with the list, which needs no scrolling sideways."""
    return "list" if "Mobi" in request.headers.get("User-Agent", "") else "grid"


def _offset(request: HttpRequest) -> int:
    asked = request.GET.get("offset", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 0


def _without(asked: QueryDict, name: str) -> str:
    """The rest of an address, to be followed by another value of that name."""
    rest = asked.copy()
    rest.pop(name, None)
    return f"{rest.urlencode()}&" if rest else ""
