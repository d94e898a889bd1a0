from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ownership.operations.problems import Refused
from ownership.operations.writer import Applied
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.back import back
from ownership.web.findings.action import Action
from ownership.web.findings.actions import ACTIONS, empty
from ownership.web.findings.allowed import may_act
from ownership.web.findings.card import card, context, listing_of, settled
from ownership.web.findings.listing import listed, one
from ownership.web.findings.outcome import of_one, way_back
from ownership.web.forms.findings import FindingFilter
from ownership.web.matrix.panel import ways_of
from ownership.web.views.panel import docked, shown


@signed_in
def act(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Do one thing about a finding. Its address, asked for again, is the finding's."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404
    if request.method != "POST":
        return redirect("finding", pk)
    read, on = one(request, pk), today()
    if read is None:
        return gone(request, pk)
    if not action.fits(read):
        raise Http404
    if not may_act(user=request.user, reads=[read], on=on):
        raise PermissionDenied("Ask the lead of the team it belongs to, or an administrator.")
    if late := action.late(read):
        if docked(request):
            return shown(request, refused=late)
        return card(request, context(request, read, refused=[late]))
    form = empty(action, on=on, data=request.POST)
    if form.is_valid():
        try:
            applied = action.carry_out(read, form.cleaned_data, request.user, on)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(None, str(problem))
        else:
            return _done(request, read, action, applied)
    if docked(request):
        forms = ways_of(read, on=on, tried=(action, form)) if action.title else ()
        problems = form.non_field_errors()
        return shown(request, finding=pk, action=action.name, forms=forms, problems=problems)
    given = context(request, read, refused=form.non_field_errors())
    given["forms"] = [(each, form if each is action else blank) for each, blank in given["forms"]]
    given["tried"] = action.name
    return card(request, given)


def gone(request: SignedIn, pk: int) -> HttpResponse:
    """Somebody was faster."""
    if docked(request):
        return shown(request, said="Somebody settled this since you looked.")
    return settled(request, pk)


def _done(request: SignedIn, read: Read, action: Action, applied: Applied) -> HttpResponse:
    """What came of it, at once, with the way back."""
    still = open_findings(on=today(), viewer=request.user, ids=[read.finding.pk], state=ALL)
    said = of_one(action, read, still, applied)
    way = way_back(action, applied, [read.finding])
    if docked(request):
        return shown(request, said=said, applied=None if action.said else applied, again=way)
    if request.htmx:
        given = {"read": read, "said": said, "way": way, "total": _total(request)}
        return render(request, "ownership/_finding_done.html", given)
    messages.success(request, said, extra_tags=way)
    return redirect(back(request) if still else "findings")


def _total(request: SignedIn) -> int | None:
    """How many the list behind this part holds now, where it is the list."""
    listing = listing_of(request)
    if listing is None:
        return None
    return len(listed(request, FindingFilter(listing).asked, viewer(request)))
