"""A second factor, from setting it up to doing without the phone."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from teams.models import User

PASSWORD = "a long pass phrase"
DATA = {"login": "mara@example.org", "password": PASSWORD}


def code(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


@pytest.fixture
def secret(client: Client, db: None) -> str:
    """Mara has set it up, and is signed out again."""
    cache.clear()
    User.objects.create_user(email="mara@example.org", password=PASSWORD)
    client.post("/accounts/login/", DATA)
    asked = client.get("/accounts/second-factor/totp/activate/", follow=True)
    assert "Your password once more" in asked.text
    page = client.post(
        asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"], {"password": PASSWORD}
    )
    page = client.get(page["Location"])
    found = re.search(r"<code>([A-Z2-7]+)</code>", page.text)
    assert found is not None
    wrong = client.post("/accounts/second-factor/totp/activate/", {"code": "000000"})
    assert "This is not the code of this moment. Look at your app again." in wrong.text
    done = client.post("/accounts/second-factor/totp/activate/", {"code": code(found[1])}, follow=True)
    assert "Recovery codes" in done.text
    client.logout()
    return found[1]


def test_a_password_alone_signs_nobody_in(client: Client, secret: str) -> None:
    page = client.post("/accounts/login/", DATA, follow=True)
    assert page.request["PATH_INFO"] == "/accounts/second-factor/authenticate/"
    assert ("Your code" in page.text, "_auth_user_id" in client.session) == (True, False)
    assert client.get("/areas/").status_code == 302
    client.post("/accounts/second-factor/authenticate/", {"code": code(secret, later=1)})
    assert client.get("/areas/").status_code == 200


def test_a_recovery_code_serves_once(client: Client, secret: str) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    found = []
    for _ in range(2):
        client.post("/accounts/login/", DATA)
        client.post("/accounts/second-factor/authenticate/", {"code": codes[0]})
        found.append("_auth_user_id" in client.session)
        client.logout()
    assert found == [True, False]


def test_codes_cannot_be_guessed_for_long(client: Client, secret: str) -> None:
    client.post("/accounts/login/", DATA)
    for _ in range(6):
        said = client.post("/accounts/second-factor/authenticate/", {"code": "000000"}).text
    assert "Too many wrong tries from here. Try again in five minutes." in said
    client.post("/accounts/second-factor/authenticate/", {"code": code(secret, later=1)})
    assert "_auth_user_id" not in client.session


def test_what_is_kept_does_not_tell_the_key(secret: str) -> None:
    kept = Authenticator.objects.get(type="totp")
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code(secret, later=1))


def test_it_is_turned_off_again(client: Client, secret: str) -> None:
    client.post("/accounts/login/", DATA)
    client.post("/accounts/second-factor/authenticate/", {"code": code(secret, later=1)})
    asked = client.get("/accounts/second-factor/totp/deactivate/", follow=True)
    client.post(asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"], {"password": PASSWORD})
    assert "Turn the second factor off?" in client.get("/accounts/second-factor/totp/deactivate/").text
    client.post("/accounts/second-factor/totp/deactivate/")
    assert Authenticator.objects.count() == 0
    assert "Set it up" in client.get("/accounts/second-factor/").text
