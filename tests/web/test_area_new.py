from typing import Any

from django.test import Client

from ownership.models import Area
from tests.factories import AreaFactory, TeamFactory
from tests.web.world import World

SURE = "Areas like it are there already. Open one of them, or say that it is something else."


def _errors(client: Client, data: dict[str, Any]) -> dict[str, list[str]]:
    return dict(client.post("/areas/new/", {"kind": "thing"} | data).context["form"].errors)


def test_a_lead_makes_an_area_of_their_team(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    TeamFactory(name="Other")
    assert client.get("/areas/new/").context["form"]["owning_team"].value() == world.payments.pk
    form = client.get(f"/areas/new/?name=Cards&team={world.payments.pk}").context["form"]
    assert [team.name for team in form.fields["owning_team"].queryset] == ["Payments"]
    assert [area.name for area in form.fields["parent"].queryset] == ["Ledger <b>", "Refunds"]
    assert (form["name"].value(), form["owning_team"].value()) == ("Cards", str(world.payments.pk))
    data = {"name": "Cards", "kind": "thing", "owning_team": world.payments.pk, "criticality": "minor"}
    answer = client.post("/areas/new/", data)
    made = Area.objects.get(name="Cards")
    assert (answer["Location"], made.owning_team, made.slug, made.criticality) == (
        f"/areas/{made.pk}/",
        world.payments,
        "cards",
        "minor",
    )


def test_a_lead_says_whose_it_is(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    assert _errors(client, {"name": "Cards"}) == {
        "owning_team": ["Choose your team, or one of your areas that this is part of."]
    }
    elsewhere = AreaFactory(name="Elsewhere")
    assert set(_errors(client, {"name": "Cards", "parent": elsewhere.pk})) == {"parent", "owning_team"}
    client.post("/areas/new/", {"name": "Cards", "kind": "thing", "parent": world.refunds.pk})
    assert Area.objects.get(name="Cards").parent == world.refunds


def test_what_looks_like_it_is_named_and_opened_instead(client: Client, world: World) -> None:
    client.force_login(world.admin)
    AreaFactory(name="Returns", aliases=["Refunding"])
    AreaFactory(name="Refunds", parent=world.ledger, lifecycle="retired")
    page = client.get("/areas/new/?name=refund")
    assert [area.name for area in page.context["form"].similar] == ["Refunds", "Returns"]
    assert f'href="/areas/{world.refunds.pk}/"' in page.text
    data = {"name": "Refund", "owning_team": "", "parent": ""}
    assert _errors(client, data) == {"sure": [SURE]}
    client.post("/areas/new/", data | {"kind": "thing", "sure": "on"})
    assert Area.objects.filter(name="Refund").count() == 1


def test_the_same_name_in_the_same_place_is_refused_at_the_name(client: Client, world: World) -> None:
    client.force_login(world.admin)
    assert _errors(client, {"name": "REFUNDS", "sure": "on"}) == {
        "name": ["There is already an area of this name in the same place."]
    }


def test_names_of_any_kind_are_looked_for(client: Client, world: World) -> None:
    client.force_login(world.admin)
    for name in ("", "%", "ß" * 400, "'; --", "名前", "\\"):
        assert client.get("/areas/new/", {"name": name}).status_code == 200
    assert _errors(client, {"name": "a\x00b"}) == {"name": ["Null characters are not allowed."]}


def test_the_long_list_of_places_keeps_what_was_chosen_and_is_safe(client: Client, world: World) -> None:
    client.force_login(world.admin)
    page = client.get(f"/areas/new/?parent={world.ledger.pk}")
    assert f'<option value="{world.ledger.pk}" selected>Ledger &lt;b&gt;</option>' in page.text
    assert page.text.count(" selected>Ledger") == 1
    assert '<select name="parent"' in page.text.replace('id="id_parent" name="parent"', 'name="parent"')
