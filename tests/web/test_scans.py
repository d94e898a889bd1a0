"""The page of scans: what was looked at, the one at work, begun and cancelled."""

import datetime as dt
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ownership.enums import ScanState
from ownership.models import Scan
from ownership.operations import rename_area
from ownership.rules import runner
from tests.factories import ScanFactory
from tests.web.world import World, make_world

HTMX = {"HX-Request": "true"}
SECOND = dt.timedelta(seconds=1)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_scans_with_why_how_long_and_what_came_of_them(client: Client, world: World, today: dt.date) -> None:
    Scan.objects.update(started_at=timezone.now() - 3600 * SECOND)
    first = Scan.objects.get()
    rename_area(area=world.refunds, name="Money back", actor=world.admin, on=today)
    at = timezone.now() + SECOND
    for number, (values, took) in enumerate(
        [
            ({"opened": 2, "resolved": 1, "persisting": 7}, 0.4),
            ({}, 12),
            ({"by": world.user("alice")}, 240),
            ({"state": ScanState.CANCELLED, "by": world.admin}, 1),
            ({"state": ScanState.FAILED}, 1),
        ]
    ):
        begun = at + number * SECOND
        ScanFactory(on=today, started_at=begun, finished_at=begun + took * SECOND, **values)
    ScanFactory(on=today, started_at=at + 9 * SECOND, state=ScanState.RUNNING)
    client.force_login(world.user("charlie"))
    page = client.get("/scans/")
    found = [(line.why, line.took, line.state) for line in page.context["lines"]]
    assert found == [
        ("on schedule", "", "broke off: see the log"),
        ("on schedule", "1.0 s", "broke off: see the log"),
        ("admin@example.org", "1.0 s", "cancelled: nothing was recorded"),
        ("Alice", "4 min", ""),
        ("on schedule", "12 s", ""),
        ("after a change", "0.4 s", ""),
        ("on schedule", page.context["lines"][-1].took, ""),
    ]
    assert page.context["lines"][-1].scan == first
    assert "Scan now" not in page.text
    # Of one edit the numbers would tell what its author may not see.
    assert "Still open" not in page.text
    client.force_login(world.admin)
    assert "Still open" in client.get("/scans/").text


def test_everything_was_looked_at_lately(client: Client, world: World) -> None:
    client.force_login(world.admin)
    for back, said in ((0, "just now"), (61, "1 minute ago"), (190, "3 minutes ago"), (86_400, "yesterday")):
        Scan.objects.update(started_at=timezone.now() - back * SECOND)
        assert f"Everything was looked at {said}. All scans" in text(client.get("/findings/").text)
    Scan.objects.update(state=ScanState.FAILED)
    assert "Everything is yet to be looked at." in text(client.get("/rules/").text)


def test_a_scan_asked_for_waits_for_the_worker(client: Client, world: World) -> None:
    client.force_login(world.admin)
    newest = Scan.objects.get().pk
    answer = client.post("/scans/now/")
    assert answer.headers["Location"] == f"/scans/?after={newest}"
    page = client.get(f"/scans/?after={newest}")
    assert "A scan is asked for" in page.text
    assert f'hx-get="/scans/running/?after={newest}" hx-trigger="every 1s"' in page.text
    still = client.get(f"/scans/running/?after={newest}", headers=HTMX)
    assert "Waits for the worker." in still.text
    ScanFactory()
    done = client.get(f"/scans/running/?after={newest}", headers=HTMX)
    assert (done.headers["HX-Retarget"], "every 1s" in done.text) == ("#scans", False)


def test_one_that_has_ended_is_not_cancelled(client: Client, world: World) -> None:
    client.force_login(world.admin)
    answer = client.post(f"/scans/{Scan.objects.get().pk}/stop/", follow=True)
    assert "This scan has ended already." in answer.text
    assert client.post("/scans/999999/stop/").status_code == 404


@contextmanager
def at_work(by: Any) -> Iterator[Scan]:
    """A scan that is at its third step until it is let go on."""
    reached, go_on = threading.Event(), threading.Event()

    def progress(step: int, steps: int) -> None:
        if step == 3:
            reached.set()
            assert go_on.wait(30)

    def work() -> None:
        try:
            runner.scan(on=timezone.localdate(), at=timezone.now(), by=by, progress=progress)
        except runner.Cancelled:
            pass
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert reached.wait(30)
        yield Scan.objects.get(state=ScanState.RUNNING)
    finally:
        go_on.set()
        thread.join(30)


@pytest.mark.django_db(transaction=True)
def test_the_one_at_work_shows_how_far_it_is_and_is_cancelled(client: Client) -> None:
    world = make_world(on=timezone.localdate())
    client.force_login(world.admin)
    with at_work(world.admin) as scan:
        page = client.get("/scans/")
        assert f'<progress max="{scan.steps}" value="3"' in page.text
        assert "is running already" in client.post("/scans/now/", follow=True).text
        poll = f"/scans/running/?scan={scan.pk}"
        assert f"3 of {scan.steps}" in client.get(poll, headers=HTMX).text
        assert (
            "The scan stops after its present step"
            in client.post(f"/scans/{scan.pk}/stop/", follow=True).text
        )
        assert "Stops after this step." in client.get(poll, headers=HTMX).text
        assert client.get("/scans/").context["lines"][0].state == "is being cancelled"
    ended = client.get(poll, headers=HTMX)
    assert ended.headers["HX-Retarget"] == "#scans"
    assert "cancelled: nothing was recorded" in ended.text
