"""Decisions: the list, one of them, recorded and changed by whoever answers for its areas."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Area, Decision
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
    FindingFactory,
    PersonFactory,
    TeamFactory,
    facts,
)
from tests.web.world import World


def decided(area: Area, **values: object) -> Decision:
    found: Decision = DecisionAreaFactory(
        area=area, **{f"decision__{name}": value for name, value in values.items()}
    ).decision
    return found


def sent(**changed: object) -> dict[str, object]:
    form = {"title": "Refund within a day", "status": "accepted", "date": "2026-01-05", "areas": "Refunds"}
    return {**form, **changed}


def problems(client: Client, path: str, **changed: object) -> dict[str, list[str]]:
    page = client.post(path, sent(**changed))
    assert page.status_code == 200
    found: dict[str, list[str]] = page.context["form"].errors
    return found


def test_it_is_recorded_from_the_areas_page_and_undone(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    assert "Nothing is recorded about it yet." in client.get(f"/areas/{world.refunds.pk}/").text
    form = client.get(f"/decisions/new/?area={world.refunds.pk}").context["form"]
    assert (form.initial["areas"], form.initial["deciders"]) == (["Refunds"], ["Alice"])
    data = sent(deciders="alice", informed="Bob\r\nCharlie", text="Because **waiting** <b>costs</b>.")
    page = client.post("/decisions/new/", data, follow=True)
    found = Decision.objects.get()
    assert page.redirect_chain == [(f"/decisions/{found.pk}/", 302)]
    assert "<strong>waiting</strong> &lt;b&gt;costs&lt;/b&gt;" in page.text
    assert set(found.parties.values_list("person__name", "part")) == {
        ("Alice", "decider"),
        ("Bob", "informed"),
        ("Charlie", "informed"),
    }
    assert "Bob was informed about “Refund within a day”." in page.text
    assert "Refund within a day" in client.get(f"/areas/{world.refunds.pk}/").text
    [message] = page.context["messages"]
    client.post(f"/undo/{message.extra_tags.split()[1]}/")
    assert Decision.objects.count() == 0


def test_its_headings_stand_below_those_of_the_page(client: Client, world: World) -> None:
    found = decided(world.refunds, text="# Why\n\n### How\n\n###### So")
    client.force_login(world.user("charlie"))
    page = client.get(f"/decisions/{found.pk}/").text
    assert [each in page for each in ("<h3>Why</h3>", "<h3>How</h3>", "<h4>So</h4>")] == [True] * 3


def test_it_is_changed_and_what_it_replaced_leads_to_it(client: Client, world: World) -> None:
    old = decided(world.refunds, title="Refund in a week")
    DecisionPartyFactory(decision=old, person=world.charlie)
    client.force_login(world.user("charlie"))
    page = client.get(f"/decisions/{old.pk}/edit/")
    shown = page.context["form"].initial
    data = sent(title="Refund in two days", deciders="Charlie", seen=shown["seen"])
    client.post(f"/decisions/{old.pk}/edit/", data)
    old.refresh_from_db()
    assert (old.title, old.parties.count()) == ("Refund in two days", 1)
    client.force_login(world.user("alice"))
    client.post("/decisions/new/", sent(replaces="Refund in two days"))
    old.refresh_from_db()
    assert (old.status, str(old.superseded_by)) == ("superseded", "Refund within a day")
    page = client.get(f"/decisions/{old.pk}/")
    assert ("This holds no more" in page.text, "Replace it…" in page.text) == (True, False)
    assert "What it replaced" in client.get(f"/decisions/{old.superseded_by_id}/").text


def test_the_other_area_that_is_not_ones_own_is_named(client: Client, world: World) -> None:
    AreaFactory(name="Search index")
    client.force_login(world.user("alice"))
    found = problems(client, "/decisions/new/", areas="Refunds\nsearch index")
    cure = "Ask the lead of the team it belongs to, or an administrator."
    assert found == {"__all__": [f"Search index: You may not change this. {cure}"]}
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"areas": ""}, "areas", "Name at least one area."),
        ({"areas": "Refund"}, "areas", "No area is called “Refund”. Did you mean “Refunds”?"),
        ({"areas": "Moon"}, "areas", "No area is called “Moon”."),
        ({"deciders": "Zoe"}, "deciders", "Nobody is called “Zoe”."),
        ({"date": "2150-01-01"}, "date", "This day is still to come. Give the day on which it was decided."),
        ({"date": "1750-01-01"}, "date", "A day lies between 1900 and 2199."),
        (
            {"status": "superseded"},
            "status",
            "Select a valid choice. superseded is not one of the available choices.",
        ),
        ({"title": "\u202e"}, "title", "A name cannot have invisible control characters. Correct it."),
        ({"replaces": "x\ny"}, "replaces", "No decision is called “x”."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: Client, world: World, changed: dict[str, str], field: str, said: str
) -> None:
    client.force_login(world.user("alice"))
    found = problems(client, "/decisions/new/", **changed)
    assert (list(found), found[field][0]) == ([field], said)


def test_one_name_of_several_is_told_apart(client: Client, world: World) -> None:
    twin = AreaFactory(name="Refunds", parent=world.ledger, owning_team=world.payments)
    PersonFactory(name="Bob", email="other@example.org")
    client.force_login(world.user("alice"))
    areas = "say “Refunds (at the top)” or “Refunds (in Ledger <b>)”."
    people = "say “Bob (bob@example.org)” or “Bob (other@example.org)”."
    assert problems(client, "/decisions/new/", deciders="bob") == {
        "areas": [f"Several areas are called “Refunds”: {areas}"],
        "deciders": [f"Several people are called “bob”: {people}"],
    }
    form = client.get(f"/decisions/new/?area={twin.pk}").context["form"]
    assert form.initial["areas"] == ["Refunds (in Ledger <b>)"]
    client.post("/decisions/new/", sent(areas="refunds (in ledger <b>)"))
    assert Decision.objects.get().about.get().area == twin


def test_a_superseded_one_names_what_replaced_it(client: Client, world: World) -> None:
    old, new = decided(world.refunds, title="Old"), decided(world.refunds, title="New")
    client.force_login(world.user("alice"))
    path = f"/decisions/{old.pk}/edit/"
    seen = client.get(path).context["form"].initial["seen"]
    assert problems(client, path, status="superseded", seen=seen) == {
        "superseded_by": ["It is superseded, by nothing yet. Name what replaced it."]
    }
    assert problems(client, path, superseded_by="Old", status="superseded", seen=seen) == {
        "superseded_by": ["A decision cannot replace itself. Name another one, or leave it as it is."]
    }
    client.post(path, sent(superseded_by="New", status="superseded", seen=seen))
    old.refresh_from_db()
    assert old.superseded_by == new


def test_nobody_overwrites_what_they_have_not_seen(client: Client, world: World) -> None:
    found = decided(world.refunds, title="Old")
    client.force_login(world.user("alice"))
    path = f"/decisions/{found.pk}/edit/"
    seen = client.get(path).context["form"].initial["seen"]
    DecisionPartyFactory(decision=found, person=world.bob)
    said = problems(client, path, seen=seen)["__all__"]
    assert said == [
        "Somebody changed this after you opened this page. Look at it, and save again if yours holds."
    ]
    client.post(path, sent(seen=client.get(path).context["form"].initial["seen"], deciders="Bob"))
    found.refresh_from_db()
    assert found.title == "Refund within a day"


def test_saving_what_is_the_same_says_so(client: Client, world: World) -> None:
    found = decided(world.refunds)
    client.force_login(world.user("alice"))
    path = f"/decisions/{found.pk}/edit/"
    shown = client.get(path).context["form"].initial
    data = {**shown, "areas": "Refunds", "deciders": "", "consulted": "", "informed": "", "superseded_by": ""}
    page = client.post(path, data, follow=True)
    assert [str(each) for each in page.context["messages"]] == ["Nothing changed: it is as it was."]


def test_the_list_is_narrowed_and_sorted(client: Client, world: World) -> None:
    within = TeamFactory(name="Cards", parent=world.payments)
    cards = AreaFactory(name="Cards", owning_team=within, category=CategoryFactory(name="Reliability"))
    first = decided(world.refunds, title="A", date=dt.date(2026, 1, 1))
    second = decided(cards, title="B", date=dt.date(2026, 3, 1), text="Rust", status="proposed")
    third = decided(AreaFactory(), title="C", date=dt.date(2026, 2, 1), status="rejected")
    client.force_login(world.user("charlie"))

    def listed(query: str) -> list[Decision]:
        return list(client.get(f"/decisions/?{query}").context["page"])

    assert listed("") == [second, third, first]
    assert listed("sort=title") == [first, second, third]
    assert listed("sort=-title&page=9") == [third, second, first]
    assert listed(f"team={world.payments.pk}") == [second, first]
    assert listed(f"team={within.pk}") == [second]
    assert listed(f"category={cards.category_id}") == [second]
    assert listed(f"area={world.refunds.pk}") == [first]
    assert listed("status=rejected") == [third]
    assert listed("q=rust") == [second]
    assert listed("q=rust&status=rejected") == []
    assert listed("area=-1&team=x&category=99999&status=y&sort=z") == []


def test_nothing_little_and_nothing_that_fits(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    page = client.get("/decisions/").text
    assert ("Nothing is recorded yet" in page, "Record a decision" in page) == (True, False)
    client.force_login(world.user("alice"))
    assert "Record a decision" in client.get("/decisions/").text
    page = client.get(f"/decisions/?area={world.refunds.pk}").text
    assert "Nothing is recorded about Refunds yet." in page
    assert "No decision fits" in client.get("/decisions/?q=x").text


def test_an_open_finding_stands_on_its_page(client: Client, world: World) -> None:
    found = decided(world.refunds)
    FindingFactory(rule="OWN101", area=None, decision=found, facts=facts())
    client.force_login(world.user("alice"))
    assert [read.kind for read in client.get(f"/decisions/{found.pk}/").context["findings"]] == ["decision"]


def test_what_is_typed_is_found_while_one_types(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))

    def found(kind: str, text: str) -> list[str]:
        names: list[str] = json.loads(client.get(f"/choices/{kind}/", {"q": text}).text)["found"]
        return names

    DecisionFactory(title="Refund quickly")
    assert found("areas", "fund") == ["Refunds"]
    assert found("areas", "") == []
    assert found("people", "ALI") == ["Alice"]
    assert found("decisions", "quick ref") == ["Refund quickly"]
    assert client.get("/choices/roles/?q=x").status_code == 404
    assert client.get("/choices/people/", {"q": "\0"}).json() == {"found": []}


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    def more() -> Decision:
        found = decided(world.refunds, status="superseded", superseded_by=DecisionFactory())
        decided(world.refunds, status="superseded", superseded_by=found)
        for part in ("decider", "consulted"):
            DecisionPartyFactory(decision=found, person=PersonFactory(), part=part)
            DecisionPartyFactory(decision=first, person=PersonFactory(), part=part)
        DecisionAreaFactory(decision=first, area=AreaFactory())
        return found

    def counted() -> dict[str, int]:
        counts = {}
        for path in ("/decisions/", f"/decisions/{first.pk}/", f"/decisions/{first.pk}/edit/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            counts[path.replace(str(first.pk), "1")] = len(queries)
        return counts

    first = decided(world.refunds)
    client.force_login(world.user("alice"))
    client.get("/decisions/")
    more()
    one = counted()
    more()
    more()
    assert counted() == one == {"/decisions/": 9, "/decisions/1/": 12, "/decisions/1/edit/": 11}
