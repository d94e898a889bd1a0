from itertools import groupby

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render

from ownership.enums import Severity
from ownership.models import Finding
from ownership.rules.limits import EVERYBODY, limits
from ownership.rules.registry import RULES
from ownership.web.access import SignedIn, signed_in, today


@signed_in
def rules(request: SignedIn) -> HttpResponse:
    flagged = dict(
        Finding.objects.filter(resolved_on=None)
        .values_list("rule")
        .annotate(Count("pk"))
        .values_list("rule", "pk__count")
    )
    here = {limit.code: limit for limit in limits(on=today()) if limit.team == EVERYBODY}
    families = [
        (family, [(rule, here[rule.code], flagged.get(rule.code, 0)) for rule in each])
        for family, each in groupby(RULES.values(), key=lambda rule: rule.family)
    ]
    context = {"families": families, "working": sum(limit.on for limit in here.values())}
    return render(request, "ownership/rules.html", context)


@signed_in
def rule(request: SignedIn, code: str) -> HttpResponse:
    found = RULES.get(code.upper())
    if found is None:
        raise Http404
    here = next(row for row in limits(on=today()) if row.code == found.code and row.team == EVERYBODY)
    flagged = Finding.objects.filter(rule=found.code, resolved_on=None).count()
    severity = Severity(here.severity or found.severity)
    context = {"rule": found, "help": found.help(), "limit": here, "flagged": flagged, "severity": severity}
    return render(request, "ownership/rule.html", context)
