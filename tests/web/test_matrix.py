import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from ownership.matrix import build
from ownership.rules import runner
from ownership.web.matrix.grid import table
from ownership.web.views import matrix as views
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    FindingFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    UserFactory,
    facts,
)
from tests.web.world import World


def _cell(html: str, cell: str) -> str:
    found = re.search(rf"<td id={cell}\b[^>]*>", html)
    return found[0] if found else ""


def test_a_cell_says_why_and_carries_its_finding(client: Client, world: World) -> None:
    AssignmentFactory(area=world.refunds, letter="A", person=world.bob)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    client.force_login(world.user("charlie"))
    html = client.get("/matrix/").text
    cell = _cell(html, f"a{world.refunds.pk}p{world.alice.pk}")
    assert 'title="Alice, accountable, directly, since 1 Jan 2025"' in cell
    assert "error" in cell
    assert f'<template id="findings-{world.refunds.pk}">' in html
    assert "Ledger &lt;b&gt;" in html


def test_the_list_says_the_same_in_words(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    phone = {"User-Agent": "Mozilla/5.0 (Android) Mobile"}
    html = client.get("/matrix/", headers=phone).text
    assert "Alice, accountable, directly, since 1 Jan 2025" in html
    assert "nobody accountable" in html
    assert 'role="grid"' not in html
    assert 'role="grid"' in client.get("/matrix/?look=grid", headers=phone).text


def test_a_day_before_all_shows_the_way_back(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    html = client.get("/matrix/?on=2020-01-01").text
    assert "There was nothing yet on 1 Jan 2020" in html


def test_a_large_matrix_stays_small(world: World) -> None:
    people = [PersonFactory(name=f"Person {number}") for number in range(57)]
    for person in people:
        MembershipFactory(person=person, team=world.payments)
    for number in range(198):
        area = AreaFactory(name=f"Area {number}")
        for place, letter in enumerate("ARCI"):
            AssignmentFactory(area=area, letter=letter, person=people[(number + place) % 57])
    matrix = build(on=timezone.localdate())
    html = table(matrix=matrix, marked={}, figures=None, findings={})
    assert (sum(1 for _ in matrix.rows), len(matrix.all_columns)) == (200, 60)
    assert len(html) < 550_000


def _totals(html: str) -> dict[str, str]:
    heads = re.findall(r'data-column="([^"]+)"', html)
    foot = re.findall(r"<td[^>]*>([^<]*)", html.split("<tfoot>")[1])
    return dict(zip(heads, foot, strict=False))


def test_a_total_of_one_person_is_for_who_may_see_it(client: Client, world: World) -> None:
    boss = PersonFactory(name="Dana", user=UserFactory(email="dana@example.org"))
    world.bob.manager = boss
    world.bob.save()
    for person in (world.bob, world.charlie):
        AssignmentFactory(area=AreaFactory(name=f"Of {person}"), letter="A", person=person)
    AssignmentFactory(area=world.ledger, letter="A", seat=SeatFactory(team=world.payments))
    shown = {}
    for user in (world.user("alice"), world.user("charlie"), boss.user, world.admin):
        client.force_login(user)
        totals = _totals(client.get("/matrix/").text)
        people = {f"person-{each.pk}": each.name for each in (world.alice, world.bob, world.charlie)}
        shown[user.email] = [people.get(key, "a seat") for key, total in totals.items() if total]
    assert shown == {
        "alice@example.org": ["Alice", "Bob", "a seat"],
        "charlie@example.org": ["a seat", "Charlie"],
        "dana@example.org": ["Bob", "a seat"],
        "admin@example.org": ["Alice", "Bob", "a seat", "Charlie"],
    }
    client.force_login(world.user("charlie"))
    AssignmentFactory(area=AreaFactory(name="Of a team"), letter="A", team=world.payments)
    assert _totals(client.get("/matrix/?columns=teams").text)[f"team-{world.payments.pk}"] == "1"


def test_a_team_of_one_is_headed_by_its_initials(client: Client, world: World) -> None:
    world.payments.name = "Payments & Billing"
    world.payments.save()
    client.force_login(world.user("charlie"))
    html = client.get("/matrix/").text
    assert '<span aria-hidden="true">S</span><span class="sr">Search</span>' in html
    assert 'colspan="2" title="Payments &amp; Billing">Payments &amp; Billing</th>' in html


def test_nothing_that_fits_counts_nobody(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    assert '<p class="muted">0 areas</p>' in client.get("/matrix/?q=nowhere").text


def test_a_past_day_keeps_its_findings_or_says_since_when_there_are_any(client: Client, world: World) -> None:
    day, before = dt.date(2026, 3, 1), dt.date(2026, 2, 1)
    gone = AreaFactory(name="Fax")
    gone.lifecycle, gone.since = "retired", dt.date(2026, 4, 1)
    gone.save()
    FindingFactory(rule="OWN101", area=gone, first_seen=day, resolved_on=dt.date(2026, 4, 1), facts=facts())
    client.force_login(world.user("charlie"))
    html = client.get(f"/matrix/?findings=on&on={day}").text
    assert re.findall(r'<tr data-area="(\d+)"', html) == [str(gone.pk)]
    html = client.get(f"/matrix/?findings=on&on={before}").text
    assert "No finding is known of 1 Feb 2026" in html
    assert "The rules have been watched since 1 Mar 2026." in html


def test_of_more_columns_those_with_the_most_letters_are_shown(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Bob has two letters of Payments' areas; Charlie, of another team, one; Alice, their lead, one.
    AssignmentFactory(area=world.refunds, letter="C", person=world.charlie)
    client.force_login(world.user("charlie"))
    path = f"/matrix/?team={world.payments.pk}"
    assert "left out" not in client.get(path).text
    for widest, heads in ((2, ["Alice", "Bob"]), (1, ["Bob"])):
        monkeypatch.setattr(views, "WIDEST", widest)
        page = client.get(path)
        shown = [column.name for column in page.context["matrix"].all_columns]
        assert (shown, page.context["hidden"]) == (heads, 3 - widest)
        assert f"{3 - widest} more columns are left out" in page.text
        # Rows that come later have the same columns, also where the address cannot name them all.
        rows = client.get(f"/matrix/rows/?team={world.payments.pk}&offset=0").text
        cells = re.findall(r"<td[^>]* id=", rows)
        assert len(cells) == widest * rows.count("data-area=") > 0
        # As a list nobody is left out.
        listed = client.get(f"{path}&look=list")
        assert ("Charlie" in listed.text, listed.context["hidden"]) == (True, 0)
