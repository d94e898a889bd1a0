import datetime as dt

import pytest
from django.test import Client

from ownership.changes import Change, ChangeSet
from ownership.models import Area, Finding
from ownership.operations import apply
from ownership.rules.showing import MOST as COUNTED
from ownership.web.home import near
from ownership.web.views.home import MOST
from tests.factories import START, AreaFactory, AssignmentFactory, PlaceholderFactory, UserFactory, period
from tests.people import administrator
from tests.web.world import World


def test_the_lead_is_asked_with_the_cure_beside_it(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    html = client.get("/").text
    assert "Asked of you because you lead Payments, which owns Ledger &lt;b&gt;." in html
    assert "Make Bob accountable" in html
    assert "1 of 2 areas have a category." in html
    assert 'href="/import/"' not in html


def test_a_reader_sees_what_is_theirs_and_is_asked_nothing(client: Client, world: World) -> None:
    client.force_login(world.user("bob"))
    html = client.get("/").text
    assert "Nothing is asked of you." in html
    assert html.count('title="Responsible"') == 2
    assert "Set up so far" not in html


def test_an_empty_installation_begins_with_three_ways(client: Client, db: None) -> None:
    client.force_login(administrator())
    html = client.get("/", follow=True).text
    assert "Welcome to Remit" in html
    assert "Import a table" in html


def test_a_placeholder_becomes_somebody(client: Client, world: World) -> None:
    dana = PlaceholderFactory(name="Dana")
    client.force_login(world.admin)
    assert "1 person is only a name so far, from a sheet." in client.get("/").text
    said = {"person": dana.pk, "email": "alice@example.org"}
    assert "Another person already has this e-mail address." in client.post("/people/unknown/", said).text
    page = client.post("/people/unknown/", {"person": dana.pk, "into": world.bob.pk}, follow=True)
    assert "Dana is known now." in page.text
    assert "Everybody is known" in page.text


def test_the_page_of_a_mail_settles_what_it_asks(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/r/{world.delivery.token}/"
    assert "Make Bob accountable" in client.get(path).text
    key = f"accountable-person-{world.bob.pk}"
    client.post(f"/findings/{world.unowned.pk}/cure/", {"key": key})
    html = client.get(path).text
    assert "All of it is settled. Thank you." in html
    assert "Settled since the mail" in html


def test_an_account_of_no_person_is_told_what_it_is(client: Client, world: World) -> None:
    client.force_login(world.admin)
    assert (
        "This account administers, and areas are held by people."
        ' <a href="/start/you/">Say who you are</a>' in client.get("/").text
    )
    user = UserFactory()
    client.force_login(user)
    assert "An administrator links them." in client.get("/").text


def test_what_changed_near_somebody(client: Client, world: World, today: dt.date) -> None:
    elsewhere = AreaFactory(name="Elsewhere")
    for area in (world.refunds, elsewhere):
        row = Change(area._meta.label, area.pk, {"criticality": "minor"})
        apply(changes=ChangeSet(f"{area} matters less", (row,)), actor=world.admin, on=today)
    seen = {}
    for name in ("alice", "bob", "charlie", "admin"):
        client.force_login(world.user(name))
        changed = client.get("/").text.split('id="changed-head"')[1].split("</section>")[0]
        seen[name] = {label for label in ("Refunds", "Elsewhere") if f">{label} matters less</a>" in changed}
    everything = {"Refunds", "Elsewhere"}
    assert seen == {"alice": {"Refunds"}, "bob": {"Refunds"}, "charlie": set(), "admin": everything}


def test_what_is_wrong_near_somebody_is_apart_from_what_is_asked(client: Client, world: World) -> None:
    client.force_login(world.user("bob"))
    html = client.get("/").text
    assert "Nothing is asked of you." in html
    near = html.split('id="near-head"')[1].split("</section>")[0]
    assert near.count("<li>") == 1
    assert f'href="/findings/{world.unowned.pk}/"' in near
    for name in ("alice", "charlie"):
        client.force_login(world.user(name))
        assert 'id="near-head"' not in client.get("/").text


def test_what_waits_and_who_is_new(client: Client, world: World, today: dt.date) -> None:
    world.bob.memberships.update(period=period(today))
    AssignmentFactory(
        area=world.ledger, letter="A", person=world.bob, acceptance="asked", period=period(today)
    )
    client.force_login(world.user("bob"))
    html = client.get("/").text
    assert "<b>1 message</b> waits for you" in html
    assert 'You are asked to hold 1 area: <a href="/notices/">take or decline</a>.' in html
    assert '<dd>1</dd><dd class="note">1 to take or decline</dd>' in html
    assert "areas, 1 of them asked" in html
    assert "nothing waits for you" not in html
    assert "Nothing is asked of you" not in html
    assert f'href="/people/{world.bob.pk}/welcome/"' in html
    client.force_login(world.user("charlie"))
    html = client.get("/").text
    assert "</b> waits for you" not in html
    assert "/welcome/" not in html


def test_where_nothing_is_yet_every_page_leads_to_the_three_ways(client: Client, db: None) -> None:
    client.force_login(administrator())
    for path in ("/matrix/", "/areas/"):
        html = client.get(path).text
        assert '<a class="btn primary" href="/start/">Choose how to begin</a>' in html
        assert "Only with findings" not in html
        assert "What the letters mean" not in html
        assert 'aria-label="Narrow the list"' not in html
    client.force_login(UserFactory())
    assert [path for path in ("/matrix/", "/areas/") if 'href="/start/"' in client.get(path).text] == []


def test_more_than_is_read_is_said_to_be_more(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(world.admin)
    open_now = int(client.get("/").context["tiles"][-2].value)
    monkeypatch.setattr(near, "READ", open_now)
    assert client.get("/").context["and_more"] == ""
    monkeypatch.setattr(near, "READ", open_now - 1)
    found = client.get("/").context
    assert (found["and_more"], found["waiting"]) == ("+", open_now - 1)
    monkeypatch.setattr(near, "READ", 0)
    html = client.get("/").text
    assert "Nothing is asked" not in html
    assert "nothing waits for you" not in html


def test_more_than_is_counted_near_somebody_is_said_to_be_more(client: Client, world: World) -> None:
    areas = Area.objects.bulk_create(
        Area(name=f"A {n}", slug=f"a-{n}", since=START) for n in range(COUNTED + 5)
    )
    Finding.objects.bulk_create(
        Finding(rule="OWN101", severity="warning", area=area, first_seen=START, facts={"areas": []})
        for area in areas
    )
    client.force_login(world.user("bob"))
    assert "more in your areas and teams" not in client.get("/").text
    Area.objects.filter(pk__in=[area.pk for area in areas]).update(owning_team=world.payments)
    assert f"and {COUNTED - MOST - 1}+ more in your areas and teams" in client.get("/").text
