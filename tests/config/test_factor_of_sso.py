"""A second factor of whoever signs in through the organisation, and has no password to confirm with."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from teams.models import User
from tests.config.test_second_factor import code

FACTOR = "/accounts/second-factor/"


@pytest.fixture
def secret(client: Client, db: None) -> str:
    """Set up long after signing in."""
    cache.clear()
    user = User.objects.create_user(email="sso@example.org", password=None)
    client.force_login(user)
    page = client.get(f"{FACTOR}totp/activate/", follow=True)
    found = re.search(r"<code>([A-Z2-7]+)</code>", page.text)
    assert found is not None
    done = client.post(f"{FACTOR}totp/activate/", {"code": code(found[1])}, follow=True)
    # The recovery codes that it leads to are shown after one more code.
    assert (done.status_code, done.request["PATH_INFO"]) == (200, f"{FACTOR}reauthenticate/")
    there = f"{done.request['PATH_INFO']}?{done.request['QUERY_STRING']}"
    codes = client.post(there, {"code": code(found[1], later=1)}, follow=True)
    assert (codes.status_code, "Recovery codes" in codes.text) == (200, True)
    return found[1]


def test_it_is_set_up_without_a_password(client: Client, secret: str) -> None:
    kinds = Authenticator.objects.filter(user__email="sso@example.org").values_list("type", flat=True)
    assert set(kinds) == {"totp", "recovery_codes"}


@pytest.mark.parametrize("path", ["recovery-codes/generate/", "totp/deactivate/"])
def test_later_it_is_confirmed_with_a_code(client: Client, secret: str, path: str) -> None:
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    asked = client.get(f"{FACTOR}{path}", follow=True)
    if asked.request["PATH_INFO"] != f"{FACTOR}reauthenticate/":
        # The page itself may be looked at; what it sends is confirmed first.
        asked = client.post(f"{FACTOR}{path}", follow=True)
    assert (asked.status_code, asked.request["PATH_INFO"]) == (200, f"{FACTOR}reauthenticate/")
    assert "password" not in re.sub(r"<nav.*?</nav>", "", asked.text.split("<main")[1].lower(), flags=re.S)
    there = f"{asked.request['PATH_INFO']}?{asked.request['QUERY_STRING']}"
    done = client.post(there, {"code": code(secret, later=-1)}, follow=True)
    assert (done.status_code, done.request["PATH_INFO"].startswith(FACTOR)) == (200, True)
    assert done.request["PATH_INFO"] != f"{FACTOR}reauthenticate/"


def test_nobody_is_asked_for_a_password_they_have_not(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user(email="sso@example.org", password=None))
    for path in ("/accounts/confirm/", f"{FACTOR}reauthenticate/"):
        page = client.get(path, follow=True)
        assert (
            page.status_code,
            "There is nothing to confirm: you sign in through your organisation." in page.text,
        ) == (200, True)
