"""Which account pages there are, and how many wrong passwords somebody has."""

import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import URLResolver, get_resolver

from teams.models import User
from tests.support import addresses

PASSWORD = "a long pass phrase"
ALWAYS = {
    "login/": "account_login",
    "logout/": "account_logout",
    "inactive/": "account_inactive",
    "password/change/": "account_change_password",
    "confirm/": "account_reauthenticate",
    "second-factor/reauthenticate/": "mfa_reauthenticate",
    "second-factor/": None,
}
BY_MAIL = {
    "password/reset/": "account_reset_password",
    "password/reset/done/": "account_reset_password_done",
    "^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "account_reset_password_from_key",
    "password/reset/key/done/": "account_reset_password_from_key_done",
}


@pytest.fixture
def mail_is_sent(settings: Any) -> Iterator[None]:
    for settings.MAIL_IS_SENT in (True, False):
        addresses.reload()
        if settings.MAIL_IS_SENT:
            yield


@pytest.fixture
def mara(db: None) -> User:
    cache.clear()
    return User.objects.create_user(email="mara@example.org", password=PASSWORD)


def routed() -> dict[str, str | None]:
    """Whatever stands below accounts/, with its name."""
    roots = [each for each in get_resolver().url_patterns if str(each.pattern) == "accounts/"]
    assert [type(each) for each in roots] == [URLResolver]
    return {str(each.pattern): getattr(each, "name", None) for each in roots[0].url_patterns}


def sign_in(client: Client, password: str, address: str = "192.0.2.1") -> str:
    data = {"login": "mara@example.org", "password": password}
    return client.post("/accounts/login/", data, REMOTE_ADDR=address, follow=True).text


def test_only_these_account_pages_are_there() -> None:
    assert routed() == ALWAYS


def test_with_mail_a_password_can_be_chosen_anew(mail_is_sent: None) -> None:
    assert routed() == ALWAYS | BY_MAIL


@pytest.mark.parametrize(
    "path",
    [
        "",
        "signup/",
        "email/",
        "reauthenticate/",
        "oidc/login/",
        "3rdparty/",
        "password/set/",
        "password/reset/",
        "confirm-email/",
    ],
)
def test_what_else_there_might_be_is_not_there(client: Client, mara: User, path: str) -> None:
    statuses = [client.get(f"/accounts/{path}").status_code]
    client.force_login(mara)
    statuses += [
        client.get(f"/accounts/{path}").status_code,
        client.post(f"/accounts/{path}", {"email": "evil@example.net", "action_add": ""}).status_code,
    ]
    assert statuses == [404, 404, 404]


def test_without_mail_an_administrator_is_named_instead(client: Client, db: None) -> None:
    said = client.get("/accounts/login/").text
    assert "No account, or the password forgotten? An administrator of your organisation helps you." in said
    assert "reset" not in said


def test_a_password_is_chosen_anew(
    client: Client, mail_is_sent: None, mara: User, mailoutbox: list[EmailMessage]
) -> None:
    assert "/accounts/password/reset/" in client.get("/accounts/login/").text
    for address in ("nobody@example.org", "mara@example.org"):
        said = client.post("/accounts/password/reset/", {"email": address}, follow=True).text
        assert "If there is an account with this address, a mail with a link is on its way." in said
    (mail,) = mailoutbox
    assert (mail.subject, mail.to) == ("A new password for Remit", ["mara@example.org"])
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mail.body)
    assert link is not None
    assert mail.body == (
        "Somebody, you we hope, asked for a new password for mara@example.org.\n"
        f"Choose it here, once, within three days:\n\n{link[0]}\n\n"
        "If it was not you, leave this mail: nothing changes."
    )
    page = client.get(link[1], follow=True)
    new = {"password1": "another long phrase", "password2": "another long phrase"}
    assert "Your password is changed" in client.post(page.request["PATH_INFO"], new, follow=True).text
    mara.refresh_from_db()
    assert mara.check_password("another long phrase")
    assert "This link is used up" in client.get(link[1], follow=True).text


def test_after_five_wrong_passwords_one_waits_and_is_told_how_long(client: Client, mara: User) -> None:
    said = [sign_in(client, password) for password in ["wrong"] * 5 + [PASSWORD]]
    wrong = ["This address and password do not belong together. Look at both." in each for each in said]
    assert wrong == [True] * 5 + [False]
    assert "Too many wrong tries from here. Try again in five minutes." in said[-1]


def test_who_guesses_from_elsewhere_locks_nobody_out(client: Client, mara: User) -> None:
    for _ in range(6):
        said = sign_in(client, "wrong", address="198.51.100.7")
    assert "Too many wrong tries from here." in said
    assert "<h1>Home</h1>" in sign_in(client, PASSWORD)


def test_the_administration_has_no_way_in_of_its_own(client: Client, db: None) -> None:
    answer = client.post("/admin/login/", {"username": "mara@example.org", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2Flogin%2F")


def test_an_administrators_new_password_is_said_to_replace_the_old_one(client: Client, mara: User) -> None:
    out = io.StringIO()
    call_command("create_admin", "New@Example.org", stdout=out)
    call_command("create_admin", "Mara@example.org", stdout=out)
    shown = re.sub(r"password \S+ \(", "password … (", out.getvalue())
    assert shown.splitlines() == [
        "Sign in as new@example.org with the password … (shown only this once).",
        "mara@example.org had an account already: its old password is no longer valid.",
        "Sign in as mara@example.org with the password … (shown only this once).",
    ]
    (password,) = re.findall(r"new@example.org with the password (\S+)", out.getvalue())
    data = {"login": "New@Example.org", "password": password}
    assert client.post("/accounts/login/", data)["Location"] == "/"
    mara.refresh_from_db()
    assert (mara.is_superuser, mara.check_password(PASSWORD)) == (True, False)
