from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from ownership.rules.read import Read
from ownership.rules.suggestions import Suggestion
from ownership.web.access import SignedIn, readable, today, viewer
from ownership.web.findings.actions import MANY
from ownership.web.findings.allowed import cures, may_act
from ownership.web.findings.aside import aside
from ownership.web.findings.kept import kept
from ownership.web.findings.listing import grouped, listed, narrowed
from ownership.web.forms.findings import FindingFilter

A_PAGE = 25


@readable
def findings(request: SignedIn) -> HttpResponse:
    on, person, form = today(), viewer(request), FindingFilter(request.GET)
    asked = form.asked
    reads = listed(request, asked, person)
    page = Paginator(reads, A_PAGE).get_page(request.GET.get("page"))
    shown: list[Read] = list(page.object_list)
    suggested = cures(user=request.user, reads=shown, on=on)
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "total": len(reads),
        "person": person,
        "groups": grouped(shown, sort=asked["sort"]),
        "cures": suggested,
        "alike": {read.rule.code for read in shown if _is_safe(suggested.get(read.finding.pk, ()))},
        "allowed": may_act(user=request.user, reads=shown, on=on),
        "many": [action for action in MANY.values() if action.asks],
        "narrowed": narrowed(asked),
        "query": form.query,
        "kept": kept(user=request.user, query=form.query),
        "aside": aside(user=request.user, on=on),
        "picks": True,
    }
    return render(
        request, "ownership/findings.html#results" if request.htmx else "ownership/findings.html", context
    )


def _is_safe(suggested: Iterable[Suggestion]) -> bool:
    return any(each.safe for each in suggested)
