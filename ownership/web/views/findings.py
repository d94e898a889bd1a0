from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from ownership.web.access import SignedIn, readable, today, viewer
from ownership.web.findings.allowed import cures, may_act
from ownership.web.findings.listing import by_rule, listed
from ownership.web.forms.findings import FindingFilter

A_PAGE = 25


@readable
def findings(request: SignedIn) -> HttpResponse:
    on, person, form = today(), viewer(request), FindingFilter(request.GET)
    asked = form.asked
    reads = listed(request, asked, person)
    page = Paginator(by_rule(reads), A_PAGE).get_page(request.GET.get("page"))
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
