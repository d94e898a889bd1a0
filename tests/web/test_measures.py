"""A team's dashboard: what is counted, sent in and aimed at; what is not said of few."""

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from ownership.measures import recording
from ownership.models import Target, TeamMetric
from tests.factories import MembershipFactory, PersonFactory, TeamFactory, TeamMetricFactory
from tests.web.access.sent import sent
from tests.web.world import World


@pytest.fixture
def url(world: World) -> str:
    """Payments with five people, one of them in a team below."""
    cards = TeamFactory(name="Cards", parent=world.payments)
    for team in (world.payments, world.payments, cards):
        MembershipFactory(team=team)
    return f"/teams/{world.payments.pk}/measures/"


def send(world: World, today: dt.date, value: str, *, months_ago: int = 0, kind: str = "reliability") -> None:
    month = today.replace(day=1)
    for _ in range(months_ago):
        month = (month - dt.timedelta(days=1)).replace(day=1)
    TeamMetric.objects.create(team=world.payments, kind=kind, month=month, value=Decimal(value))


def card(page: Any, code: str) -> str:
    """The words of a card."""
    html = page.text.split(f'aria-labelledby="{code}-head"', 1)[1].split("</article>", 1)[0]
    return " ".join(html.split())


def test_numbers_with_what_they_are_of_and_the_rows_behind(client: Client, world: World, url: str) -> None:
    client.force_login(world.user("charlie"))
    page = client.get(url)
    coverage = card(page, "coverage")
    assert '<b class="value">50 %</b>' in coverage
    assert "1 of 2 areas" in coverage
    assert f'href="/matrix/?team={world.payments.pk}"' in coverage
    assert '<circle class="dot"' in coverage
    assert (
        "Of the system perspective (long-term health) it owns no area and nothing measured was sent in."
        in page.text
    )
    assert "Of the product perspective (what users get) nothing measured was sent in." in page.text
    assert "Send in metrics" not in page.text


def test_of_few_people_only_what_tells_of_areas(client: Client, world: World, today: dt.date) -> None:
    send(world, today, "99.5")
    client.force_login(world.admin)
    page = client.get(f"/teams/{world.payments.pk}/measures/")
    assert "It has fewer than 5 people" in page.text
    for code in ("losing", "spread", "reliability"):
        assert "Too few people to say." in card(page, code)
    assert "50 %" in card(page, "coverage")
    file = client.get(f"/teams/{world.payments.pk}/measures/export/csv/").content.decode("utf-8-sig")
    assert {row["Measure"] for row in csv.DictReader(io.StringIO(file))} == {
        "Clearly owned",
        "Unclear",
        "System share",
        "Scatter",
    }


def test_what_is_sent_in_stands_beside_with_its_target(
    client: Client, world: World, url: str, today: dt.date
) -> None:
    send(world, today, "99.5", months_ago=2)
    send(world, today, "98.25", months_ago=1)
    Target.objects.create(code="reliability", value=99)
    Target.objects.create(code="coverage", value=50, team=world.payments)
    client.force_login(world.user("charlie"))
    page = client.get(url)
    reliability = card(page, "reliability")
    assert '<b class="value">98.2 %</b>' in reliability or '<b class="value">98.3 %</b>' in reliability
    assert "Target: at least 99 %, set for everybody" in reliability
    assert "target missed" in reliability
    assert "target met" in card(page, "coverage")
    assert "Of the system perspective (long-term health) it owns no area." in page.text
    rows = list(csv.DictReader(io.StringIO(client.get(f"{url}export/csv/").content.decode("utf-8-sig"))))
    assert [(row["Value"], row["Target"]) for row in rows if row["Measure"] == "Reliability"] == [
        ("99.5", "99"),
        ("98.25", "99"),
    ]
    coverage = [row for row in rows if row["Measure"] == "Clearly owned"][-1]
    assert list(coverage.values()) == [
        "Payments", "ownership", "Clearly owned", today.isoformat(), "50", "%", "1", "2", "higher", "50",
    ]  # fmt: skip


def test_a_day_to_come_is_today_and_a_former_day_is_said(client: Client, world: World, url: str) -> None:
    client.force_login(world.user("charlie"))
    assert "What is to come cannot be measured yet." in client.get(f"{url}?on=2199-01-01").text
    assert "This is how it was on <b>1 Jun 2025</b>." in client.get(f"{url}?on=2025-06-01").text


def test_a_lead_sends_in_what_is_theirs_alone(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    lines = "team,metric,month,value\nPayments,Defects,2026-01,4\n"
    page = client.post("/measures/metrics/", {"text": lines, "do": "look"})
    assert "1 new number, 0 replaced." in page.text
    assert not TeamMetric.objects.exists()
    assert client.post("/measures/metrics/", {"text": lines, "do": "record"}).status_code == 302
    assert TeamMetric.objects.get().value == 4
    others = client.post("/measures/metrics/", {"text": f"{lines}Search,Defects,2026-01,4\n", "do": "record"})
    assert "Search: You may not change this." in others.text
    assert TeamMetric.objects.count() == 1


def test_a_large_team_waits_for_the_night(
    client: Client, world: World, url: str, today: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "AFFORDABLE", 1)
    client.force_login(world.user("charlie"))
    page = client.get(url)
    assert "the first time is still to come" in page.text
    assert "Not counted yet." in card(page, "coverage")
    assert "0 people" not in page.text
    assert "Nothing was sent in." in card(page, "defects")
    # What is sent in does not wait for the night.
    month = today.replace(day=1)
    TeamMetricFactory(team=world.payments, kind="defects", month=month, value=7)
    for person in PersonFactory.create_batch(5):
        MembershipFactory(team=world.payments, person=person)
    assert '<b class="value">7' in card(client.get(url), "defects")
    recording.record(on=today - dt.timedelta(days=2), today=today)
    page = client.get(url)
    assert "This is what was counted on" in page.text
    assert '<b class="value">50 %</b>' in card(page, "coverage")


def test_a_team_without_areas_is_led_to_its_first(client: Client, world: World) -> None:
    client.force_login(world.admin)
    empty = TeamFactory(name="Empty")
    assert f'href="/areas/new/?team={empty.pk}"' in client.get(f"/teams/{empty.pk}/measures/").text


class TestTargets:
    def test_set_changed_and_taken_away(self, client: Client, world: World, url: str) -> None:
        client.force_login(world.user("alice"))
        form = f"{url}targets/"
        for number in ("95", "90.5", ""):
            client.post(form, sent(client.get(form).text, coverage=number))
            expected = {("coverage", Decimal(number))} if number else set()
            assert set(Target.objects.values_list("code", "value")) == expected

    def test_what_somebody_set_meanwhile_is_not_overwritten(
        self, client: Client, world: World, url: str
    ) -> None:
        client.force_login(world.user("alice"))
        form = f"{url}targets/"
        mine = sent(client.get(form).text, coverage="95")
        Target.objects.create(team=world.payments, code="coverage", value=80)
        page = client.post(form, mine)
        assert "Somebody set it to 80 since you looked. Save again if yours still holds." in page.text
        assert Target.objects.get().value == 80

    def test_the_nearest_above_holds_and_numbers_are_bounded(
        self, client: Client, world: World, url: str
    ) -> None:
        Target.objects.create(code="coverage", value=70)
        Target.objects.create(team=world.payments, code="coverage", value=80)
        cards = TeamFactory(name="Cards too", parent=world.payments)
        client.force_login(world.admin)
        assert "at least 80 %, set for Payments" in card(
            client.get(f"/teams/{cards.pk}/measures/"), "coverage"
        )
        form = f"/teams/{cards.pk}/measures/targets/"
        assert "Without one: 80 %." in client.get(form).text
        page = client.post(form, sent(client.get(form).text, coverage="101", losing="-1", age="NaN"))
        assert page.text.count('class="wrong"') == 3


class TestCompare:
    def test_side_by_side_in_the_order_asked_with_what_they_were(
        self, client: Client, world: World, url: str, today: dt.date
    ) -> None:
        client.force_login(world.user("charlie"))
        before = today - dt.timedelta(days=40)
        send(world, today, "99.5", months_ago=3)
        send(world, today, "99.9")
        asked = f"?team=Search%0APayments&before={before.isoformat()}"
        page = client.get(f"/measures/compare/{asked}")
        assert [side.team.name for side in page.context["sides"]] == ["Search", "Payments"]
        rows = {row.of.code: row.cells for _, group in page.context["groups"] for row in group}
        search, payments = rows["reliability"]
        assert (search.now, search.few) == ("", True)
        assert (payments.now, payments.was, payments.trend) == ("99.9 %", "99.5 %", "better")
        assert [cell.now for cell in rows["coverage"]] == ["", "50 %"]
        file = client.get(f"/measures/compare/export/csv/{asked}").content.decode("utf-8-sig")
        found = [row for row in csv.DictReader(io.StringIO(file)) if row["Measure"] == "Clearly owned"]
        assert [(row["Team"], row["Day"]) for row in found] == [
            ("Payments", before.isoformat()),
            ("Payments", today.isoformat()),
        ]

    def test_what_is_not_understood_is_said(self, client: Client, world: World) -> None:
        client.force_login(world.user("charlie"))
        assert "Which teams?" in client.get("/measures/compare/").text
        page = client.get("/measures/compare/?team=Paymets&on=2199-01-01&before=x").text
        assert "No team is called “Paymets”." in page
        assert "A day lies between 1900 and today." in page
        assert "Enter a valid date." in page
        page = client.get("/measures/compare/?team=Payments&on=2026-01-01&before=2026-01-01").text
        assert "It is to be a day before the other one." in page

    def test_queries_do_not_grow_with_teams(
        self, client: Client, world: World, url: str, django_assert_num_queries: Any
    ) -> None:
        client.force_login(world.user("charlie"))
        for count in (1, 3):
            names = "%0A".join(["Payments", "Search", "Cards"][:count])
            client.get(f"/measures/compare/?team={names}")
            with django_assert_num_queries(14):
                client.get(f"/measures/compare/?team={names}")
