from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ownership.operations.curing import Alike, alike
from ownership.operations.problems import Problem, Refused
from ownership.operations.writer import Applied, apply
from ownership.rules.read import Read
from ownership.rules.registry import RULES
from ownership.rules.suggestions import find
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.findings.action import CHANGED
from ownership.web.findings.allowed import may_act
from ownership.web.findings.card import card, context
from ownership.web.findings.listing import listed, one
from ownership.web.findings.preview import Shown, previewed
from ownership.web.forms.findings import FindingFilter
from ownership.web.views.finding_acts import act, gone
from ownership.web.views.panel import docked, shown


@signed_in
def cure(request: SignedIn, pk: int) -> HttpResponse:
    """What a suggestion would change; sent, it is carried out."""
    if request.method == "POST":
        return act(request, pk, "cure")
    read, on = one(request, pk), today()
    if read is None:
        return gone(request, pk)
    if not may_act(user=request.user, reads=[read], on=on):
        raise PermissionDenied("Ask the lead of the team it belongs to, or an administrator.")
    preview, problems = _looked_at(request, read)
    if docked(request):
        return shown(request, finding=pk, preview=preview, problems=problems)
    return card(request, context(request, read, preview=preview, refused=problems))


def _looked_at(request: SignedIn, read: Read) -> tuple[Shown | None, Sequence[Problem]]:
    """What it would do, or why it cannot be done."""
    found = find(finding=read.finding, key=request.GET.get("key", ""), on=today())
    if found is None:
        return None, [CHANGED]
    about = {"label": found.label, "key": found.key, "rule": read.rule.code}
    try:
        return previewed(changes=found.changes, user=request.user, on=today(), **about), ()
    except Refused as refused:
        return None, refused.problems


@signed_in
def cure_all(request: SignedIn, code: str) -> HttpResponse:
    """The safe cure of all that the list shows of a rule, and that they may carry out: shown first."""
    if code not in RULES:
        raise Http404
    rule, on, form = RULES[code], today(), FindingFilter(request.GET)
    reads = listed(request, {**form.asked, "rule": code}, viewer(request))
    label = f"All of {code}: {rule.title}"
    found = alike(findings=[read.finding for read in reads], label=label, actor=request.user, on=on)
    given: dict[str, Any] = {}
    try:
        if request.method == "POST" and found.cures:
            if request.POST.get("seen") == found.changes.digest:
                return _cured(request, apply(changes=found.changes, actor=request.user, on=on), found)
            given["problems"] = [CHANGED]
        if found.cures:
            given["preview"] = previewed(
                changes=found.changes, label=label, rule=code, user=request.user, on=on
            )
    except Refused as refused:
        given["problems"] = refused.problems
    labels = {finding.pk: cure.label for finding, cure in found.cures}
    cured = [(read, labels[read.finding.pk]) for read in reads if read.finding.pk in labels]
    given |= {"rule": rule, "cured": cured, "left": len(reads) - len(cured)}
    return render(request, "ownership/findings_alike.html", given)


def _cured(request: SignedIn, applied: Applied, found: Alike) -> HttpResponse:
    count = len(found.cures)
    said = f"Done for {count} finding{'' if count == 1 else 's'}: {applied.resolved} settled"
    new = f", {applied.opened} new" if applied.opened else ""
    messages.success(request, f"{said}{new}.", extra_tags=f"undo {applied.request_id}")
    return redirect("findings")
