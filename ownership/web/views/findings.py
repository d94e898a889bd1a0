from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ownership import permissions
from ownership.models import Finding
from ownership.models.subject import SUBJECTS
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied
from ownership.rules.reading import ALL, Read, open_findings
from ownership.rules.registry import RULES
from ownership.rules.showing import visible
from ownership.web.access import SignedIn, readable, signed_in, today, viewer
from ownership.web.area.history import history
from ownership.web.back import back
from ownership.web.findings.actions import ACTIONS, Action, empty, offered
from ownership.web.findings.allowed import cures, may_act
from ownership.web.forms.findings import FindingFilter
from ownership.web.matrix.panel import ways_of
from ownership.web.views.panel import shown
from teams.models import Person, Team

A_PAGE = 25
# What is wrong with somebody who is gone, and whose: all that they held is handed over on one page.
HANDED_OVER = {"OWN401": ("person",), "OWN402": ("team",)}


@readable
def findings(request: SignedIn) -> HttpResponse:
    on, person, form = today(), viewer(request), FindingFilter(request.GET)
    asked = form.asked
    reads = _listed(request, asked, person)
    page = Paginator(_by_rule(reads), A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "total": len(reads),
        "person": person,
        "groups": [(rule, list(each)) for rule, each in groupby(shown, key=lambda read: read.rule)],
        "cures": cures(user=request.user, reads=shown, on=on),
        "allowed": may_act(user=request.user, reads=shown, on=on),
        "narrowed": any(asked.values()),
    }
    return render(
        request, "ownership/findings.html#results" if request.htmx else "ownership/findings.html", context
    )


def _listed(request: SignedIn, asked: dict[str, Any], person: Person | None) -> list[Read]:
    """What the list holds, narrowed as asked."""
    if asked["mine"] and person is None:
        return []
    return open_findings(
        on=today(),
        viewer=request.user,
        rule=asked["rule"],
        severity=asked["severity"],
        team=asked["team"].pk if asked["team"] else None,
        category=asked["category"].pk if asked["category"] else None,
        state=asked["state"],
        mine=person if asked["mine"] else None,
    )


def _by_rule(reads: list[Read]) -> list[Read]:
    """Together what breaks one rule, the rule with the worst first; they come most severe first."""
    place = {code: rank for rank, code in enumerate(dict.fromkeys(read.rule.code for read in reads))}
    return sorted(reads, key=lambda read: place[read.rule.code])


def _read(request: SignedIn, pk: int) -> Read | None:
    found = open_findings(on=today(), viewer=request.user, ids=[pk], state=ALL)
    return found[0] if found else None


def _context(request: SignedIn, read: Read, **more: Any) -> dict[str, Any]:
    on = today()
    allowed = may_act(user=request.user, reads=[read], on=on)
    forms = [(action, empty(action, on=on)) for action in offered(read)] if allowed else []
    return {
        "read": read,
        "person": viewer(request),
        "allowed": allowed,
        "cures": cures(user=request.user, reads=[read], on=on),
        "forms": forms,
        "hand_over": _hand_over(request, read) if allowed else "",
        **more,
    }


def _hand_over(request: SignedIn, read: Read) -> str:
    """The page where all that a leaver or a closed team still holds is given on, for who may open it."""
    if read.rule.code not in HANDED_OVER or read.kind not in HANDED_OVER[read.rule.code]:
        return ""
    may: QuerySet[Any] = (
        Person.objects.filter(permissions.may_manage_people(user=request.user, on=today()))
        if read.kind == "person"
        else Team.objects.filter(permissions.may_manage_teams(user=request.user, on=today()))
    )
    subject = getattr(read.finding, f"{read.kind}_id")
    name = "hand-over" if read.kind == "person" else "team-hand-over"
    return reverse(name, args=[subject]) if may.filter(pk=subject).exists() else ""


@readable
def finding(request: SignedIn, pk: int) -> HttpResponse:
    """One finding with all that can be done about it; as a part, the card of the list."""
    read = _read(request, pk)
    return _settled(request, pk) if read is None else _card(request, _context(request, read))


def _card(request: SignedIn, context: dict[str, Any]) -> HttpResponse:
    template = "ownership/_finding.html" if request.htmx else "ownership/finding.html"
    return render(request, template, context)


def _settled(request: SignedIn, pk: int) -> HttpResponse:
    """It is gone: since when, and what was changed there last."""
    known = Finding.objects.filter(visible(viewer=request.user, on=today()), resolved_on__lte=today())
    found = get_object_or_404(known.select_related(*SUBJECTS), pk=pk, rule__in=RULES)
    last = history(area=found.area, user=request.user, on=today(), limit=1) if found.area else []
    since = [entry for entry in last if found.resolved_on and entry.on >= found.resolved_on]
    context = {"finding": found, "rule": RULES[found.rule], "last": since[0] if since else None}
    template = "ownership/_settled.html" if request.htmx else "ownership/settled.html"
    return render(request, template, context)


@signed_in
def act(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """Do one thing about a finding. Its address, asked for again, is the finding's."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404
    if request.method != "POST":
        return redirect("finding", pk)
    read, on = _read(request, pk), today()
    docked = bool(request.htmx) and request.htmx.target == "dock"
    if read is None:
        return (
            shown(request, said="Somebody settled this since you looked.")
            if docked
            else _settled(request, pk)
        )
    if not action.fits(read):
        raise Http404
    if not may_act(user=request.user, reads=[read], on=on):
        raise PermissionDenied("Ask the lead of the team it belongs to, or an administrator.")
    if late := action.late(read):
        if docked:
            return shown(request, refused=late)
        return _card(request, _context(request, read, refused=[late]))
    form = empty(action, on=on, data=request.POST)
    if form.is_valid():
        try:
            applied = action.do(read, form.cleaned_data, request.user, on)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(None, str(problem))
        else:
            return _done(request, read, action, applied, docked=docked)
    if docked:
        forms = ways_of(read, on=on, tried=(action, form)) if action.title else ()
        problems = form.non_field_errors()
        return shown(request, finding=pk, action=action.name, forms=forms, problems=problems)
    context = _context(request, read, refused=form.non_field_errors())
    context["forms"] = [(each, form if each is action else blank) for each, blank in context["forms"]]
    context["tried"] = action.name
    return _card(request, context)


def _done(request: SignedIn, read: Read, action: Action, applied: Applied, *, docked: bool) -> HttpResponse:
    """What came of it, at once, with the way back."""
    still = open_findings(on=today(), viewer=request.user, ids=[read.finding.pk], state=ALL)
    said = _said(read, still, applied)
    if action.ends and still:
        said = f"The exception is ended, and it shows again: {read.subject}."
    if docked:
        return shown(request, said=said, applied=applied)
    if request.htmx:
        context = {"read": read, "said": said, "request_id": applied.request_id, "total": _total(request)}
        return render(request, "ownership/_finding_done.html", context)
    messages.success(request, said, extra_tags=f"undo {applied.request_id}")
    return redirect(back(request) if still else "findings")


def _total(request: SignedIn) -> int | None:
    """How many the list behind this part holds now, where it is the list."""
    listing = urlsplit(request.htmx.current_url_abs_path or "")
    if listing.path != reverse("findings"):
        return None
    asked = FindingFilter(QueryDict(listing.query)).asked
    return len(_listed(request, asked, viewer(request)))


def _said(read: Read, still: list[Read], applied: Applied) -> str:
    states = {"acknowledged": "You are on it", "snoozed": "It rests", "accepted": "Accepted on purpose"}
    said = f"{states.get(still[0].state, 'Changed, and still open') if still else 'Settled'}: {read.subject}."
    others = applied.resolved - (not still)
    more = [f"{others} more settled" if others > 0 else "", f"{applied.opened} new" if applied.opened else ""]
    told = ", ".join(part for part in more if part)
    return f"{said} {told[:1].upper()}{told[1:]}." if told else said
