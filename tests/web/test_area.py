import datetime as dt
import re

from django.test import Client

from tests.factories import AreaFactory, AssignmentFactory, ResourceFactory, period
from tests.web.world import World


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_the_answer_in_words(client: Client, world: World, today: dt.date) -> None:
    world.refunds.kind = "decision"
    world.refunds.confirmed_on = today - dt.timedelta(days=12)
    world.refunds.confirmed_by = world.alice
    world.refunds.save()
    AssignmentFactory(area=world.refunds, letter="C", person=world.charlie)
    AssignmentFactory(area=world.refunds, letter="I", team=world.payments)
    ResourceFactory(area=world.refunds, kind="channel", value="#refunds")
    client.force_login(world.user("charlie"))
    said = _text(client.get(f"/areas/{world.refunds.pk}/").text)
    assert "Alice decides. Bob does the work. Ask Charlie before it is decided; tell Payments after." in said
    assert "Confirmed by Alice 12 days ago. To reach them: #refunds or alice@example.org." in said
    assert "Nobody stands in. Alice is accountable directly since 1 Jan 2025." in said


def test_nobody_says_since_when_and_whom_to_ask(client: Client, world: World) -> None:
    AssignmentFactory(area=world.ledger, letter="A", person=world.bob, period=period(end=dt.date(2026, 3, 1)))
    client.force_login(world.user("charlie"))
    said = _text(client.get(f"/areas/{world.ledger.pk}/").text)
    assert "Nobody has been accountable since 1 Mar 2026. Meanwhile ask Alice, who leads Payments." in said


def test_what_is_inherited_says_from_where(client: Client, world: World) -> None:
    child = AreaFactory(name="Chargebacks", parent=world.refunds)
    client.force_login(world.user("charlie"))
    said = _text(client.get(f"/areas/{child.pk}/").text)
    assert "directly, inherited from Refunds" in said
    assert "Nothing was assigned here itself." in _text(client.get(f"/areas/{child.pk}/?mode=direct").text)


def test_markdown_can_do_no_harm(client: Client, world: World) -> None:
    world.refunds.covers = "*All* <script>alert(1)</script> [x](javascript:alert(1))"
    world.refunds.save()
    client.force_login(world.user("charlie"))
    html = client.get(f"/areas/{world.refunds.pk}/").text
    assert "<em>All</em>" in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_an_area_is_described_and_the_description_undone(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/areas/{world.refunds.pk}/edit/"
    form = client.get(path).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    page = client.post(path, data | {"criticality": "critical"}, follow=True)
    assert "Saved." in page.text
    world.refunds.refresh_from_db()
    assert world.refunds.criticality == "critical"
    undo = page.text.split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")
    world.refunds.refresh_from_db()
    assert world.refunds.criticality is None


def test_history_names_who_did_it(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    client.post(f"/findings/{world.unowned.pk}/owner/", {"owner-holder": f"person-{world.bob.pk}"})
    said = _text(client.get(f"/areas/{world.ledger.pk}/").text)
    assert "AliceBob accountable from" in said
