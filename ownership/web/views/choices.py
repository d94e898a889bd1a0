from django.http import Http404, HttpResponse, JsonResponse

from ownership.web.access import SignedIn, readable, signed_in
from ownership.web.picking import CHOICES, suggestions

LONGEST = 200
# What is read of without an account, where reading is open.
OPENED = ("areas", "teams")


@readable
def choices(request: SignedIn, kind: str) -> HttpResponse:
    """What can be chosen, by name, while somebody types; with or without an account as the pages are."""
    return _found(request, kind) if kind in OPENED else _closed(request, kind)


def _found(request: SignedIn, kind: str) -> HttpResponse:
    if kind not in CHOICES:
        raise Http404
    text = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    return JsonResponse({"found": suggestions(kind=kind, text=text) if text else []})


_closed = signed_in(_found)
