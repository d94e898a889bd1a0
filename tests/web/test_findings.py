import datetime as dt
import re
from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import timezone

from ownership.models import Assignment, Finding, Waiver
from ownership.rules import runner
from tests.factories import (
    AssignmentFactory,
    EmploymentFactory,
    FindingFactory,
    WaiverFactory,
    facts,
    period,
)
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
    assert (world.unowned.pk, world.unowned.first_seen) == (finding.pk, finding.first_seen)


def test_who_left_leads_to_their_hand_over(client: Client, world: World, today: dt.date) -> None:
    EmploymentFactory(person=world.bob, period=period(end=today))
    runner.scan(on=today, at=timezone.now())
    finding = Finding.objects.get(rule="OWN401", person=world.bob, resolved_on=None)
    link = f'<a class="btn primary" href="/people/{world.bob.pk}/hand-over/">Hand over what Bob held</a>'
    offered = {}
    for user in (world.admin, world.user("charlie")):
        client.force_login(user)
        offered[user] = link in client.get(f"/findings/{finding.pk}/").text
    assert offered == {world.admin: True, world.user("charlie"): False}
    client.force_login(world.admin)
    assert client.get(f"/people/{world.bob.pk}/hand-over/").status_code == 200


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


def test_what_is_accepted_can_only_be_ended(client: Client, world: World, today: dt.date) -> None:
    finding, until = world.unowned, today + dt.timedelta(days=30)
    client.force_login(world.user("alice"))
    accept = {"accept-reason": "We are moving it.", "accept-until": until.isoformat()}
    client.post(f"/findings/{finding.pk}/accept/", accept)
    card = client.get(f"/findings/{finding.pk}/").text
    assert f"<b>Accepted on purpose</b> by Alice until {until:%-d %b %Y}: We are moving it." in card
    assert re.findall(r'action="/findings/\d+/(\w+)/"', card) == ["end"]
    late = client.post(f"/findings/{finding.pk}/accept/", accept, headers=HTMX).text
    assert "Alice accepted this on purpose since you looked." in late
    answer = client.post(f"/findings/{finding.pk}/end/", headers=HTMX)
    assert "The exception is ended, and it shows again: Ledger &lt;b&gt;." in answer.text
    assert Waiver.objects.count() == 0
    over = client.post(f"/findings/{finding.pk}/end/", headers=HTMX).text
    assert "This exception is over already." in over
    assert "It is meant so" in over


def test_a_reader_cannot_end_an_exception(client: Client, world: World) -> None:
    WaiverFactory(rule="OWN101", area=world.ledger, since=world.report.on)
    client.force_login(world.user("charlie"))
    path = f"/findings/{world.unowned.pk}/"
    assert "End this exception" not in client.get(path).text
    assert client.post(f"{path}end/").status_code == 403
    assert Waiver.objects.count() == 1


def test_what_another_has_settled_says_so_in_place_of_its_card(
    transactional_db: None, client: Client, world: World, today: dt.date
) -> None:
    finding = world.unowned
    path = f"/findings/{finding.pk}/"
    client.force_login(world.admin)
    client.post(f"{path}owner/", {"owner-holder": f"person-{world.bob.pk}"})
    client.force_login(world.user("alice"))
    day = f"{today:%-d %b %Y}"
    for answer in (client.post(f"{path}acknowledge/", headers=HTMX), client.get(path)):
        assert answer.status_code == 200
        assert f'id="finding-{finding.pk}"' in answer.text
        assert f"Settled since {day}: " in answer.text
        told = f"Bob is accountable for Ledger &lt;b&gt; from {day}."
        assert f"admin@example.org made the last change there, on {day}: {told}" in answer.text
        assert "I am on it" not in answer.text


def test_what_was_changed_before_did_not_settle_it(client: Client, world: World, today: dt.date) -> None:
    finding = FindingFactory(rule="OWN203", area=world.refunds, resolved_on=today)
    for event in ("AreaEvent", "AssignmentEvent"):
        events: Any = apps.get_model("ownership", event)._default_manager
        events.update(pgh_created_at=timezone.now() - dt.timedelta(days=9))
    client.force_login(world.user("charlie"))
    answer = client.get(f"/findings/{finding.pk}/")
    assert "Settled since" in answer.text
    assert "the last change there" not in answer.text


def test_a_settled_finding_about_somebody_is_for_who_may_see_it(
    client: Client, world: World, today: dt.date
) -> None:
    finding = FindingFactory(rule="OWN301", area=None, person=world.bob, first_seen=today, resolved_on=today)
    found = {}
    for name in ("bob", "alice", "charlie", "admin"):
        client.force_login(world.user(name))
        found[name] = client.get(f"/findings/{finding.pk}/").status_code
    assert found == {"bob": 200, "alice": 200, "charlie": 404, "admin": 200}


def test_after_an_error_without_scripts_the_way_back_is_a_page(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    path = f"/findings/{world.unowned.pk}/"
    refused = client.post(f"{path}snooze/", {"snooze-until": "2020-01-01"})
    assert "It can only wake on a day to come." in refused.text
    answer = client.post(
        f"{path}acknowledge/", headers={"Referer": f"http://testserver{path}snooze/"}, follow=True
    )
    assert answer.redirect_chain == [(f"{path}snooze/", 302), (path, 302)]
    assert "You are on it: Ledger &lt;b&gt;." in answer.text


def test_the_foot_of_the_list_counts_again(client: Client, world: World) -> None:
    FindingFactory(rule="OWN101", area=world.refunds, first_seen=timezone.localdate(), facts=facts())
    client.force_login(world.user("alice"))
    assert '<span id="findings-total">2 findings</span>' in client.get("/findings/").text
    path, shown = f"/findings/{world.unowned.pk}/", '<span id="findings-total" hx-swap-oob="true">'
    until = timezone.localdate() + dt.timedelta(days=3)
    here = HTMX | {"HX-Current-URL": "http://testserver/findings/?rule=OWN101"}
    answer = client.post(f"{path}snooze/", {"snooze-until": until.isoformat()}, headers=here)
    assert f"{shown}1 finding</span>" in answer.text
    elsewhere = HTMX | {"HX-Current-URL": "http://testserver/"}
    assert "findings-total" not in client.post(f"{path}acknowledge/", headers=elsewhere).text


def test_the_rules_count_what_the_list_shows(client: Client, world: World, today: dt.date) -> None:
    FindingFactory(rule="OWN301", area=None, person=world.bob, first_seen=today, facts=facts())
    FindingFactory(rule="OWN203", area=world.ledger, first_seen=today, facts=facts())
    WaiverFactory(rule="OWN203", area=world.ledger, since=today)
    found = {}
    for name in ("charlie", "alice"):
        client.force_login(world.user(name))
        page = client.get("/rules/").text
        found[name] = dict(re.findall(r'\?rule=(\w+)">(\d+) finding', page))
        badge = re.search(r'id="open-count"[^>]*>(\d+)', page)
        listed = client.get("/findings/").context["total"]
        assert badge is not None
        assert (int(badge[1]), listed) == (sum(map(int, found[name].values())),) * 2
    assert found == {"charlie": {"OWN101": "1"}, "alice": {"OWN101": "1", "OWN301": "1"}}
    assert "See 1 finding" in client.get("/rules/OWN301/").text
    assert "Nothing is open" in client.get("/rules/OWN203/").text
    client.force_login(world.user("charlie"))
    assert "Nothing that you may see" in client.get("/rules/OWN301/").text
