import datetime as dt
import re

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from ownership.models import Assignment, Finding
from ownership.rules import runner
from ownership.rules.suggestions import suggestions
from tests.factories import AbsenceFactory, AreaFactory, AssignmentFactory, TeamFactory
from tests.web.world import World

HTMX = {"HX-Request": "true"}


def test_pressing_a_suggestion_shows_what_it_would_do(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path, key = f"/findings/{world.unowned.pk}/cure/", f"accountable-person-{world.bob.pk}"
    for headers in ({}, HTMX):
        page = client.get(path, {"key": key}, headers=headers).text
        assert "Make Bob accountable?" in page
        assert "Bob gets A. " in page
        assert re.search("Told: <b>Bob</b>", page)
        assert "<code>OWN101</code> Nobody is accountable for Ledger &lt;b&gt;" in page
        assert "It brings up nothing new." in page
        assert ("<html" in page) == (headers == {})
    assert not Assignment.objects.filter(area=world.ledger, letter="A").exists()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    answer = client.post(path, {"key": key, "seen": seen[1]}, headers=HTMX)
    assert "Settled: Ledger &lt;b&gt;." in answer.text
    assert "/undo/" in answer.text


def test_what_it_would_bring_up_is_said_too(client: Client, world: World) -> None:
    world.ledger.criticality = "critical"
    world.ledger.save()
    runner.scan(on=timezone.localdate(), at=timezone.now())
    client.force_login(world.user("alice"))
    path, key = f"/findings/{world.unowned.pk}/cure/", f"accountable-person-{world.bob.pk}"
    page = client.get(path, {"key": key}, headers=HTMX).text
    brought = page.split("It brings up")[1]
    assert "<code>OWN105</code>" in brought


def test_only_what_was_shown_is_carried_out(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path, key = f"/findings/{world.unowned.pk}/cure/", f"accountable-person-{world.bob.pk}"
    changed = "Somebody changed this since you looked. Look at it again."
    assert changed in client.post(path, {"key": key, "seen": "other"}, headers=HTMX).text
    assert changed in client.get(path, {"key": "nonsense"}, headers=HTMX).text
    assert not Assignment.objects.filter(area=world.ledger, letter="A").exists()


@pytest.fixture
def redundant(world: World) -> list[int]:
    """Two areas of Payments in which Alice decides and is told as well; and one of others."""
    for name, team in (("Fax", world.payments), ("Mail", world.payments), ("Post", TeamFactory())):
        area = AreaFactory(name=name, owning_team=team)
        for letter in "ARC":
            AssignmentFactory(area=area, letter=letter, person=world.alice)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    rows = Finding.objects.filter(rule="OWN209", area__name__in=["Fax", "Mail"], resolved_on=None)
    return list(rows.order_by("area__name").values_list("pk", flat=True))


def test_all_alike_are_fixed_in_one_request_with_one_undo(
    client: Client, world: World, redundant: list[int]
) -> None:
    client.force_login(world.user("alice"))
    assert 'href="/findings/alike/OWN209/"' in client.get("/findings/").text
    page = client.get("/findings/alike/OWN209/").text
    assert "2 findings" in page
    assert page.count("<b>Drop the C</b>") == 2
    assert "Fax: Alice loses C and keeps A and R; Mail: Alice loses C and keeps A and R." in page
    assert "1 more needs a look of its own." in page
    path = "/findings/alike/OWN209/"
    assert "Somebody changed this" in client.post(path, {"seen": "x"}).text
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    answer = client.post(path, {"seen": seen[1]}, follow=True)
    assert "Done for 2 findings: 2 settled." in answer.text
    live = Assignment.objects.filter(letter="C", period__endswith=None, person=world.alice)
    assert list(live.values_list("area__name", flat=True)) == ["Post"]
    undo = re.search(r'action="(/undo/[^"]+)"', answer.text)
    assert undo is not None
    client.post(undo[1])
    assert live.count() == 3
    assert set(Finding.objects.filter(rule="OWN209", resolved_on=None).values_list("pk", flat=True)) >= set(
        redundant
    )


def test_whoever_can_fix_nothing_of_it_is_told(client: Client, world: World, redundant: list[int]) -> None:
    client.force_login(world.user("charlie"))
    assert "Fix all like this" not in client.get("/findings/").text
    answer = client.post("/findings/alike/OWN209/", {"seen": "x"})
    assert "Nothing here can be fixed all at once" in answer.text
    assert Assignment.objects.filter(letter="C", period__endswith=None).count() == 3


def test_a_narrowed_list_narrows_what_is_fixed(
    client: Client, world: World, redundant: list[int], today: dt.date
) -> None:
    client.force_login(world.admin)
    found = {
        query: client.get(f"/findings/alike/OWN209/{query}").text.count("<b>Drop the C</b>")
        for query in ("", f"?team={world.payments.pk}", "?severity=error", "?state=snoozed")
    }
    assert found == {"": 3, f"?team={world.payments.pk}": 2, "?severity=error": 0, "?state=snoozed": 0}


def test_what_only_a_scan_decides_is_compared_too_and_said_to_follow(client: Client, world: World) -> None:
    today = timezone.localdate()
    world.ledger.criticality = "critical"
    world.ledger.save()
    AssignmentFactory(area=world.ledger, letter="A", person=world.bob)
    AssignmentFactory(area=world.ledger, letter="R", person=world.alice)
    AbsenceFactory(person=world.bob, period=DateRange(today, today + dt.timedelta(days=30)))
    runner.scan(on=today, at=timezone.now())
    away = Finding.objects.get(rule="OWN407")
    [cure, *_] = suggestions(findings=[away], on=today)[away.pk]
    client.force_login(world.user("alice"))
    path = f"/findings/{away.pk}/cure/"
    page = client.get(path, {"key": cure.key}, headers=HTMX).text
    assert "<code>OWN407</code>" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    answer = client.post(path, {"key": cure.key, "seen": seen[1]}, headers=HTMX)
    assert "Done, and looked at again within seconds: Bob." in answer.text
    runner.scan(on=today, at=timezone.now())
    away.refresh_from_db()
    assert away.resolved_on == today
