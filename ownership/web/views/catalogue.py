"""The words of the whole organisation: read by everybody, changed by administrators."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.enums import Lifecycle
from ownership.models import Area, Category, Expectation
from ownership.operations.cataloguing import Entry, change_entry, new_entry
from ownership.querysets.period import here
from ownership.web.access import SignedIn, readable, signed_in, today
from ownership.web.forms.carried import Carried
from ownership.web.forms.catalogue import CategoryForm, JobRoleForm
from ownership.web.saving import saved
from teams.models import JobRole, Membership, Person, Seat


@readable
def job_roles(request: SignedIn) -> HttpResponse:
    on = today()
    people = Person.objects.filter(here(on=on), job_role=OuterRef("pk"))
    seats = Seat.objects.filter(job_role=OuterRef("pk"), retired_on=None)
    roles = JobRole.objects.annotate(
        many=_many(people, "job_role"),
        in_teams=_many(seats, "job_role"),
        expects=_many(Expectation.objects.filter(job_role=OuterRef("pk")), "job_role"),
    )
    context = {
        "roles": roles.order_by("name"),
        "seats": _organisation_seats(on),
        "may_edit": permissions.is_administrator(user=request.user),
    }
    return render(request, "teams/job_roles.html", context)


@readable
def categories(request: SignedIn) -> HttpResponse:
    areas = Area.objects.filter(category=OuterRef("pk")).exclude(lifecycle=Lifecycle.RETIRED)
    context = {
        "categories": Category.objects.annotate(many=_many(areas, "category")),
        "without": Area.objects.filter(category=None).exclude(lifecycle=Lifecycle.RETIRED).count(),
        "may_edit": permissions.is_administrator(user=request.user),
    }
    return render(request, "ownership/categories.html", context)


@signed_in
def job_role(request: SignedIn, pk: int | None = None) -> HttpResponse:
    return _entry(request, JobRole, JobRoleForm, "job-roles", pk)


@signed_in
def category(request: SignedIn, pk: int | None = None) -> HttpResponse:
    return _entry(request, Category, CategoryForm, "categories", pk)


def _entry(
    request: SignedIn, entry: type[Entry], kind: type[Carried], back: str, pk: int | None
) -> HttpResponse:
    """The form of one of them, or of a new one."""
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("The whole organisation shares these: ask an administrator.")
    row: Entry = entry() if pk is None else get_object_or_404(entry, pk=pk)  # type: ignore[assignment]
    name, on, actor = str(row), today(), request.user
    form = kind(request.POST or None, instance=row)
    if applied := saved(
        form=form,
        write=lambda: (
            new_entry(entry=entry, values=form.values(), actor=actor, on=on)
            if pk is None
            else change_entry(entry=row, values=form.changes(), was=form.was(), actor=actor, on=on)
        ),
    ):
        messages.success(request, f"{row}: saved.", extra_tags=f"undo {applied.request_id}")
        return redirect(back)
    noun = str(entry._meta.verbose_name)
    context = {
        "form": form,
        "name": name,
        "noun": noun,
        "plural": entry._meta.verbose_name_plural,
        "back": back,
    }
    return render(request, "ownership/entry.html", context)


def _many(
    rows: QuerySet[Person] | QuerySet[Seat] | QuerySet[Area] | QuerySet[Expectation], column: str
) -> Coalesce:
    counted = rows.order_by().values(column).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _organisation_seats(on: dt.date) -> list[tuple[Seat, list[Membership]]]:
    """Seats of no team, each with who sits in it."""
    seats = list(Seat.objects.filter(team=None, retired_on=None).select_related("job_role"))
    there = Membership.objects.filter(seat__in=seats, period__contains=on).select_related("person")
    sitters = list(there.order_by("person__sort_name"))
    seats.sort(key=lambda seat: seat.job_role.name.casefold())
    return [(seat, [each for each in sitters if each.seat_id == seat.pk]) for seat in seats]
