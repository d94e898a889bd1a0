from django.http import HttpResponse

from ownership.web.access import SignedIn, readable
from ownership.web.findings.card import card, context, settled
from ownership.web.findings.listing import one


@readable
def finding(request: SignedIn, pk: int) -> HttpResponse:
    """One finding with all that can be done about it; as a part, the card of the list."""
    read = one(request, pk)
    if read is None:
        return settled(request, pk)
    return card(request, context(request, read, left=request.GET.get("left", "")))
