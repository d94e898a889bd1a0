from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    # The limit itself is in the settings.
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": "Too many wrong tries from here. Try again in five minutes.",
        "email_password_mismatch": "This address and password do not belong together. Look at both.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make accounts; nobody signs up."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by who types them too: nobody locks another out from afar."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"


def with_a_password(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever signs in through the organisation has none here to change."""

    def page(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            messages.error(request, "You have no password here: you sign in through your organisation.")
            return redirect("home")
        return view(request)

    return page


def with_something_to_confirm(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever has neither a password nor a second factor here is asked for none."""

    def page(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not get_adapter().get_reauthentication_methods(request.user):
            messages.info(request, "There is nothing to confirm: you sign in through your organisation.")
            return redirect("home")
        return view(request)

    return page
