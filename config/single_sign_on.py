import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from requests import RequestException

from ownership.changes import Change, ChangeSet
from ownership.operations import apply
from teams.models import Person, User

logger = logging.getLogger(__name__)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whom the organisation's server lets in is let in here: the account and person of that address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") != "login":
            _refuse(request, "Sign in with it instead: accounts are not joined by hand.")
        if sociallogin.is_existing:
            return
        address = _address(sociallogin)
        if not address:
            _refuse(request, f"{settings.OIDC_NAME} names no e-mail address for you. Ask who runs it.")
        if not (address.verified or settings.OIDC_TRUSTS_ADDRESSES):
            _refuse(request, f"{settings.OIDC_NAME} has not verified {address.email}. Ask who runs it.")
        if user := User.objects.filter(email__iexact=address.email).first():
            sociallogin.connect(request, user)
            _link(user)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user: User = super().save_user(request, sociallogin, form)
        _link(user)
        return user

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        _refuse(request, f"{settings.OIDC_NAME} did not let you in, or did not answer. Try again.")


def answered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say so where the server cannot be reached, or speaks something else."""

    @wraps(view)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except (RequestException, KeyError) as failure:
            logger.warning("%s did not answer: %r", settings.OIDC_NAME, failure)
            messages.error(request, f"{settings.OIDC_NAME} does not answer. Try again later.")
            return redirect("account_login")

    return guarded


def _address(sociallogin: SocialLogin) -> Any:
    return next((each for each in sociallogin.email_addresses if each.email), None)


def _link(user: User) -> None:
    """Make the account its person's, where there is one of this address without an account."""
    person = Person.objects.filter(user=None, email__iexact=user.email).first()
    if person and not Person.objects.filter(user=user).exists():
        row = Change(Person._meta.label, person.pk, {"user_id": user.pk}, was={"user_id": None})
        changes = ChangeSet(f"{person} signed in for the first time", (row,))
        apply(changes=changes, actor=None, on=timezone.localdate())


def _refuse(request: HttpRequest, sentence: str) -> NoReturn:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("account_login"))
