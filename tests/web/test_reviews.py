"""What somebody answers for, confirmed at once, on the area's page and on a finding."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Area, Assignment
from ownership.rules.registry import RULES
from ownership.web.findings.actions import CONFIRMED
from tests.factories import AreaFactory, AssignmentFactory, FindingFactory, SeatFactory, facts, period
from tests.web.world import World

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def unconfirmed(world: World) -> None:
    """Nobody has looked at the world's areas yet."""
    Area.objects.update(confirmed_on=None)


def listed(client: Client) -> list[tuple[str, str, bool]]:
    return [(each.area.name, each.said, each.is_fresh) for each in client.get("/reviews/").context["reviews"]]


def test_all_that_one_answers_for_with_what_waits_longest_first(
    client: Client, world: World, today: dt.date
) -> None:
    def area(name: str, days: int | None, **more: object) -> Area:
        confirmed = None if days is None else today - days * DAY
        made: Area = AreaFactory(name=name, confirmed_on=confirmed, **more)
        return made

    AssignmentFactory(area=area("Led", 211), team=world.payments)
    seat = SeatFactory(team=world.payments)
    world.alice.memberships.update(seat=seat)
    AssignmentFactory(area=area("Sat", 12, review_days=10, confirmed_by=world.alice), seat=seat)
    AssignmentFactory(area=area("Fresh", 180), person=world.alice)
    for name, more in {
        "Deputy": {"deputy": True},
        "Worker": {"letter": "R"},
        "Declined": {"acceptance": "declined"},
        "Over": {"period": period(end=today)},
        "Bobs": {"person": world.bob},
    }.items():
        AssignmentFactory(area=area(name, None), **{"person": world.alice, **more})
    AssignmentFactory(area=area("Gone", None, lifecycle="retired"), person=world.alice)
    client.force_login(world.user("alice"))
    assert listed(client) == [
        ("Refunds", "Nobody has confirmed this yet.", False),
        ("Led", "Not confirmed for 211 days: check first.", False),
        ("Sat", "Not confirmed for 12 days: check first.", False),
        ("Fresh", "Confirmed 180 days ago.", True),
    ]
    page = client.get("/reviews/").text
    assert "3 of 4 wait for it." in page
    assert f"as lead of {world.payments}" in page


def test_those_that_are_ticked_are_confirmed_and_undone(client: Client, world: World, today: dt.date) -> None:
    other = AssignmentFactory(person=world.alice).area
    client.force_login(world.user("alice"))
    page = client.post("/reviews/", {"area": [world.refunds.pk, other.pk]}, follow=True)
    [message] = page.context["messages"]
    assert str(message) == "Noted: 2 areas are still right."
    confirmed = Area.objects.filter(confirmed_on=today).values_list("pk", "confirmed_by")
    assert set(confirmed) == {(world.refunds.pk, world.alice.pk), (other.pk, world.alice.pk)}
    client.post(f"/undo/{message.extra_tags.split()[1]}/")
    assert not Area.objects.filter(confirmed_on=today).exists()


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("", "Tick those that are still right."),
        ("x", "One of these is no area."),
        ("999999", "One of these areas is not there any more."),
    ],
)
def test_what_makes_no_sense_is_said(client: Client, world: World, area: str, said: str) -> None:
    client.force_login(world.user("alice"))
    page = client.post("/reviews/", {"area": area} if area else {}, follow=True)
    assert [str(each) for each in page.context["messages"]] == [said]


def test_nobody_confirms_what_is_somebody_elses(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    assert client.post("/reviews/", {"area": world.refunds.pk}).status_code == 403
    assert Area.objects.get(pk=world.refunds.pk).confirmed_on is None


def test_the_areas_page_offers_it_to_who_answers_and_today_alone(client: Client, world: World) -> None:
    path, button = f"/areas/{world.refunds.pk}/", "Still right<"
    shown = {}
    for name in ("alice", "bob", "admin"):
        client.force_login(world.user(name))
        shown[name] = button in client.get(path).text
    assert shown == {"alice": True, "bob": False, "admin": True}
    client.force_login(world.user("alice"))
    assert button not in client.get(f"{path}?on=2026-01-01").text
    page = client.post("/reviews/", {"area": world.refunds.pk, "next": path}, follow=True)
    assert page.redirect_chain == [(path, 302)]
    assert "Confirmed by Alice today." in page.text


def test_who_answers_for_nothing_is_told_where_to_look(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    assert "You answer for nothing" in client.get("/reviews/").text


def test_what_is_not_ones_own_any_more_is_said_why(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    row = Assignment.objects.get(area=world.refunds, letter="A")
    page = client.post("/notices/answer/", {"assignment": row.pk, "say": "declined", "next": "/reviews/"})
    assert ("Why not?" in page.text, 'value="/reviews/"' in page.text) == (True, True)


@pytest.mark.parametrize("rule", CONFIRMED)
def test_a_finding_is_settled_by_one_press(client: Client, world: World, today: dt.date, rule: str) -> None:
    if rule not in RULES:
        pytest.skip(f"{rule} is still to come.")
    other = AssignmentFactory(person=world.alice).area
    named = {"areas": [world.refunds.pk, other.pk], "people": [world.bob.pk]}
    more = {"since": "2026-01-01", "late": True, "moved": False, "reorganised": False}
    # What OWN410 is about is a person.
    who = {"area": None, "person": world.alice} if rule == "OWN410" else {"area": world.ledger}
    found = FindingFactory(rule=rule, facts=facts(**named, **more), **who)
    client.force_login(world.user("alice"))
    assert "All still right" in client.get(f"/findings/{found.pk}/").text
    client.post(f"/findings/{found.pk}/confirm/")
    confirmed = set(Area.objects.filter(confirmed_on=today).values_list("pk", flat=True))
    assert confirmed == {world.refunds.pk, other.pk}
    assert client.post(f"/findings/{world.unowned.pk}/confirm/").status_code == 404


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/reviews/")
        return len(queries)

    client.force_login(world.user("alice"))
    counted()
    one = counted()
    for _ in range(2):
        AssignmentFactory(person=world.alice)
        AssignmentFactory(team=world.payments)
    assert counted() == one == 6
