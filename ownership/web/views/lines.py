import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from ownership.models import Area
from ownership.operations import Applied, Forbidden, Refused
from ownership.operations.areas import create_area
from ownership.operations.people import create_person
from ownership.permissions import is_administrator
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.cells import NotUnderstood, Sent, read
from ownership.web.matrix.candidates import candidates
from ownership.web.matrix.fresh import fresh
from ownership.web.views.cells import UNKNOWN

NOUNS = {"people": "person", "teams": "team", "seats": "job role"}


@signed_in
@require_http_methods(["GET", "POST"])
def line(request: SignedIn) -> HttpResponse:
    """Add a row or a column to the grid where one stands; asked for, names that begin so."""
    if request.method == "GET":
        return _names(request)
    try:
        sent, asked = read(body=request.body), json.loads(request.body)
        name, kind = " ".join(str(asked["name"]).split())[:300], asked["kind"]
        near = int(asked.get("near") or 0)
    except (NotUnderstood, KeyError, TypeError, ValueError):
        return JsonResponse({"failed": UNKNOWN}, status=400)
    try:
        if kind == "row":
            return JsonResponse(_row(request, sent, name, near))
        return JsonResponse(_column(request, sent, name, create=bool(asked.get("create"))))
    except Refused as refused:
        problems = " ".join(map(str, refused.problems))
        return JsonResponse({"failed": problems}, status=403 if isinstance(refused, Forbidden) else 409)


def _names(request: SignedIn) -> HttpResponse:
    columns: Any = request.GET.get("columns")
    name = request.GET.get("q", "")[:200]
    found = candidates(columns=columns, name=name, on=today())
    return JsonResponse({"names": [apart for _, _, apart in found]})


def _row(request: SignedIn, sent: Sent, name: str, near: int) -> dict[str, Any]:
    """An area beside another one: of the same team and category, below the same area."""
    beside = Area.objects.filter(pk=near).select_related("parent", "owning_team").first()
    place: dict[str, Any] = {}
    if beside is not None:
        place = {"parent": beside.parent, "owning_team": beside.owning_team}
        place["category_id"] = beside.category_id
    applied = create_area(name=name, actor=request.user, on=today(), **place)
    area = applied.ids["area"]
    shown = fresh(sent=sent, areas={area}, user=request.user, on=today())
    hidden = "" if shown["rows"] else " It does not show here: the filters leave it out."
    return {**shown, "area": area, "undo": _id(applied), "said": f"{name} is added.{hidden}"}


def _column(request: SignedIn, sent: Sent, name: str, *, create: bool) -> dict[str, Any]:
    """Somebody who may hold nothing yet; a name that nobody has may become a person."""
    columns = sent.view.asked["columns"]
    found = candidates(columns=columns, name=name, on=today(), exactly=True)
    if len(found) == 1:
        (kind, pk), said, _ = found[0]
        return {"column": f"{kind}-{pk}", "name": said}
    if found:
        return {"several": [apart for _, _, apart in found]}
    if create and columns == "people":
        applied = create_person(name=name, actor=request.user, on=today())
        return {"column": f"person-{applied.ids['person']}", "name": name, "undo": _id(applied)}
    may = columns == "people" and is_administrator(user=request.user)
    return {"nobody": f"There is no {NOUNS[columns]} called “{name}”.", "create": may}


def _id(applied: Applied) -> str:
    return str(applied.request_id)
