from django.test import Client

from tests.factories import AreaFactory, AssignmentFactory, FindingFactory, PersonFactory
from tests.web.world import World


def _names(client: Client, query: str) -> list[str]:
    return [area.name for area, _, _ in client.get(f"/areas/{query}").context["rows"]]


def test_areas_are_sorted_by_what_is_clicked_on(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    cards = AreaFactory(name="Cards", criticality="critical")
    AssignmentFactory(area=cards, person=PersonFactory(name="Zoe"))
    AreaFactory(name="Below", parent=cards, criticality="minor")
    FindingFactory(area=cards)
    FindingFactory(area=cards, rule="OWN102")
    found = {
        sort: _names(client, f"?sort={sort}")
        for sort in ("name", "-name", "owner", "-owner", "-findings", "criticality", "category", "team", "x")
    }
    assert found == {
        "name": ["Below", "Cards", "Ledger <b>", "Refunds"],
        "-name": ["Refunds", "Ledger <b>", "Cards", "Below"],
        "owner": ["Refunds", "Below", "Cards", "Ledger <b>"],
        "-owner": ["Below", "Cards", "Refunds", "Ledger <b>"],
        "-findings": ["Cards", "Ledger <b>", "Below", "Refunds"],
        "criticality": ["Cards", "Below", "Ledger <b>", "Refunds"],
        "category": ["Refunds", "Below", "Cards", "Ledger <b>"],
        "team": ["Ledger <b>", "Refunds", "Below", "Cards"],
        "x": ["Below", "Cards", "Ledger <b>", "Refunds"],
    }


def test_what_no_area_can_be_is_left_out(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    AreaFactory(name="Below", parent=world.refunds)
    for asked in ("abc", "0", "9" * 30):
        page = client.get(f"/areas/?parent={asked}")
        assert ("Only what is below" in page.text, len(page.context["rows"])) == (False, 3)
    assert "Only what is below" in client.get(f"/areas/?parent={world.refunds.pk}").text


def test_retired_ones_are_shown_when_asked_for(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    AreaFactory(name="Former", lifecycle="retired")
    AreaFactory(name="Idea", lifecycle="proposed")
    states = {state: _names(client, f"?state={state}") for state in ("", "retired", "proposed", "all", "x")}
    assert states == {
        "": ["Idea", "Ledger <b>", "Refunds"],
        "retired": ["Former"],
        "proposed": ["Idea"],
        "all": ["Former", "Idea", "Ledger <b>", "Refunds"],
        "x": ["Idea", "Ledger <b>", "Refunds"],
    }


def test_whoever_may_make_one_finds_the_way(client: Client, world: World) -> None:
    shown = {}
    for name in ("charlie", "alice", "admin"):
        client.force_login(world.user(name))
        shown[name] = 'href="/areas/new/"' in client.get("/areas/").text
    assert shown == {"charlie": False, "alice": True, "admin": True}
