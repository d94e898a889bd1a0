from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.operations.people import change_employment, create_person, describe_person, employ
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.person import EmploymentForm, PersonForm
from ownership.web.saving import saved, say_saved
from teams.models import Employment, Person

ASK = "Ask the lead of their team, or an administrator."


def managed(request: SignedIn, pk: int) -> Person:
    """A person whom one manages, else 403; nobody, 404."""
    people = Person.objects.select_related("manager", "job_role", "user")
    asked = people.annotate(may_edit=permissions.may_manage_people(user=request.user, on=today()))
    person: Any = get_object_or_404(asked, pk=pk)
    if not person.may_edit:
        raise PermissionDenied(ASK)
    return cast(Person, person)


@signed_in
def new(request: SignedIn) -> HttpResponse:
    """Make a person, here from a day."""
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("People are made by an administrator.")
    on = today()
    form = PersonForm(request.POST or None, user=request.user, on=on)
    begins = EmploymentForm(request.POST or None, initial={"since": on})
    del begins.fields["until"], begins.fields["seen"]

    def write() -> Applied:
        said, values = begins.cleaned_data, form.columns()
        when = {"since": said["since"], "employed": said["kind"]}
        return create_person(actor=request.user, on=on, **when, **values)

    if (not begins.is_bound or begins.is_valid()) and (applied := saved(form=form, write=write)):
        messages.success(request, f"{form.instance} is here.", extra_tags=f"undo {applied.request_id}")
        return redirect("person", applied.ids["person"])
    return render(request, "teams/person_edit.html", {"form": form, "begins": begins})


@signed_in
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Say who somebody is: name, manager, job role, handles."""
    person, on = managed(request, pk), today()
    form = PersonForm(request.POST or None, instance=person, user=request.user, on=on)

    def write() -> Applied:
        return describe_person(
            person=person, values=form.columns(), was=form.seen(), actor=request.user, on=on
        )

    name = person.name
    if applied := saved(form=form, write=write):
        say_saved(request=request, form=form, applied=applied)
        return redirect("person", pk)
    context = {
        "form": form,
        "found": person,
        "name": name,
        "employments": person.employments.order_by("period"),
        "administrator": permissions.is_administrator(user=request.user),
    }
    return render(request, "teams/person_edit.html", context)


@signed_in
def employment(request: SignedIn, pk: int, employment: int | None = None) -> HttpResponse:
    """When somebody is here: once more, or corrected."""
    person, on = managed(request, pk), today()
    known = get_object_or_404(Employment, pk=employment, person=person) if employment else None
    form = EmploymentForm(request.POST or None, employment=known)

    def write() -> Applied:
        said = {"kind": form.cleaned_data["kind"], "period": form.period, "actor": request.user, "on": on}
        return change_employment(employment=known, **said) if known else employ(person=person, **said)

    if applied := saved(form=form, write=write):
        say_saved(request=request, form=form, applied=applied)
        return redirect("person-edit", pk)
    return render(request, "teams/employment.html", {"form": form, "found": person, "employment": known})
