from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ownership.operations.problems import Problem, Refused
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.back import back
from ownership.web.findings.action import Action
from ownership.web.findings.actions import MANY, empty
from ownership.web.findings.allowed import may_act
from ownership.web.findings.outcome import of_many, way_back

# A page has 25: more than this nobody chose by hand.
MOST = 200
NONE = "Choose at least one finding that is still open."
NOT_YOURS = "Leave it out, or ask the lead of the team that it belongs to."


@signed_in
def many(request: SignedIn, name: str) -> HttpResponse:
    """Say one thing of several findings, in one request: of all of them, or of none."""
    if name not in MANY:
        raise Http404
    action, posted = MANY[name], request.method == "POST"
    sent = request.POST if posted else request.GET
    chosen = _chosen(request, sent.getlist("finding"))
    if not chosen:
        messages.error(request, NONE)
        return redirect(back(request) if posted else "findings")
    form = empty(action, on=today(), data=request.POST if posted else None)
    problems = list(_in_the_way(request, action, chosen))
    if posted and form.is_valid() and not problems:
        rows = [read.finding for read in chosen]
        try:
            applied = action.many(rows, form.cleaned_data, request.user, today())  # type: ignore[misc]
        except Refused as refused:
            problems = list(refused.problems)
        else:
            messages.success(request, of_many(action, chosen), extra_tags=way_back(action, applied, rows))
            return redirect(back(request))
    given: dict[str, Any] = {"action": action, "form": form, "chosen": chosen, "next": sent.get("next", "")}
    return render(request, "ownership/findings_many.html", {**given, "problems": problems})


def _chosen(request: SignedIn, sent: list[str]) -> list[Read]:
    """Those that are still open, and that they may see."""
    ids = [int(each) for each in sent if each.isascii() and each.isdecimal() and len(each) < 19][:MOST]
    return open_findings(on=today(), viewer=request.user, ids=ids, state=ALL) if ids else []


def _in_the_way(request: SignedIn, action: Action, chosen: list[Read]) -> Iterator[Problem]:
    mine = may_act(user=request.user, reads=chosen, on=today())
    for read in chosen:
        if read.finding.pk not in mine:
            yield Problem("You may not act on this.", _called(read), NOT_YOURS)
        elif late := action.late(read):
            yield Problem(late, _called(read), "Leave it out.")


def _called(read: Read) -> str:
    return f"{read.rule.code} {read.subject}"
