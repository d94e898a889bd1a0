"""Signing in through the organisation's own server, a real one on the loopback."""

from collections.abc import Iterator
from typing import Any
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from django.test import Client

from teams.models import User
from tests.config.test_settings import ask
from tests.factories import PersonFactory
from tests.support import addresses, oidc

ANA = {"sub": "7", "email": "ana@example.org", "email_verified": True, "name": "Ana Ruiz"}


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@pytest.fixture
def server(settings: Any, db: None) -> Iterator[oidc.Server]:
    with oidc.serve() as server:
        app = {
            "provider_id": "oidc",
            "name": "Staff",
            "client_id": "remit",
            "secret": "s",
            "settings": {"server_url": server.url},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        for settings.OIDC_NAME in ("Staff", ""):
            addresses.reload()
            if settings.OIDC_NAME:
                yield server


def walk(client: Client, query: str = "") -> Any:
    """From the link on the sign-in page to the server and back, as a browser goes."""
    begun = client.get(f"/accounts/oidc/login/{query}")
    opener = build_opener(Stay)
    try:
        opener.open(begun["Location"])
    except Exception as redirected:
        back = redirected.headers["Location"]  # type: ignore[attr-defined]
    return client.get(back.removeprefix("http://testserver"), follow=True)


def test_the_sign_in_page_offers_it(client: Client, server: oidc.Server) -> None:
    said = client.get("/accounts/login/?next=/rules/").text
    assert 'href="/accounts/oidc/login/?next=%2Frules%2F">Sign in with Staff</a>' in said


def test_who_comes_first_gets_an_account_that_is_their_persons(client: Client, server: oidc.Server) -> None:
    person = PersonFactory(name="Ana Ruiz", email="Ana@example.org")
    server.who = ANA
    page = walk(client, "?next=/rules/")
    assert page.request["PATH_INFO"] == "/rules/"
    user = User.objects.get()
    person.refresh_from_db()
    assert (user.email, user.has_usable_password(), user.is_superuser, person.user) == (
        "ana@example.org",
        False,
        False,
        user,
    )
    assert server.asked == [
        "/.well-known/openid-configuration",
        "/authorize",
        "/.well-known/openid-configuration",
        "/token",
        "/userinfo",
    ]


def test_an_account_made_here_is_found_and_keeps_its_password(client: Client, server: oidc.Server) -> None:
    user = User.objects.create_superuser(email="Ana@example.org", password="a long pass phrase")
    server.who = ANA
    for _ in range(2):
        walk(client)
        assert client.session["_auth_user_id"] == str(user.pk)
        client.logout()
    user.refresh_from_db()
    assert (user.check_password("a long pass phrase"), User.objects.count()) == (True, 1)


def test_a_changed_address_is_the_same_account(client: Client, server: oidc.Server) -> None:
    server.who = ANA
    walk(client)
    client.logout()
    server.who = ANA | {"email": "ana.ruiz@example.org"}
    walk(client)
    assert (User.objects.count(), "_auth_user_id" in client.session) == (1, True)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (ANA | {"email_verified": False}, "Staff has not verified ana@example.org. Ask who runs it."),
        ({"sub": "7"}, "Staff names no e-mail address for you. Ask who runs it."),
    ],
)
def test_an_address_that_nobody_vouches_for_opens_no_account(
    client: Client, server: oidc.Server, who: dict[str, Any], sentence: str
) -> None:
    User.objects.create_user(email="ana@example.org", password="a long pass phrase")
    server.who = who
    assert sentence in walk(client).text
    assert ("_auth_user_id" in client.session, User.objects.count()) == (False, 1)


def test_a_server_may_be_trusted_with_addresses(client: Client, server: oidc.Server, settings: Any) -> None:
    settings.OIDC_TRUSTS_ADDRESSES = True
    server.who = ANA | {"email_verified": False}
    walk(client)
    assert "_auth_user_id" in client.session


def test_stopping_on_the_way_leads_back(client: Client, server: oidc.Server) -> None:
    assert "Staff did not let you in, or did not answer. Try again." in walk(client).text
    assert "_auth_user_id" not in client.session


def test_a_server_that_is_down_is_named(client: Client, server: oidc.Server) -> None:
    server.server_close()
    server.shutdown()
    said = client.get("/accounts/oidc/login/", follow=True)
    assert (said.status_code, "Staff does not answer. Try again later." in said.text) == (200, True)
    assert client.get("/accounts/another/login/").status_code == 404


def test_somebody_who_was_shut_out_stays_out(client: Client, server: oidc.Server) -> None:
    User.objects.create_user(email="ana@example.org", password=None, is_active=False)
    server.who = ANA
    walk(client)
    assert "_auth_user_id" not in client.session


def test_accounts_are_not_joined_by_hand(client: Client, server: oidc.Server) -> None:
    client.force_login(User.objects.create_user(email="ben@example.org", password=None))
    server.who = ANA
    walk(client, "?process=connect")
    assert [user.email for user in User.objects.all()] == ["ben@example.org"]


def test_a_forged_answer_is_refused(client: Client, server: oidc.Server) -> None:
    server.who = ANA
    client.get("/accounts/oidc/login/callback/?code=a-code&state=forged")
    assert (User.objects.count(), "/token" in server.asked) == (0, False)


def test_what_is_missing_is_named(tmp_path: Any) -> None:
    said = ask(tmp_path, "OIDC_NAME", REMIT_OIDC_URL="https://login.example.org").stderr
    assert "With REMIT_OIDC_URL set, REMIT_OIDC_CLIENT and REMIT_OIDC_SECRET must be set too." in said
    assert "REMIT_OIDC_URL must be like https://" in ask(tmp_path, "OIDC_NAME", REMIT_OIDC_URL="login").stderr
