"""A large sheet is the worker's: its pages show how far it is, and are left and come back to."""

import datetime as dt
import re
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ownership import tasks
from ownership.enums import JobState
from ownership.imports import job_work, jobs
from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.models import Area, Assignment, ImportJob
from ownership.operations import rename_area
from ownership.web.forms import imports as forms
from ownership.web.importing import carrying, shown
from teams.models import User
from tests.factories import UserFactory
from tests.people import administrator
from tests.web.test_import import SHEET, _said

pytestmark = pytest.mark.django_db(transaction=True)
HTMX = {"HX-Request": "true"}
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGE", 10)


@pytest.fixture
def admin(client: Client) -> User:
    user = administrator()
    client.force_login(user)
    return user


def upload(client: Client, text: str = SHEET) -> str:
    answer = client.post("/import/", {"text": text})
    found = re.fullmatch("(/import/[^/]+/)work/", answer["Location"])
    assert found is not None
    return found[1]


def at_once() -> None:
    """What the worker would do, here."""
    tasks.bring_in(job=ImportJob.objects.latest("pk").pk)


def waited(client: Client, path: str) -> str:
    """Where the page leads once the worker has done it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if place := client.get(path, headers=HTMX).get("HX-Redirect"):
            return place
        time.sleep(0.1)
    pytest.fail("The worker did not do it.")


def test_it_is_planned_applied_and_undone(
    worker: "subprocess.Popen[bytes]", client: Client, admin: User
) -> None:
    base = upload(client)
    assert "Looking at your table" in client.get(f"{base}work/").text
    assert waited(client, f"{base}work/") == f"{base}parties/"
    data = _said(client, f"{base}parties/") | {"kind-2": "team"}
    assert client.post(f"{base}parties/", data)["Location"] == f"{base}work/"
    assert waited(client, f"{base}work/") == f"{base}plan/"
    assert "2 areas new; 5 letters new; 3 parties new." in client.get(f"{base}plan/").text
    assert client.post(f"{base}plan/")["Location"] == f"{base}work/"
    assert waited(client, f"{base}work/") == f"{base}plan/"
    done = client.get(f"{base}plan/", follow=True)
    assert "pasted cells.tsv is in" in done.text
    assert str(Assignment.objects.get(area__name="Dunning", letter="A").team) == "Flow"
    # It is in: neither another tab nor a task that comes twice brings it in again.
    jobs.ask(token=base.split("/")[2], owner=admin, task="apply", at=timezone.now())
    waited(client, f"{base}work/")
    assert Assignment.objects.count() == 5
    undo = f"/undo/{done.context['done']['request_id']}/"
    place = client.post(undo, {"next": f"{base}done/"})["Location"]
    assert place == f"{undo}work/?next={quote(f'{base}done/', safe='')}"
    assert "Taking it back" in client.get(place).text
    assert waited(client, place) == f"{base}done/"
    page = client.get(f"{base}done/").text
    assert "pasted cells.tsv was undone" in page
    assert "Undone: all is as it was before." in page
    assert Area.objects.count() == 0


def brought_in(client: Client) -> str:
    """The address at which it is undone."""
    base = upload(client)
    at_once()
    client.post(f"{base}plan/")
    at_once()
    return f"/undo/{client.get(f'{base}done/').context['done']['request_id']}/"


def test_what_somebody_changed_since_is_not_undone_and_said(client: Client, admin: User) -> None:
    undo = brought_in(client)
    area = Area.objects.latest("pk")
    rename_area(area=area, name="Something else", actor=admin, on=timezone.localdate())
    place = client.post(undo, {"next": "/log/"})["Location"]
    at_once()
    page = client.get(place).text
    assert "Nothing was written." in page
    assert "admin@example.org changed Something else since then: name, slug." in page
    assert '<a class="btn" href="/log/">Back</a>' in page
    assert "import_matrix" not in page
    assert Area.objects.filter(name="Something else").exists()
    assert client.post(place)["Location"] == place
    assert ImportJob.objects.filter(task="undo").count() == 2


def test_an_undo_is_taken_back_by_the_worker_too(client: Client, admin: User) -> None:
    client.post(brought_in(client))
    at_once()
    again = f"/undo/{ImportJob.objects.get(task='undo').found['request']}/"
    assert client.post(again)["Location"].startswith(f"{again}work/")
    at_once()
    assert Area.objects.count() == 2


def test_of_others_only_an_administrator_undoes_and_sees_it(client: Client, admin: User) -> None:
    undo = brought_in(client)
    client.post(undo)
    client.force_login(UserFactory())
    assert client.post(undo).status_code == 403
    assert client.get(f"{undo}work/").status_code == 404


def test_another_administrator_sees_how_far_it_is_and_asks_for_nothing_twice(
    client: Client, admin: User
) -> None:
    undo = brought_in(client)
    client.post(undo)
    client.force_login(UserFactory(email="other@example.org", is_superuser=True))
    place = client.post(undo, {"next": "http://testserver//elsewhere.example/"})["Location"]
    assert place == f"{undo}work/?next=%2F"
    assert "Taking it back" in client.get(place).text
    assert ImportJob.objects.filter(task="undo").count() == 1
    at_once()
    assert client.get(f"{undo}work/?next=//elsewhere.example/")["Location"] == "/"
    # Whoever presses once more gets what they want: it is undone.
    client.post(undo)
    at_once()
    assert ImportJob.objects.latest("pk").state == JobState.DONE
    assert "Undone: all is as it was before." in client.get(place, follow=True).text


def test_what_was_done_again_is_not_said_to_be_undone(client: Client, admin: User) -> None:
    undo = brought_in(client)
    place = client.post(undo)["Location"]
    at_once()
    client.post(f"/undo/{ImportJob.objects.get(task='undo').found['request']}/")
    at_once()
    page = client.get(place, follow=True).text
    assert ("It was undone, and done again since." in page, "Undone: all" in page) == (True, False)


def test_the_panel_gives_what_the_worker_did_to_the_worker(client: Client, admin: User) -> None:
    undo = brought_in(client)
    panel = f"/matrix/panel{undo}"
    assert client.post(panel, headers=HTMX)["HX-Redirect"] == f"{undo}work/?next=%2F"
    assert ImportJob.objects.latest("pk").task == "undo"
    client.force_login(UserFactory())
    assert client.post(panel, headers=HTMX).status_code == 403


def test_asked_for_at_one_instant_it_is_one_job(admin: User) -> None:
    start = Barrier(6)

    def press(_: int) -> int:
        try:
            start.wait()
            return jobs.ask(token="one", owner=admin, task="undo", at=timezone.now()).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as presses:
        assert len(set(presses.map(press, range(6)))) == 1


def test_without_a_worker_the_page_says_so(client: Client, admin: User) -> None:
    base = upload(client)
    assert "Waits for the worker …" in client.get(f"{base}work/", headers=HTMX).text
    ImportJob.objects.update(asked_at=timezone.now() - MINUTE)
    assert "the worker does not seem to run" in client.get(f"{base}work/", headers=HTMX).text
    assert client.get(f"{base}parties/")["Location"] == f"{base}work/"
    assert client.post(f"{base}work/")["Location"] == f"{base}work/"
    assert ImportJob.objects.count() == 1


def test_one_whose_process_is_gone_broke_off_and_is_tried_again(client: Client, admin: User) -> None:
    base = upload(client)
    ImportJob.objects.update(state=JobState.RUNNING, doing="Reading the sheet")
    page = client.get(f"{base}work/").text
    assert "It broke off, and nothing was written." in page
    client.post(f"{base}work/")
    assert [job.state for job in ImportJob.objects.order_by("pk")] == [JobState.FAILED, JobState.WAITING]
    at_once()
    assert client.get(f"{base}work/")["Location"] == f"{base}parties/"


def test_what_breaks_off_while_it_writes_leaves_nothing(client: Client, admin: User) -> None:
    base = upload(client)
    at_once()
    client.post(f"{base}plan/")
    job = ImportJob.objects.latest("pk")

    def broken(say: Callable[[str], None]) -> dict[str, object]:
        def stop(doing: str) -> None:
            say(doing)
            if doing == "Checking what was written":
                assert ImportJob.objects.get(pk=job.pk).doing == doing
                raise MemoryError

        return carrying.do(job=job, on=timezone.localdate(), say=stop)

    with pytest.raises(MemoryError):
        job_work.work(job=job, do=broken)
    assert (Area.objects.count(), Assignment.objects.count()) == (0, 0)
    assert "It broke off, and nothing was written." in client.get(f"{base}plan/").text
    client.post(f"{base}plan/")
    at_once()
    assert Assignment.objects.count() == 5


def test_what_cannot_be_read_is_said_on_the_page(client: Client, admin: User) -> None:
    base = upload(client, "nothing of that kind")
    at_once()
    page = client.get(f"{base}work/").text
    assert "Nothing was written." in page
    assert ImportJob.objects.get().state == JobState.REFUSED
    assert ImportJob.objects.get().problems[0] in page.replace("&quot;", '"').replace("&#x27;", "'")


def test_the_first_of_everything_shows_and_all_of_it_is_applied(
    client: Client, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "MOST", 1)
    base = upload(client)
    at_once()
    parties = client.get(f"{base}parties/")
    assert len(parties.context["form"].parties) == 1
    assert "The first 1 are shown" in parties.text
    client.post(f"{base}parties/", _said(client, f"{base}parties/") | {"name-0": "Alicia"})
    at_once()
    assert "The first 1 of 2 are shown; applied are all." in client.get(f"{base}plan/").text
    client.post(f"{base}plan/")
    at_once()
    assert {str(row.holder) for row in Assignment.objects.all()} == {"Alicia", "Dana Lee", "Flow"}


def test_it_is_its_owners_alone(client: Client, admin: User) -> None:
    base = upload(client)
    client.force_login(UserFactory(email="other@example.org", is_superuser=True))
    assert client.get(f"{base}work/").status_code == 404


def test_what_is_shown_survives_being_kept() -> None:
    plan = make(reading=read(name="x.tsv", content=SHEET.encode()), on=dt.date(2026, 6, 1))
    found = shown.shown(plan=plan)
    assert shown.unpacked(found.packed()) == found
