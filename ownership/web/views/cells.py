from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ownership.matrix.given import Place
from ownership.operations import Applied, Forbidden, Refused, undo
from ownership.operations.asking import asked_first
from ownership.operations.cells import edit
from ownership.operations.history import OVER, UNDO
from ownership.operations.news import places_of
from ownership.rules.names import listed
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.cells import NotUnderstood, Sent, TooFar, read
from ownership.web.matrix.fresh import fresh, touched
from ownership.web.matrix.grid import cell_id

UNKNOWN = "The page sent something that is not understood. Load it again and repeat your change."
# Of those who are asked first, so many are named.
MOST = 3
AS_BEFORE = "It is so already: nothing was changed."


@signed_in
@require_POST
def cells(request: SignedIn) -> HttpResponse:
    """Change cells, or take a change back; answered by what shows anew, as JSON, and by what was refused."""
    try:
        sent = read(body=request.body)
    except TooFar as far:
        return JsonResponse({"failed": str(far)}, status=400)
    except NotUnderstood:
        return JsonResponse({"failed": UNKNOWN}, status=400)
    try:
        done, places, status = _undone(request, sent) if sent.undo else _edited(request, sent)
    except Refused as refused:
        problems = " ".join(map(str, refused.problems))
        over = any(each.code == OVER for each in refused.problems)
        return JsonResponse(
            {"failed": problems, "over": over}, status=403 if isinstance(refused, Forbidden) else 409
        )
    areas = touched(sent=sent, places=places, on=today())
    shown = fresh(sent=sent, areas=areas, user=request.user, on=today())
    return JsonResponse({**done, **shown}, status=status)


def _edited(request: SignedIn, sent: Sent) -> tuple[dict[str, Any], set[Place], int]:
    found = edit(edits=sent.edits, actor=request.user, on=today(), at=timezone.now(), since=sent.since)
    refused = {**sent.unclear, **found.refused}
    places = {each.place for each in sent.edits}
    done = {
        "refused": {cell_id(area, key): said for (area, key), said in refused.items()},
        "undo": found.applied and found.applied.request_id,
        "said": f"{_said(found.label, found.applied)}{_asked(found.applied)}"
        or (AS_BEFORE if sent.edits and not refused else ""),
    }
    return done, places, 403 if sent.edits and not found.areas else 200


def _undone(request: SignedIn, sent: Sent) -> tuple[dict[str, Any], set[Place], int]:
    assert sent.undo is not None
    applied = undo(request_id=sent.undo, actor=request.user, on=today())
    done = {"refused": {}, "undo": applied.request_id, "said": _said(_again(applied.label), applied)}
    return done, places_of(request_id=applied.request_id), 200


def _asked(applied: Applied | None) -> str:
    """ "Li Wei is asked first: not in your teams.", of an A or R that somebody has still to take."""
    names = asked_first(request_id=applied.request_id) if applied else []
    are = "is" if len(names) == 1 else "are"
    return f" {listed(names, most=MOST)} {are} asked first: not in your teams." if names else ""


def _again(label: str) -> str:
    undone = label.removeprefix(UNDO)
    return label if undone == label else f"Undone: {undone}"


def _said(what: str, applied: Applied | None) -> str:
    if applied is None:
        return ""
    settled = f"{applied.resolved} finding{'s' * (applied.resolved != 1)} settled" if applied.resolved else ""
    new = f"{applied.opened} new finding{'s' * (applied.opened != 1)}" if applied.opened else ""
    follows = ", ".join(part for part in (settled, new) if part)
    return f"{what}. {follows[:1].upper()}{follows[1:]}." if follows else f"{what}."
