"""The panel beside the grid: why, what is wrong, what settles it and what follows."""

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Assignment, Finding
from ownership.rules import runner
from tests.factories import AreaFactory, AssignmentFactory
from tests.web.world import World

DOCK = {"HX-Request": "true", "HX-Target": "dock"}


@pytest.fixture
def shared(world: World, today: dt.date) -> World:
    """Two are accountable for Refunds; Bob does the work too."""
    AssignmentFactory(area=world.refunds, letter="A", person=world.bob)
    runner.scan(on=today, at=dt.datetime.now(dt.UTC))
    return world


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" .", ".").replace(" ;", ";")


def _shared(world: World) -> Finding:
    return Finding.objects.get(area=world.refunds, rule="OWN201", resolved_on=None)


def _accountable(world: World) -> list[str]:
    live = Assignment.objects.filter(area=world.refunds, letter="A", period__endswith=None)
    return sorted(str(row.person) for row in live)


def _panel(client: Client, **asked: Any) -> str:
    answer = client.get("/matrix/panel/", asked, headers=DOCK)
    assert answer.status_code == 200
    return answer.text


def test_it_says_why_and_each_cure_with_what_follows(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    said = _text(_panel(client, area=shared.refunds.pk, column=f"person-{shared.alice.pk}"))
    assert "Alice, accountable, directly, since 1 Jan 2025." in said
    assert "Keep Alice Bob loses A and keeps R; Alice keeps A. Told: Bob." in said
    assert "Keep Bob Alice loses A; Bob keeps A. Nobody else is told." in said
    assert "I am on it" in said


def test_an_empty_cell_and_a_whole_area(client: Client, shared: World) -> None:
    client.force_login(shared.user("charlie"))
    column = f"person-{shared.charlie.pk}"
    assert "Charlie holds nothing here." in _text(_panel(client, area=shared.refunds.pk, column=column))
    said = _text(_panel(client, area=shared.refunds.pk))
    held = (("Alice", "accountable"), ("Bob", "accountable"), ("Bob", "responsible"))
    assert [said.count(f"{name}, {what}, directly") for name, what in held] == [1, 1, 1]


def test_who_may_only_read_is_offered_nothing(client: Client, shared: World) -> None:
    client.force_login(shared.user("charlie"))
    html = _panel(client, area=shared.refunds.pk)
    assert "OWN201" in html
    assert "<form" not in html


def test_nothing_is_done_on_another_day(client: Client, shared: World, today: dt.date) -> None:
    client.force_login(shared.admin)
    html = _panel(client, area=shared.refunds.pk, on=(today + dt.timedelta(days=1)).isoformat())
    assert "OWN201" in html
    assert "<form" not in html


def test_a_cure_shows_what_it_would_do_and_is_left_for_the_finding(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    finding = _shared(shared)
    key = f"keep-person-{shared.alice.pk}"
    looked = client.get(
        f"/findings/{finding.pk}/cure/", {"key": key, "area": shared.refunds.pk}, headers=DOCK
    )
    said = _text(looked.text)
    assert "Keep Alice? Bob loses A and keeps R; Alice keeps A. Told: Bob. It settles OWN201" in said
    assert "It brings up nothing new. Do it Leave it" in said
    assert "Keep Bob" not in said
    assert "I am on it" not in said
    assert _accountable(shared) == ["Alice", "Bob"]
    [leave] = re.findall('hx-get="(/matrix/panel/[^"]+)"', looked.text)
    html = client.get(f"{unescape(leave)}&area={shared.refunds.pk}", headers=DOCK).text
    assert re.findall("autofocus>(.*?)<", html) == ["Keep Alice"]
    assert "Keep Bob" in html


def test_only_what_was_shown_is_carried_out(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    url, place = f"/findings/{_shared(shared).pk}/cure/", {"area": shared.refunds.pk}
    given = {"key": f"keep-person-{shared.alice.pk}", **place}
    [seen] = re.findall('name="seen" value="([^"]+)"', client.get(url, given, headers=DOCK).text)
    AssignmentFactory(area=shared.refunds, letter="A", person=shared.charlie)
    said = _text(client.post(url, {**given, "seen": seen}, headers=DOCK).text)
    assert "Somebody changed this since you looked. Look at it again." in said
    assert _accountable(shared) == ["Alice", "Bob", "Charlie"]
    gone = client.get(url, {"key": "keep-person-0", **place}, headers=DOCK).text
    assert "Somebody changed this since you looked. Look at it again." in gone
    assert "preview" not in gone


def test_what_is_not_in_the_panel_any_more_is_not_shown_there(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    finding = _shared(shared)
    url = f"/findings/{finding.pk}/cure/"
    given = {"key": f"keep-person-{shared.alice.pk}", "area": shared.refunds.pk}
    row = Finding.objects.filter(pk=finding.pk)
    row.update(state="snoozed", snoozed_until=finding.first_seen + dt.timedelta(days=9))
    assert "Somebody changed this since you looked." in client.get(url, given, headers=DOCK).text
    row.update(first_seen=finding.first_seen - dt.timedelta(days=1), resolved_on=finding.first_seen)
    assert "Somebody settled this since you looked." in client.get(url, given, headers=DOCK).text


def test_a_cure_answers_with_the_panel_and_its_undo(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    finding = _shared(shared)
    place = {"area": shared.refunds.pk, "column": f"person-{shared.bob.pk}"}
    given = {"key": f"keep-person-{shared.alice.pk}", **place}
    looked = client.get(f"/findings/{finding.pk}/cure/", given, headers=DOCK)
    [seen] = re.findall('name="seen" value="([^"]+)"', looked.text)
    answer = client.post(f"/findings/{finding.pk}/cure/", {**given, "seen": seen}, headers=DOCK)
    said = _text(answer.text)
    assert "Settled: Refunds." in said
    assert "Bob, responsible, directly" in said
    assert "OWN201" not in said
    assert "remit:acted" in answer.headers["HX-Trigger-After-Settle"]
    [undo] = re.findall(r"/matrix/panel/undo/[0-9a-f-]+/", answer.text)
    answer = client.post(undo, place, headers=DOCK)
    assert "Undone: all is as it was before." in answer.text
    assert "OWN201" in answer.text
    assert _accountable(shared) == ["Alice", "Bob"]


def test_all_ways_are_asked_for_and_a_refusal_stands_at_its_form(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    finding = _shared(shared)
    html = _panel(client, area=shared.refunds.pk, ways=finding.pk)
    assert re.findall("<summary>(.*?)</summary>", html) == [
        "Name an owner",
        "Shared on purpose",
        "Not now",
        "Somebody else",
        "It is meant so",
    ]
    form = {"area": shared.refunds.pk, "snooze-until": "2020-01-01"}
    html = client.post(f"/findings/{finding.pk}/snooze/", form, headers=DOCK).text
    assert "It can only wake on a day to come." in html
    assert 'value="2020-01-01"' in html


def test_it_asks_whether_the_work_stays_with_those_above(
    client: Client, world: World, today: dt.date
) -> None:
    below = AreaFactory(name="Chargebacks", parent=world.refunds, owning_team=world.payments)
    AssignmentFactory(area=below, letter="A", person=world.alice, period=(today, None))
    client.force_login(world.user("alice"))
    question = "Chargebacks has its own accountable now, and the work still comes from Refunds: Bob."
    assert question in _text(_panel(client, area=below.pk))
    work = "/matrix/panel/work/"
    answer = client.post(work, {"area": below.pk, "choice": "keep"}, headers=DOCK)
    assert "It stays as it is." in answer.text
    assert question not in _text(_panel(client, area=below.pk))
    client.session.flush()
    client.force_login(world.user("alice"))
    html = _panel(client, area=below.pk)
    assert re.findall(r'name="choice" value="(\w+)"><button class="btn[ \w]*">(.*?)</button>', html) == [
        ("keep", "Keep Bob"),
        ("here", "Alice does the work, instead of Bob"),
        ("both", "Both do the work"),
    ]
    said = _text(html)
    assert "The work stays with Bob. Nothing changes." in said
    assert "Bob does no work on Chargebacks any more." in said
    assert "R is given here to Alice and Bob: what changes above does not reach Chargebacks any more." in said
    answer = client.post(work, {"area": below.pk, "choice": "both"}, headers=DOCK)
    assert "The work on Chargebacks is done also by its owner." in answer.text
    own = Assignment.objects.filter(area=below, letter="R").order_by("person__name")
    assert [row.person for row in own] == [world.alice, world.bob]
    [undo] = re.findall(r"/matrix/panel/undo/[0-9a-f-]+/", answer.text)
    client.post(undo, {"area": below.pk}, headers=DOCK)
    answer = client.post(work, {"area": below.pk, "choice": "here"}, headers=DOCK)
    assert "The work on Chargebacks is done by its owner alone." in answer.text
    assert [row.person for row in own.all()] == [world.alice]


def test_a_cure_says_who_is_asked_first_and_who_has_not_accepted(client: Client, shared: World) -> None:
    Assignment.objects.filter(area=shared.refunds, letter="A", person=shared.bob).update(acceptance="asked")
    client.force_login(shared.user("alice"))
    said = _text(_panel(client, area=shared.refunds.pk, column=f"person-{shared.alice.pk}"))
    assert "Keep Bob Alice loses A; Bob keeps A, but has not accepted A yet. Nobody else is told." in said
    Assignment.objects.filter(area=shared.refunds, letter="A", person=shared.bob).update(
        acceptance="declined"
    )
    said = _text(_panel(client, area=shared.refunds.pk, column=f"person-{shared.alice.pk}"))
    assert "Keep Bob Alice loses A; Bob keeps A, but said no to A. Nobody else is told." in said


def test_a_cure_that_gives_to_somebody_of_another_team_says_that_they_are_asked(
    client: Client, world: World, today: dt.date
) -> None:
    Assignment.objects.filter(area=world.ledger, letter="R").update(person=world.charlie)
    runner.scan(on=today, at=dt.datetime.now(dt.UTC))
    client.force_login(world.user("alice"))
    said = _text(_panel(client, area=world.ledger.pk))
    assert "Charlie gets A. Charlie is asked first: not in your teams. Told: Charlie." in said


def test_what_was_declined_is_said_and_given_to_somebody_else(client: Client, shared: World) -> None:
    theirs = Assignment.objects.filter(area=shared.refunds, letter="A", person=shared.bob)
    theirs.update(acceptance="declined", declined_because="No time.")
    row = theirs.get()
    place = {"area": shared.refunds.pk, "column": f"person-{shared.bob.pk}"}
    client.force_login(shared.user("charlie"))
    said = _text(_panel(client, **place))
    assert "Bob was asked and said no." in said
    assert "No time" not in said
    assert "Ask them instead" not in said
    url = f"/matrix/panel/instead/{row.pk}/"
    holder = {"holder": f"person-{shared.charlie.pk}", **place}
    assert "Charlie instead of Bob." not in client.post(url, holder, headers=DOCK).text
    assert theirs.filter(period__endswith=None).exists()
    client.force_login(shared.user("alice"))
    said = _text(_panel(client, **place))
    assert "Bob was asked and said no: “No time”." in said
    assert "Who instead of Bob?" in said
    assert "Choose who is asked instead." in client.post(url, place, headers=DOCK).text
    assert "Charlie instead of Bob." in client.post(url, holder, headers=DOCK).text
    live = Assignment.objects.filter(area=shared.refunds, letter="A", period__endswith=None)
    assert sorted(live.values_list("person__name", "acceptance")) == [
        ("Alice", "accepted"),
        ("Charlie", "asked"),
    ]
    assert client.post(f"/matrix/panel/instead/{live.get(person=shared.alice).pk}/").status_code == 404


def test_the_work_is_not_given_by_a_stranger_nor_asked_about(
    client: Client, world: World, today: dt.date
) -> None:
    below = AreaFactory(name="Chargebacks", parent=world.refunds, owning_team=world.payments)
    AssignmentFactory(area=below, letter="A", person=world.alice, period=(today, None))
    client.force_login(world.user("charlie"))
    assert "Shall that stay?" not in _panel(client, area=below.pk)
    answer = client.post("/matrix/panel/work/", {"area": below.pk, "choice": "here"}, headers=DOCK)
    assert "You may not change this." in answer.text
    assert not Assignment.objects.filter(area=below, letter="R").exists()


def test_no_area_is_no_panel(client: Client, world: World) -> None:
    client.force_login(world.admin)
    for asked in ("", "?area=", "?area=x", "?area=999999", "?area=²"):
        assert client.get(f"/matrix/panel/{asked}", headers=DOCK).status_code == 404


def test_more_findings_and_holders_cost_no_more_than_their_cures(client: Client, shared: World) -> None:
    client.force_login(shared.user("charlie"))
    counts = []
    for letters in ("C", "IS"):
        for letter in letters:
            AssignmentFactory(area=shared.refunds, letter=letter, person=shared.charlie)
        with CaptureQueriesContext(connection) as queries:
            _panel(client, area=shared.refunds.pk)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_more_holders_cost_a_look_at_a_cure_no_more(client: Client, shared: World) -> None:
    client.force_login(shared.user("alice"))
    url = f"/findings/{_shared(shared).pk}/cure/"
    given = {"key": f"keep-person-{shared.alice.pk}", "area": shared.refunds.pk}
    counts = []
    for letters in ("C", "IS"):
        for letter in letters:
            AssignmentFactory(area=shared.refunds, letter=letter, person=shared.charlie)
        with CaptureQueriesContext(connection) as queries:
            assert "Do it" in client.get(url, given, headers=DOCK).text
        counts.append(len(queries))
    assert counts[0] == counts[1]
