import logging
import uuid

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from config.quiet import no_refusal
from tests.web.world import World

# Paths that a browser reads as another host.
OUT = ("//elsewhere.example/", "/\\elsewhere.example/", "/\t/elsewhere.example", "///x.example")


def test_the_error_pages_need_nothing_to_be_drawn() -> None:
    said = {name: render_to_string(f"{name}.html") for name in ("400", "403", "403_csrf", "404", "500")}
    assert "Something broke on our side" in said["500"]
    assert "There is nothing here" in said["404"]
    assert "Ask whoever leads the owning team, or an administrator." in said["403"]
    assert "This page was open for too long" in said["403_csrf"]
    assert "A large table goes in as a file" in said["400"]


def test_what_nobody_did_cannot_be_undone(client: Client, world: World) -> None:
    client.force_login(world.admin)
    answer = client.post(f"/undo/{uuid.uuid4()}/", follow=True)
    assert 'class="notice error"' in answer.text
    assert client.get(f"/undo/{uuid.uuid4()}/").status_code == 405


def test_a_reader_cannot_undo_what_a_lead_did(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    page = client.post(
        f"/findings/{world.unowned.pk}/owner/", {"owner-holder": f"person-{world.bob.pk}"}, follow=True
    )
    undo = page.text.split('action="/undo/')[1].split('"')[0]
    client.force_login(world.user("charlie"))
    answer = client.post(f"/undo/{undo}")
    assert answer.status_code == 403
    assert "Ledger &lt;b&gt;: You may not change this. Ask the lead" in answer.text
    assert world.ledger.assignments.filter(letter="A").count() == 1


@pytest.mark.parametrize(
    "asked",
    ["https://elsewhere.example/", "//elsewhere.example/", *(f"http://testserver{path}" for path in OUT)],
)
def test_the_way_back_never_leads_elsewhere(client: Client, world: World, asked: str) -> None:
    client.force_login(world.admin)
    undo = f"/undo/{uuid.uuid4()}/"
    assert client.post(undo, {"next": asked})["Location"] == "/"
    assert client.post(undo, headers={"Referer": asked})["Location"] == "/"


def test_the_way_back_is_what_the_form_says(client: Client, world: World) -> None:
    client.force_login(world.admin)
    undo = f"/undo/{uuid.uuid4()}/"
    assert client.post(undo, {"next": "http://testserver/log/?page=2"})["Location"] == "/log/?page=2"
    assert client.post(f"{undo}?next=/log/")["Location"] == "/"


def test_a_large_page_travels_compressed(client: Client, world: World) -> None:
    client.force_login(world.admin)
    answer = client.get("/matrix/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


def test_a_refusal_is_no_line_of_the_log() -> None:
    """An error is."""
    kept = {
        (name, status)
        for name in ("django.request", "django.security.csrf")
        for status in (403, 404, 500)
        if no_refusal(logging.makeLogRecord({"name": name, "status_code": status}))
    }
    assert ("django.request", 403) not in kept
    assert len(kept) == 5
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["no refusal"]
