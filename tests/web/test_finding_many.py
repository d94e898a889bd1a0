import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Finding, FindingEvent, Waiver
from tests.factories import AreaFactory, FindingFactory, TeamFactory, facts
from tests.web.world import World


@pytest.fixture
def found(world: World, today: dt.date) -> list[int]:
    """Two of Payments, open on the list beside that of the ledger."""
    areas = [AreaFactory(name=name, owning_team=world.payments) for name in ("Fax", "Mail")]
    return [FindingFactory(area=area, first_seen=today, facts=facts()).pk for area in areas]


def _states(ids: list[int]) -> set[Any]:
    rows = Finding.objects.filter(pk__in=ids)
    return set(rows.values_list("state", "snoozed_until", "assignee__name"))


def test_the_list_lets_one_choose_what_one_may_act_on(
    client: Client, world: World, found: list[int], today: dt.date
) -> None:
    theirs = FindingFactory(area=AreaFactory(owning_team=TeamFactory()), first_seen=today, facts=facts())
    boxes = {}
    for name in ("alice", "charlie"):
        client.force_login(world.user(name))
        page = client.get("/findings/").text
        boxes[name] = {int(id) for id in re.findall(r'name="finding" value="(\d+)" form="many"', page)}
        assert ('id="many"' in page) == bool(boxes[name])
    assert boxes == {"alice": {world.unowned.pk, *found}, "charlie": set()}
    client.force_login(world.admin)
    assert f'name="finding" value="{theirs.pk}"' in client.get("/findings/").text


def test_one_is_on_several_at_once_and_takes_them_up_again(
    client: Client, world: World, found: list[int]
) -> None:
    client.force_login(world.user("alice"))
    sent = {"finding": found, "next": "/findings/?severity=error"}
    answer = client.post("/findings/many/acknowledge/", sent, follow=True)
    assert answer.redirect_chain == [("/findings/?severity=error", 302)]
    assert "You are on it: 2 findings." in answer.text
    assert "/undo/" not in answer.text
    assert _states(found) == {("acknowledged", None, "Alice")}
    form = answer.text.split('action="/findings/many/reopen/"')[1].split("</form>")[0]
    again = re.findall(r'name="finding" value="(\d+)"', form)
    assert {int(id) for id in again} == set(found)
    assert "Take them up again" in form
    assert (
        "Open again: 2 findings."
        in client.post("/findings/many/reopen/", {"finding": again}, follow=True).text
    )
    assert _states(found) == {("open", None, None)}
    assert FindingEvent.objects.count() == 4


def test_what_needs_a_word_is_asked_for_on_a_page(
    client: Client, world: World, found: list[int], today: dt.date
) -> None:
    client.force_login(world.user("alice"))
    page = client.get("/findings/many/snooze/", {"finding": found, "next": "/findings/?sort=age"}).text
    assert "<h1>2 findings: snooze until…</h1>" in page
    assert re.findall(r'name="finding" value="(\d+)" checked', page) == [str(id) for id in found]
    assert 'name="next" value="/findings/?sort=age"' in page
    until = today + dt.timedelta(days=9)
    refused = client.post("/findings/many/snooze/", {"finding": found, "snooze-until": today.isoformat()})
    assert "2 findings: It can only wake on a day to come." in refused.text
    client.post("/findings/many/snooze/", {"finding": found, "snooze-until": until.isoformat()})
    assert _states(found) == {("snoozed", until, None)}


def test_no_token_gets_into_an_address(client: Client, world: World, found: list[int]) -> None:
    client.force_login(world.user("alice"))
    bar = client.get("/findings/").text.split('id="many"')[1].split("</form>")[0]
    buttons = re.findall(r"<button[^>]+>", bar)
    assert ["csrfmiddlewaretoken" in each for each in buttons] == [
        'formmethod="get"' not in each for each in buttons
    ]
    assert bar.count("csrfmiddlewaretoken") == 1


def test_several_are_given_to_somebody(client: Client, world: World, found: list[int]) -> None:
    client.force_login(world.user("alice"))
    answer = client.post(
        "/findings/many/give/",
        {"finding": found, "give-to": world.bob.pk, "next": "/findings/"},
        follow=True,
    )
    assert "Given on: 2 findings." in answer.text
    assert answer.text.count("Given to Bob.") == 2
    client.force_login(world.user("bob"))
    mine = client.get("/findings/?mine=on").text
    assert mine.count("Asked of you because it was given to you.") == 2


def test_several_are_accepted_and_undone_as_one(
    client: Client, world: World, found: list[int], today: dt.date
) -> None:
    client.force_login(world.user("alice"))
    until = (today + dt.timedelta(days=30)).isoformat()
    sent = {"finding": found, "accept-reason": "Moving.", "accept-until": until, "next": "/findings/"}
    answer = client.post("/findings/many/accept/", sent, follow=True)
    assert Waiver.objects.count() == 2
    assert "Accepted on purpose: 2 findings." in answer.text
    late = client.post("/findings/many/acknowledge/", {"finding": found})
    assert late.text.count("Alice accepted this on purpose since you looked. Leave it out.") == 2
    undo = re.search(r'action="(/undo/[^"]+)"', answer.text)
    assert undo is not None
    client.post(undo[1])
    assert Waiver.objects.count() == 0


def test_those_of_others_are_named_and_nothing_is_half_done(
    client: Client, world: World, found: list[int], today: dt.date
) -> None:
    area = AreaFactory(name="Theirs", owning_team=TeamFactory())
    theirs = FindingFactory(area=area, first_seen=today, facts=facts())
    client.force_login(world.user("alice"))
    answer = client.post("/findings/many/acknowledge/", {"finding": [*found, theirs.pk]})
    assert re.findall(r"<li>(OWN101.*?)</li>", answer.text) == [
        (
            "OWN101 Theirs: You may not act on this."
            " Leave it out, or ask the lead of the team that it belongs to."
        )
    ]
    assert _states([*found, theirs.pk]) == {("open", None, None)}


def test_what_one_may_not_see_is_not_named(client: Client, world: World, today: dt.date) -> None:
    hidden = FindingFactory(rule="OWN301", area=None, person=world.bob, first_seen=today, facts=facts())
    client.force_login(world.user("charlie"))
    answer = client.post("/findings/many/acknowledge/", {"finding": [hidden.pk, "x"]}, follow=True)
    assert "Choose at least one finding that is still open." in answer.text
    assert "Bob" not in answer.text


def test_three_cost_no_more_queries_than_one(client: Client, world: World, found: list[int]) -> None:
    client.force_login(world.user("alice"))
    counts = []
    for ids in ([world.unowned.pk], [world.unowned.pk, *found]):
        with CaptureQueriesContext(connection) as queries:
            client.get("/findings/many/snooze/", {"finding": ids})
        counts.append(len(queries))
    assert counts[0] == counts[1]
