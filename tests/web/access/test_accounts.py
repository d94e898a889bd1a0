"""The addresses of accounts and of the administration; what a request may not pretend."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.support import addresses
from tests.web.access.addresses import name_of, patterns
from tests.web.access.cast import INSIDE, clients, join
from tests.web.pages import pages
from tests.web.world import World

# By path: signed out, and Alice signed in.
ACCOUNTS = {
    "/accounts/login/": (200, 302),
    "/accounts/logout/": (302, 200),
    "/accounts/inactive/": (200, 200),
    # Alice has no password here.
    "/accounts/password/change/": (302, 302),
    "/accounts/confirm/": (302, 302),
    "/accounts/password/reset/": (200, 200),
    "/accounts/password/reset/done/": (200, 200),
    "/accounts/password/reset/key/1-x/": (200, 200),
    "/accounts/password/reset/key/done/": (200, 200),
    "/accounts/cancelled/": (200, 200),
    "/accounts/another/login/": (404, 404),
    "/accounts/another/login/callback/": (404, 404),
    "/accounts/second-factor/": (302, 200),
    "/accounts/second-factor/authenticate/": (302, 302),
    "/accounts/second-factor/reauthenticate/": (302, 302),
    "/accounts/second-factor/totp/activate/": (302, 200),
    "/accounts/second-factor/totp/deactivate/": (302, 404),
    "/accounts/second-factor/recovery-codes/": (302, 404),
    "/accounts/second-factor/recovery-codes/generate/": (302, 200),
    "/accounts/second-factor/recovery-codes/download/": (302, 404),
}


@pytest.fixture
def everything(settings: Any, db: None) -> Iterator[None]:
    """With what hangs on settings: mail, and the organisation's own server."""
    app = {
        "provider_id": "oidc",
        "name": "Staff",
        "client_id": "remit",
        "secret": "s",
        "settings": {"server_url": "http://localhost:1"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    for on in (True, False):
        settings.MAIL_IS_SENT, settings.OIDC_NAME = on, "Staff" if on else ""
        addresses.reload()
        if on:
            yield


def test_the_addresses_of_accounts(everything: None, world: World) -> None:
    accounts = {str(each.name) for each in patterns(but=("", "admin/"))}
    assert accounts - {name_of(path) for path in ACCOUNTS} == set()
    found: dict[str, tuple[int, ...]] = dict.fromkeys(ACCOUNTS, ())
    alice = Client()
    alice.force_login(world.user("alice"))
    for client in (Client(), alice):
        for path in ACCOUNTS:
            found[path] += (client.get(path).status_code,)
    assert {path: row for path, row in found.items() if row != ACCOUNTS[path]} == {}


def test_the_administration_is_closed_to_all_but_administrators(world: World, today: dt.date) -> None:
    paths = {"/admin/", "/admin/login/", "/admin/autocomplete/", "/admin/jsi18n/", "/admin/password_change/"}
    for model, site in admin.site._registry.items():
        for pattern in site.get_urls():
            for args in ([], ["1"]):
                try:
                    paths.add(reverse(f"admin:{pattern.name}", args=args) if pattern.name else "/admin/")
                except NoReverseMatch:
                    continue
        assert model._meta.app_label not in ("teams", "ownership"), f"{model} is written by operations alone"
    everybody = clients(join(world, on=today), ("nobody", "ivan", *INSIDE))
    admins = everybody.pop("admin")
    assert admins.get("/admin/").status_code == 200
    for path in sorted(paths - {"/admin/jsi18n/"}):
        for name, client in everybody.items():
            statuses = {client.get(path).status_code, client.post(path).status_code}
            assert (path, name, statuses <= {302, 403}) == (path, name, True)


def test_the_way_back_is_the_whole_address(client: Client, world: World) -> None:
    for path in ("/areas/?q=a%26b&page=2", "/who?q=who+decides"):
        answer = client.get(path, headers={"Accept": "text/html"})
        landed = client.get(answer["Location"])
        assert landed.context["redirect_field_value"] == path
    user = world.user("alice")
    user.set_password("a long pass phrase")
    user.save()
    said = {"login": user.email, "password": "a long pass phrase", "next": "https://elsewhere.example/"}
    assert client.post("/accounts/login/", said)["Location"] == "/"


def test_whoever_has_no_password_here_is_told_so(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    page = client.get("/accounts/password/change/", follow=True)
    assert "You have no password here: you sign in through your organisation." in page.text
    assert "Change password" not in page.text


def test_the_session_is_a_new_one_after_signing_in(client: Client, world: World) -> None:
    user = world.user("alice")
    user.set_password("a long pass phrase")
    user.save()
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post("/accounts/login/", {"login": user.email, "password": "a long pass phrase"})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session.session_key != session.session_key


def test_every_page_needs_the_token_of_its_form(world: World, today: dt.date) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.admin)
    for path in pages(world):
        assert (path, client.post(path).status_code) == (path, 403)


def test_looking_without_reading_is_looking(client: Client, world: World) -> None:
    for path in ("/areas/", "/matrix/", "/log/"):
        assert client.head(path).status_code == 302
        client.force_login(world.user("charlie"))
        answer = client.head(path)
        assert (answer.status_code, answer.content) == (200, b"")
        client.logout()


def test_nobody_pretends_to_have_come_over_https(client: Client, world: World, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    spoofed = client.get(
        "/areas/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    )
    assert (spoofed.status_code, spoofed["Location"]) == (301, "https://testserver/areas/")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/areas/", headers={"X-Forwarded-Proto": "https"}).status_code == 302


def test_cookies_under_https(client: Client, world: World, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    user = world.user("alice")
    user.set_password("a long pass phrase")
    user.save()
    client.get("/accounts/login/", secure=True)
    client.post("/accounts/login/", {"login": user.email, "password": "a long pass phrase"}, secure=True)
    session, token = client.cookies["sessionid"], client.cookies["csrftoken"]
    assert (session["secure"], session["httponly"], session["samesite"]) == (True, True, "Lax")
    assert (token["secure"], token["samesite"]) == (True, "Lax")
