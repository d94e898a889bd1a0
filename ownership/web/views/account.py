from collections.abc import Callable
from functools import partial

from allauth.account.forms import ResetPasswordForm
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownership import permissions
from ownership.operations.accounts import (
    link_account,
    make_account,
    password,
    switch_account,
    unlink_account,
)
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.person import AccountForm
from ownership.web.saving import saved
from teams.models import Person, User


@never_cache
@signed_in
def account(request: SignedIn, pk: int) -> HttpResponse:
    """Let a person sign in: with an account that is there, else with a new one."""
    person = _person(request, pk)
    form = AccountForm(request.POST or None, initial={"email": person.email})
    # Without mail somebody has to tell them; it is shown this once, and kept nowhere.
    given = None if settings.MAIL_IS_SENT else password()

    def write() -> Applied:
        return _signs_in(request, person, form.cleaned_data["email"], given)

    if person.user is None and (applied := saved(form=form, write=write)):
        person.refresh_from_db()
        made = "user" in applied.ids
        if made and given is None:
            _invite(request, person)
        elif made:
            return render(request, "teams/account_made.html", {"found": person, "password": given})
        messages.success(
            request, _said(person, made), extra_tags="" if made else f"undo {applied.request_id}"
        )
        return redirect("person", pk)
    return render(request, "teams/account.html", {"form": form, "found": person, "mail": given is None})


@signed_in
@require_POST
def unlink(request: SignedIn, pk: int) -> HttpResponse:
    """Let the account be nobody's."""
    person = _person(request, pk)
    if applied := _done(request, lambda: unlink_account(person=person, actor=request.user, on=today())):
        messages.success(request, f"{person} has no account.", extra_tags=f"undo {applied.request_id}")
    return redirect("account", pk)


@signed_in
@require_POST
def switch(request: SignedIn, pk: int) -> HttpResponse:
    """Switch a person's account off, or on again."""
    person, active = _person(request, pk), request.POST.get("active") == "yes"
    done = partial(switch_account, person=person, active=active, actor=request.user, on=today())
    if _done(request, done):
        said = f"{person} can sign in again." if active else f"{person} cannot sign in any more."
        messages.success(request, said)
    return redirect("account", pk)


def _done(request: SignedIn, write: Callable[[], Applied]) -> Applied | None:
    try:
        return write()
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    return None


def _person(request: SignedIn, pk: int) -> Person:
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Accounts are an administrator's.")
    return get_object_or_404(Person.objects.select_related("user"), pk=pk)


def _signs_in(request: SignedIn, person: Person, email: str, given: str | None) -> Applied:
    user, on = User.objects.filter(email__iexact=email).first(), today()
    if user:
        return link_account(person=person, user=user, actor=request.user, on=on)
    return make_account(person=person, email=email, password=given, actor=request.user, on=on)


def _invite(request: SignedIn, person: Person) -> None:
    assert person.user
    form = ResetPasswordForm({"email": person.user.email})
    if form.is_valid():
        form.save(request)


def _said(person: Person, made: bool) -> str:
    signs = f"{person} signs in as {person.user and person.user.email}."
    return f"{signs} A mail says how to choose a password." if made else signs
