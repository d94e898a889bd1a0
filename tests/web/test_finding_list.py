import datetime as dt
import re

from django.test import Client

from ownership.models import Organisation, SavedView
from ownership.operations import set_baseline
from tests.factories import AreaFactory, FindingFactory, SavedViewFactory, facts
from tests.web.world import World


def _sentences(client: Client, query: str) -> list[str]:
    page = client.get(f"/findings/?{query}").text
    return re.findall(r'<p class="sentence">[^<]*?(Fax|Mail|Post|Ledger)', page)


def _found(name: str, *, first: dt.date, **given: object) -> None:
    FindingFactory(area=AreaFactory(name=name), first_seen=first, facts=facts(), **given)


def test_in_another_order_all_stands_together(client: Client, world: World, today: dt.date) -> None:
    day = dt.timedelta(days=1)
    _found("Fax", first=today - 9 * day, severity="info", rule="OWN104")
    _found("Mail", first=today - 5 * day)
    client.force_login(world.user("charlie"))
    found = {sort: _sentences(client, f"sort={sort}") for sort in ("severity", "age", "new", "nonsense")}
    assert found == {
        "severity": ["Mail", "Ledger", "Fax"],
        "age": ["Fax", "Mail", "Ledger"],
        "new": ["Ledger", "Mail", "Fax"],
        "nonsense": ["Mail", "Ledger", "Fax"],
    }


def test_what_came_back_says_when_it_had_been_settled(client: Client, world: World, today: dt.date) -> None:
    settled = today - dt.timedelta(days=9)
    FindingFactory(rule="OWN101", area=world.ledger, first_seen=settled, resolved_on=settled, facts=facts())
    client.force_login(world.user("charlie"))
    for page in ("/findings/?state=reopened", f"/findings/{world.unowned.pk}/"):
        assert f"came back: was settled on {settled:%-d %b %Y}" in client.get(page).text


def test_a_view_is_kept_under_a_name_and_let_go(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    query = f"severity=error&team={world.payments.pk}"
    page = client.get(f"/findings/?{query}&state=&nonsense=1").text
    sent = re.search(r'name="query" value="([^"]*)"', page)
    assert sent is not None
    answer = client.post(
        "/findings/views/", {"name": " Ours  first ", "query": f"{query}&page=2&x=<b>"}, follow=True
    )
    assert answer.redirect_chain == [(f"/findings/?{query}", 302)]
    assert list(SavedView.objects.values_list("user", "name", "query")) == [
        (world.user("alice").pk, "Ours first", query)
    ]
    link = f'<a href="/findings/?{query.replace("&", "&amp;")}" aria-current="page">Ours first</a>'
    assert link in answer.text
    assert 'aria-current="page">Ours' not in client.get("/findings/?severity=error").text
    again = client.post("/findings/views/", {"name": "OURS FIRST", "query": ""}, follow=True)
    assert "You have a view of this name already. Choose another name." in again.text
    empty = client.post("/findings/views/", {"name": " "}, follow=True)
    assert "Give the view a name of at most 60 characters." in empty.text
    client.post(f"/findings/views/{SavedView.objects.get().pk}/delete/")
    assert SavedView.objects.count() == 0


def test_views_are_ones_own_and_an_address_is_everybodys(client: Client, world: World) -> None:
    view = SavedViewFactory(user=world.user("alice"), name="Only mine", query="severity=error")
    client.force_login(world.user("charlie"))
    page = client.get("/findings/?severity=error").text
    assert "Only mine" not in page
    assert "Nobody is accountable for Ledger" in page
    assert client.post(f"/findings/views/{view.pk}/delete/").status_code == 404


def test_findings_are_set_aside_and_show_again(client: Client, world: World, today: dt.date) -> None:
    _found("Fax", first=today - dt.timedelta(days=9))
    client.force_login(world.admin)
    page = client.get("/findings/").text
    assert "sets aside 1 found before today" in page
    assert "sets aside all 2, those found today too" in page
    answer = client.post("/findings/baseline/", {"day": "today"}, follow=True)
    assert f"Findings from before {today:%-d %b %Y} set aside." in answer.text
    assert "1 finding from before" in answer.text
    assert (_sentences(client, ""), _sentences(client, "state=baseline")) == (["Ledger"], ["Fax"])
    client.post("/findings/baseline/", {"day": "tomorrow"})
    assert "Nothing new is wrong" in client.get("/findings/").text
    client.force_login(world.user("charlie"))
    told = client.get("/findings/").text
    assert "2 findings from before" in told
    assert "again</button>" not in told
    assert client.post("/findings/baseline/", {"day": "off"}).status_code == 403
    client.force_login(world.admin)
    client.post("/findings/baseline/", {"day": "off"})
    assert Organisation.objects.get().baseline_on is None
    assert _sentences(client, "") == ["Fax", "Ledger"]


def test_what_one_takes_up_from_before_shows(client: Client, world: World, today: dt.date) -> None:
    set_baseline(day=today + dt.timedelta(days=1), actor=None, on=today)
    client.force_login(world.user("alice"))
    path = f"/findings/{world.unowned.pk}/"
    assert "From before, set aside." in client.get(path).text
    client.post(f"{path}acknowledge/")
    page = client.get("/findings/").text
    assert "<b>You are on it.</b>" in page
    assert page.count("Take it up again") == 2
    assert "Take it up again" in client.get(path).text
    client.post(f"{path}reopen/")
    assert _sentences(client, "") == []


def test_its_page_tells_what_became_of_it(client: Client, world: World, today: dt.date) -> None:
    path = f"/findings/{world.unowned.pk}/"
    client.force_login(world.user("alice"))
    answer = client.post(f"{path}give/", {"give-to": world.bob.pk}, headers={"HX-Request": "true"})
    assert "It is asked of Bob now: Ledger &lt;b&gt;." in answer.text
    assert "Take it up again" in answer.text
    client.post(f"{path}owner/", {"owner-holder": f"person-{world.bob.pk}"})
    told = re.findall(r"<li><time[^>]*>[^<]*</time> <span>([^<]*)</span></li>", client.get(path).text)
    assert told == [
        "Found.",
        "Alice gives it to Bob.",
        "Settled by Alice: Bob owns Ledger &lt;b&gt;.",
    ]
