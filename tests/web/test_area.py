import datetime as dt
import re

from django.test import Client

from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    FindingFactory,
    PersonFactory,
    ResourceFactory,
    WaiverFactory,
    facts,
    period,
)
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
    assert "AliceBob is accountable for Ledger &lt;b&gt; from" in said


def test_unowned_on_purpose_says_why_and_can_be_taken_back(
    client: Client, world: World, today: dt.date
) -> None:
    until = today + dt.timedelta(days=30)
    path = f"/areas/{world.ledger.pk}/"
    client.force_login(world.user("alice"))
    reason = {"unowned-reason": "It is switched off soon.", "unowned-until": until.isoformat()}
    client.post(f"/findings/{world.unowned.pk}/unowned/", reason)
    said = _text(client.get(path).text)
    assert "Nobody, on purpose, until" in said
    assert 'class="gap"' not in client.get(path).text
    assert f"Unowned on purpose until {until:%-d %b %Y}, by Alice: It is switched off soon." in said
    assert "unowned on purpose" in client.get("/areas/").text
    client.force_login(world.user("charlie"))
    assert "Take it back" not in client.get(path).text
    assert client.post(f"{path}take-back/").status_code == 403
    client.force_login(world.user("alice"))
    assert "Take it back" in client.get(path).text
    page = client.post(f"{path}take-back/", follow=True)
    assert "Ledger &lt;b&gt; wants an owner again." in page.text
    assert 'action="/undo/' in page.text
    assert "unowned on purpose" not in client.get("/areas/").text
    assert world.unowned.area == world.ledger


def test_an_exception_that_is_over_is_not_said(client: Client, world: World, today: dt.date) -> None:
    world.ledger.unowned_reason, world.ledger.unowned_by = "It was going away.", world.admin
    world.ledger.unowned_until = today
    world.ledger.save()
    client.force_login(world.user("alice"))
    assert "on purpose" not in _text(client.get("/areas/").text)
    assert "Take it back" not in client.get(f"/areas/{world.ledger.pk}/").text


def test_a_list_counts_the_findings_that_an_area_shows(client: Client, world: World, today: dt.date) -> None:
    here = {"first_seen": today, "facts": facts(areas=[world.ledger.pk])}
    FindingFactory(rule="OWN203", area=world.refunds, **here)
    FindingFactory(rule="OWN204", area=world.refunds, first_seen=today, facts=facts())
    WaiverFactory(rule="OWN204", area=world.refunds, since=today)
    FindingFactory(rule="OWN301", area=None, person=world.bob, **here)
    found = {}
    for name in ("charlie", "alice"):
        client.force_login(world.user(name))
        chips = re.findall(
            r'<a class="tag error" href="/areas/(\d+)/#findings-head">(\d+)', client.get("/areas/").text
        )
        found[name] = {int(pk): int(count) for pk, count in chips}
        for pk, count in found[name].items():
            assert f'<span class="muted">{count} open' in client.get(f"/areas/{pk}/").text
    assert found == {
        "charlie": {world.refunds.pk: 1, world.ledger.pk: 2},
        "alice": {world.refunds.pk: 1, world.ledger.pk: 3},
    }
    page = client.get(f"/areas/{world.refunds.pk}/").text
    assert "1 open, 2 in all" in page
    assert "accepted on purpose" in page


def test_a_day_that_is_none_is_said(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    said = {}
    for on in ("0001-01-01", "9999-12-31", "2025-02-29", "abc", "2020-01-01", ""):
        for path in (f"/areas/{world.refunds.pk}/", "/matrix/"):
            page = client.get(path, {"on": on})
            notes = re.findall(r'<div class="notice warning" role="status"><p>(.*?)</p>', page.text)
            said[on, path[:4]] = (page.status_code, notes)
    far = "A day lies between 1900 and 2199. This is today."
    none = "“{}” is not a day such as 2026-03-31. This is today."
    expected = {"0001-01-01": [far], "9999-12-31": [far], "2020-01-01": [], "": []}
    expected |= {on: [none.format(on)] for on in ("2025-02-29", "abc")}
    assert said == {(on, path): (200, notes) for on, notes in expected.items() for path in ("/are", "/mat")}


def test_over_time_is_drawn_and_told(client: Client, world: World, today: dt.date) -> None:
    month = dt.timedelta(days=30)
    world.refunds.assignments.filter(letter="A").update(period=period(end=today - month))
    AssignmentFactory(area=world.refunds, letter="A", person=world.bob, period=period(today - month))
    child = AreaFactory(name="Chargebacks", parent=world.refunds)
    AssignmentFactory(area=child, letter="R", person=world.charlie, period=period(today + month))
    client.force_login(world.user("charlie"))
    told = {
        area.name: re.findall(r'<svg class="track"[^>]* role="img" aria-label="(.*?)"', page.text)
        for area in (world.refunds, child)
        for page in [client.get(f"/areas/{area.pk}/")]
    }
    above = "inherited from Refunds"
    changed, soon = f"{today - month:%-d %b %Y}", f"{today + month:%-d %b %Y}"
    assert told == {
        "Refunds": [
            f"Accountable: Alice, from 1 Jan 2025 to {changed}; Bob, from {changed}",
            "Responsible: Bob, from 1 Jan 2025",
        ],
        "Chargebacks": [
            f"Accountable: Alice, {above}, from 1 Jan 2025 to {changed}; Bob, {above}, from {changed}",
            f"Responsible: Bob, {above}, from 1 Jan 2025",
            f"Responsible: Charlie, from {soon}",
        ],
    }


def test_an_area_leads_to_its_log_its_matrix_and_a_question(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    html = client.get(f"/areas/{world.refunds.pk}/").text
    links = [
        "/matrix/?q=Refunds",
        "/matrix/difference/?q=Refunds",
        f"/log/?area={world.refunds.pk}",
        f"/areas/{world.refunds.pk}/ask/",
        f"/teams/{world.payments.pk}/",
    ]
    assert [link for link in links if f'href="{link}"' not in html] == []


def test_history_says_what_became_of_it(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.user("alice"))
    until = (today + dt.timedelta(days=30)).isoformat()
    reason = {"unowned-reason": "It is switched off soon.", "unowned-until": until}
    client.post(f"/findings/{world.unowned.pk}/unowned/", reason)
    client.post(f"/areas/{world.ledger.pk}/take-back/")
    html = client.get(f"/areas/{world.ledger.pk}/").text
    timeline = html.split('<ol class="timeline">')[1].split("</ol>")[0]
    said = re.findall(r"<div>(Ledger.*?)</div>", timeline)
    assert sorted(said) == [
        "Ledger &lt;b&gt; is unowned on purpose.",
        "Ledger &lt;b&gt; wants an owner again.",
    ]


def test_of_many_areas_below_the_first_are_shown_and_all_are_listed(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    top = AreaFactory(name="Top")
    children = [AreaFactory(name=f"Part {n:02}", parent=top) for n in range(42)]
    AreaFactory(name="Part gone", parent=top, lifecycle="retired")
    AssignmentFactory(area=top, letter="A", person=PersonFactory(name="Ana"))
    AssignmentFactory(area=children[1], letter="A", person=PersonFactory(name="Ben"))
    answer = client.get(f"/areas/{top.pk}/")
    below = answer.context["below"]
    assert (len(below.lines), below.count) == (40, 42)
    assert [(child.name, [line.stands for line in lines]) for child, lines in below.lines[:2]] == [
        ("Part 00", ["Ana"]),
        ("Part 01", ["Ben"]),
    ]
    assert f'<a class="link" href="/areas/?parent={top.pk}">All 42 areas below</a>' in answer.content.decode()
    listed = client.get(f"/areas/?parent={top.pk}")
    assert listed.context["page"].paginator.count == 42
    assert "Only what is below" in listed.content.decode()
