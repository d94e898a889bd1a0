from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ownership import permissions
from ownership.operations import Refused, change_absence, note_absence, take_back_absence
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.absences import AbsenceForm
from ownership.web.saving import saved, say_saved
from teams.models import Absence, Person

ASK = "Days off are for themselves, for who leads or manages them, and for administrators."


def _noted(request: SignedIn, pk: int) -> Person:
    """A person whose days off one sees and writes, else 403, whatever they are; nobody, 404."""
    person = get_object_or_404(Person, pk=pk)
    mine = Person.objects.filter(permissions.may_note_absence(user=request.user, on=today()), pk=pk)
    if not mine.exists():
        raise PermissionDenied(ASK)
    return person


@signed_in
def absence(request: SignedIn, pk: int, absence: int | None = None) -> HttpResponse:
    """When somebody is away: once more, or other days."""
    person, on = _noted(request, pk), today()
    known = get_object_or_404(Absence, pk=absence, person=person) if absence else None
    form = AbsenceForm(request.POST or None, absence=known, on=on)

    def write() -> Applied:
        said = {name: form.cleaned_data[name] for name in ("first", "last")}
        if known:
            return change_absence(absence=known, actor=request.user, on=on, **said)
        return note_absence(person=person, actor=request.user, on=on, **said)

    if applied := saved(form=form, write=write):
        say_saved(request=request, form=form, applied=applied)
        return redirect("person", pk)
    return render(request, "teams/absence.html", {"form": form, "found": person, "absence": known})


@signed_in
@require_POST
def take_back(request: SignedIn, pk: int, absence: int) -> HttpResponse:
    person = _noted(request, pk)
    known = get_object_or_404(Absence, pk=absence, person=person)
    try:
        applied = take_back_absence(absence=known, actor=request.user, on=today())
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, "Taken back.", extra_tags=f"undo {applied.request_id}")
    return redirect("person", pk)
