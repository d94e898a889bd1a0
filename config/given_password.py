"""A password that an administrator handed over opens one page: the one that changes it."""

from collections.abc import Callable
from typing import Any

from allauth.account.signals import password_changed, password_reset
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

OPEN = ("account_change_password", "account_logout")


class GivenPasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated or not user.password_is_given or request.path in map(reverse, OPEN):
            return self.get_response(request)
        change = reverse("account_change_password")
        return HttpResponseClientRedirect(change) if request.htmx else redirect(change)  # type: ignore[attr-defined]


@receiver([password_changed, password_reset])
def chosen(request: HttpRequest, user: Any, **_: Any) -> None:
    """It is theirs now."""
    if user.password_is_given:
        user.password_is_given = False
        user.save(update_fields=["password_is_given"])
