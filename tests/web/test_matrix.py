import re

from django.test import Client
from django.utils import timezone

from ownership.matrix import build
from ownership.rules import runner
from ownership.web.grid import table
from tests.factories import AreaFactory, AssignmentFactory, MembershipFactory, PersonFactory
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
    html = table(matrix=matrix, marked={})
    assert (sum(1 for _ in matrix.rows), len(matrix.all_columns)) == (200, 60)
    assert len(html) < 550_000
