from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ownership import permissions
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.findings.allowed import may_act
from ownership.web.forms.absences import AbsenceForm
from ownership.web.person.absences import absences
from ownership.web.person.figures import figures, findings
from ownership.web.person.holding import holding
from ownership.web.person.places import places
from ownership.web.person.seen import seen
from ownership.web.person.soon import soon
from ownership.web.person.welcome import welcome
from teams.models import Person


@signed_in
def person(request: SignedIn, pk: int) -> HttpResponse:
    """What somebody holds and through what, where they are, and, for those it concerns, their figures."""
    on = today()
    found: Any = get_object_or_404(seen(user=request.user, on=on), pk=pk)
    rows, there = holding(person=found, on=on), places(person=found, on=on)
    theirs = (
        figures(person=found, rows=rows, places=there, user=request.user, on=on) if found.may_see else None
    )
    reads = findings(ids=found.open, user=request.user, on=on)
    context = {
        "on": on,
        "found": found,
        "itself": found.user_id == request.user.pk,
        "rows": rows,
        "inherited": any(row.below for row in rows),
        "places": there,
        "state": there.state(on=on, personal=theirs is not None),
        "figures": theirs,
        "absences": absences(person=found, on=on) if found.may_see else None,
        "absence_form": AbsenceForm(on=on),
        "findings": reads,
        "person": viewer(request),
        "allowed": may_act(user=request.user, reads=reads, on=on),
        "soon": soon(person=found, places=there, on=on, personal=theirs is not None),
        "new": there.new(on=on),
        "may_edit": found.may_edit,
        "administrator": permissions.is_administrator(user=request.user),
    }
    return render(request, "teams/person.html", context)


@signed_in
def newcomer(request: SignedIn, pk: int) -> HttpResponse:
    """What somebody needs in their first weeks: their teams' areas, who decides, whom to ask."""
    on = today()
    found = get_object_or_404(Person.objects.select_related("manager", "job_role"), pk=pk)
    context = {
        "on": on,
        "found": found,
        "itself": found.user_id == request.user.pk,
        "places": welcome(person=found, on=on),
    }
    return render(request, "teams/welcome.html", context)
