from django.http import Http404, JsonResponse

from ownership.web.access import SignedIn, signed_in
from ownership.web.picking import KINDS, suggestions

LONGEST = 200


@signed_in
def choices(request: SignedIn, kind: str) -> JsonResponse:
    """What can be chosen, by name, while somebody types."""
    if kind not in KINDS:
        raise Http404
    text = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    return JsonResponse({"found": suggestions(kind=kind, text=text) if text else []})
