import datetime as dt

from django.test import Client
from django.utils import timezone

from ownership.models import Assignment, Finding, Waiver
from ownership.rules import runner
from tests.factories import AssignmentFactory
from tests.web.world import World

HTMX = {"HX-Request": "true"}


def _held(world: World) -> list[str]:
    live = Assignment.objects.filter(area=world.ledger, letter="A", period__endswith=None)
    return [str(row.holder) for row in live]


def test_a_suggested_cure_settles_it_and_can_be_undone(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    finding = world.unowned
    page = client.get("/findings/")
    assert "Make Bob accountable" in page.text
    key = f"accountable-person-{world.bob.pk}"
    answer = client.post(f"/findings/{finding.pk}/cure/", {"key": key}, headers=HTMX)
    assert "Settled: Ledger &lt;b&gt;." in answer.text
    assert _held(world) == ["Bob"]
    undo = answer.text.split('action="')[1].split('"')[0]
    answer = client.post(undo, {"next": "/findings/"}, follow=True)
    assert "Undone: all is as it was before." in answer.text
    assert _held(world) == []
    assert world.unowned.pk != finding.pk


def test_an_owner_is_named_from_the_finding(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/findings/{world.unowned.pk}/owner/"
    answer = client.post(path, {"owner-holder": f"team-{world.payments.pk}"}, follow=True)
    assert _held(world) == ["Payments"]
    assert "Settled: Ledger &lt;b&gt;." in answer.text
    assert 'action="/undo/' in answer.text


def test_a_second_owner_is_dropped_from_the_finding(client: Client, world: World) -> None:
    AssignmentFactory(area=world.refunds, letter="A", person=world.bob)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    finding = Finding.objects.get(rule="OWN201", area=world.refunds)
    client.force_login(world.user("alice"))
    answer = client.post(
        f"/findings/{finding.pk}/cure/", {"key": f"keep-person-{world.alice.pk}"}, headers=HTMX
    )
    assert "Settled: Refunds." in answer.text
    finding.refresh_from_db()
    assert finding.resolved_on == timezone.localdate()


def test_what_was_typed_is_kept_when_it_is_refused(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    path = f"/findings/{world.unowned.pk}/accept/"
    answer = client.post(
        path, {"accept-reason": "We are moving it.", "accept-until": today.isoformat()}, headers=HTMX
    )
    assert "An exception needs an end after its first day." in answer.text
    assert "We are moving it." in answer.text
    assert f'value="{today.isoformat()}"' in answer.text
    assert Waiver.objects.count() == 0


def test_accepted_on_purpose_is_hidden_and_says_why(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    until = (today + dt.timedelta(days=30)).isoformat()
    path = f"/findings/{world.unowned.pk}/accept/"
    answer = client.post(path, {"accept-reason": "We are moving it.", "accept-until": until}, headers=HTMX)
    assert "Accepted on purpose: Ledger &lt;b&gt;." in answer.text
    assert "Nothing is wrong" in client.get("/findings/").text
    assert "We are moving it." in client.get("/findings/?state=accepted").text


def test_snoozing_needs_a_day(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    path = f"/findings/{world.unowned.pk}/snooze/"
    assert "This field is required." in client.post(path, {"snooze-until": ""}, headers=HTMX).text
    refused = client.post(path, {"snooze-until": today.isoformat()}, headers=HTMX)
    assert "It can only wake on a day to come." in refused.text
    until = (today + dt.timedelta(days=3)).isoformat()
    assert "It rests: Ledger" in client.post(path, {"snooze-until": until}, headers=HTMX).text


def test_a_cure_whose_ground_is_gone_says_so(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    answer = client.post(f"/findings/{world.unowned.pk}/cure/", {"key": "accountable-person-0"}, headers=HTMX)
    assert "Somebody changed this since you looked. Look at it again." in answer.text


def test_filters_and_the_empty_state(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    assert "Nobody is accountable for Ledger" in client.get("/findings/").text
    assert "No finding fits" in client.get("/findings/?severity=info").text
    assert "Nothing is asked of you here." in client.get("/findings/?mine=on").text
    assert "I am on it" not in client.get("/findings/").text
