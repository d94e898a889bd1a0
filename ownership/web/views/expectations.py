"""What a job role expects, level by level: read by everybody, changed by administrators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from ownership import permissions
from ownership.models import Category, Expectation
from ownership.operations.expecting import Place, expect
from ownership.web.access import SignedIn, readable, today
from ownership.web.forms.expectations import LETTERS, ExpectationsForm
from ownership.web.saving import saved
from teams.models import JobRole


@readable
def expectations(request: SignedIn, pk: int) -> HttpResponse:
    role = get_object_or_404(JobRole, pk=pk)
    may_edit = permissions.is_administrator(user=request.user)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied("The whole organisation shares these: ask an administrator.")
    rows = list(Expectation.objects.filter(job_role=role))
    levels = list(dict.fromkeys([*role.levels, *sorted({row.level for row in rows if row.level})]))
    level = next((each for each in levels if each == request.GET.get("level")), "")
    form = ExpectationsForm(
        request.POST or None,
        categories=list(_categories()),
        known=_said(rows, level),
        general=_said(rows, "") if level else {},
    )
    if applied := saved(
        form=form,
        write=lambda: expect(
            role=role,
            wanted=form.wanted(),
            seen=form.seen(),
            level=level,
            actor=request.user,
            on=today(),
        ),
    ):
        if form.has_changed():
            messages.success(request, f"{role}: saved.", extra_tags=f"undo {applied.request_id}")
        return redirect(_address(role, level))
    context = {
        "role": role,
        "levels": [(each, _address(role, each)) for each in levels],
        "any": _address(role, ""),
        "level": level,
        "form": form,
        "letters": LETTERS,
        "may_edit": may_edit,
    }
    return render(request, "teams/expectations.html", context)


def _categories() -> QuerySet[Category]:
    return Category.objects.order_by("position", "name")


def _said(rows: list[Expectation], level: str) -> dict[Place, str]:
    return {(row.category_id, row.letter): row.expected for row in rows if row.level == level}


def _address(role: JobRole, level: str) -> str:
    path = reverse("expectations", args=[role.pk])
    return f"{path}?{urlencode({'level': level})}" if level else path
