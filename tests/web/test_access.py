import re

from django.test import Client

from tests.web.pages import pages
from tests.web.world import World

INLINE = re.compile(rb"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def test_strangers_are_sent_to_sign_in_and_back(client: Client, world: World) -> None:
    for path in pages(world):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 302)
        assert answer["Location"].startswith("/accounts/login/?next=/")


def test_a_part_of_a_page_sends_a_stranger_to_sign_in_as_a_whole(client: Client, world: World) -> None:
    answer = client.get(
        "/findings/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/areas/?q=a"}
    )
    assert answer["HX-Redirect"] == "/accounts/login/?next=%2Fareas%2F%3Fq%3Da"


def test_every_page_has_the_policy_and_nothing_that_it_forbids(client: Client, world: World) -> None:
    for name in ("alice", "admin"):
        client.force_login(world.user(name))
        for path in pages(world):
            answer = client.get(path)
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy, path
            assert "unsafe" not in policy, path
            assert INLINE.findall(answer.content) == [], path
            assert b"<b></a>" not in answer.content, path
            assert len(answer.content) < 60_000, path


def test_signed_out_pages_keep_the_policy_too(client: Client, db: None) -> None:
    for path in ("/accounts/login/", "/accounts/inactive/"):
        answer = client.get(path)
        assert (path, answer.status_code, INLINE.findall(answer.content)) == (path, 200, [])


def test_a_wrong_password_is_said_and_the_address_kept(client: Client, world: World) -> None:
    answer = client.post("/accounts/login/", {"login": "alice@example.org", "password": "wrong"})
    assert "alice@example.org" in answer.text
    assert "This address and password do not belong together. Look at both." in answer.text


def test_an_action_needs_who_may_do_it(client: Client, world: World) -> None:
    path = f"/findings/{world.unowned.pk}/acknowledge/"
    statuses = []
    for name in ("charlie", "bob", "alice"):
        client.force_login(world.user(name))
        statuses.append(client.post(path).status_code)
    assert statuses == [403, 403, 302]
    assert client.get(path)["Location"] == f"/findings/{world.unowned.pk}/"


def test_actions_need_the_token_of_the_form(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user("alice"))
    answer = client.post(f"/findings/{world.unowned.pk}/acknowledge/")
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.text
