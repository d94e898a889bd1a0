from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ownership.enums import Severity
from ownership.rules.limits import overall
from ownership.rules.registry import RULES
from ownership.rules.showing import by_rule
from ownership.web.access import SignedIn, readable, today


@readable
def rules(request: SignedIn) -> HttpResponse:
    flagged = by_rule(on=today(), viewer=request.user)
    here = overall(on=today())
    families = [
        (family, [(rule, here[rule.code], flagged[rule.code]) for rule in each])
        for family, each in groupby(RULES.values(), key=lambda rule: rule.family)
    ]
    context = {"families": families, "working": sum(limit.on for limit in here.values())}
    return render(request, "ownership/rules.html", context)


@readable
def rule(request: SignedIn, code: str) -> HttpResponse:
    found = RULES.get(code.upper())
    if found is None:
        raise Http404
    here = overall(on=today())[found.code]
    flagged = by_rule(on=today(), viewer=request.user)[found.code]
    severity = Severity(here.severity or found.severity)
    context = {"rule": found, "help": found.help(), "limit": here, "flagged": flagged, "severity": severity}
    return render(request, "ownership/rule.html", context)
