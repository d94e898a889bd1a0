from django.http import HttpResponse
from django.shortcuts import render

from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.checklist import checklist
from ownership.web.mine import mine


@signed_in
def home(request: SignedIn) -> HttpResponse:
    on = today()
    person = viewer(request)
    context = {
        "on": on,
        "person": person,
        "checklist": checklist(),
        "mine": mine(person=person, on=on) if person else [],
    }
    return render(request, "ownership/home.html", context)
