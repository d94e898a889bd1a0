import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ownership.models import Area
from tests.factories import START, AreaFactory, AssignmentFactory, ResourceFactory, TeamFactory, period
from tests.web.world import World


def _opened(client: Client, path: str) -> dict[str, str]:
    """The form as a browser sends it when nothing is changed, with what it carries unseen."""
    form = client.get(path).context["form"]
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form[name].value())
        data[name], data[form[name].html_initial_name] = value or "", "" if value is None else value
    # A browser ends lines in its own way.
    return {name: str(value).replace("\n", "\r\n") for name, value in data.items()}


@pytest.fixture
def path(world: World) -> str:
    world.refunds.description = "Money back.\nAll of it.\n"
    world.refunds.covers = "Cards"
    world.refunds.save()
    return f"/areas/{world.refunds.pk}/edit/"


def test_an_older_page_changes_only_what_was_changed_on_it(client: Client, world: World, path: str) -> None:
    client.force_login(world.user("alice"))
    older, newer = _opened(client, path), _opened(client, path)
    client.post(path, newer | {"criticality": "minor", "covers": "Cards and cash"})
    assert client.post(path, older | {"description": "Money."}).status_code == 302
    world.refunds.refresh_from_db()
    said = (world.refunds.criticality, world.refunds.covers, world.refunds.description)
    assert said == ("minor", "Cards and cash", "Money.")


def test_two_who_change_the_same_are_told_of_each_other(client: Client, world: World, path: str) -> None:
    client.force_login(world.user("alice"))
    older = _opened(client, path) | {"criticality": "critical", "description": "Mine.", "kind": "decision"}
    client.force_login(world.admin)
    client.post(path, _opened(client, path) | {"criticality": "minor", "kind": "decision"})
    client.force_login(world.user("alice"))
    answer = client.post(path, older)
    form = answer.context["form"]
    said = {name: [re.sub(" at [0-9:]{5},", ",", each) for each in form.errors[name]] for name in form.errors}
    told = (
        f"admin@example.org set this to “Minor” on {timezone.localdate():%-d %b}, after you opened this page."
    )
    assert said == {"criticality": [f"{told} Save again to put yours in its place."]}
    assert {name: form[name].value() for name in ("criticality", "description")} == {
        "criticality": "critical",
        "description": "Mine.",
    }
    world.refunds.refresh_from_db()
    assert (world.refunds.criticality, world.refunds.description) == ("minor", "Money back.\nAll of it.\n")
    again = dict(re.findall(r'name="(initial-[a-z_]+)" value="([^"]*)"', answer.text))
    assert again["initial-criticality"] == "minor"
    client.post(path, older | again)
    world.refunds.refresh_from_db()
    assert (world.refunds.criticality, world.refunds.description) == ("critical", "Mine.")


def test_nothing_is_written_where_nothing_was_changed(client: Client, world: World, path: str) -> None:
    ResourceFactory(area=world.refunds, kind="path", value="a/**")
    Area.objects.filter(pk=world.refunds.pk).update(aliases=["Returns", "Money back"], review_days=30)
    before = Area.objects.filter(pk=world.refunds.pk).values().get()
    client.force_login(world.user("alice"))
    assert client.post(path, _opened(client, path)).status_code == 302
    assert Area.objects.filter(pk=world.refunds.pk).values().get() == before
    assert [str(each) for each in world.refunds.resources.all()] == ["a/**"]


def test_all_that_an_area_is_can_be_changed(client: Client, world: World, path: str) -> None:
    ResourceFactory(area=world.refunds, kind="path", value="a/**")
    ResourceFactory(area=world.refunds, kind="channel", value="#a")
    client.force_login(world.user("alice"))
    wanted = {
        "name": "Repayments",
        "parent": world.ledger.pk,
        "inherits": "",
        "lifecycle": "retiring",
        "separation_of_duties": "on",
        "aliases": "Refunds\r\n Money  back\r\nRefunds\r\n",
        "tags": "pci, card",
        "paths": "b/**\r\nc/**",
        "urls": "https://wiki.example.org/refunds",
    }
    client.post(path, _opened(client, path) | wanted)
    area = Area.objects.get(pk=world.refunds.pk)
    assert (area.name, area.slug, area.parent, area.inherits) == (
        "Repayments",
        "repayments",
        world.ledger,
        False,
    )
    assert (area.lifecycle, area.separation_of_duties) == ("retiring", True)
    assert (area.aliases, area.tags) == (["Refunds", "Money back"], ["pci, card"])
    assert set(area.resources.values_list("kind", "value")) == {
        ("path", "b/**"),
        ("path", "c/**"),
        ("url", "https://wiki.example.org/refunds"),
        ("channel", "#a"),
    }


def test_only_ones_own_places_are_offered(client: Client, world: World, path: str) -> None:
    below = AreaFactory(name="Chargebacks", parent=world.refunds)
    elsewhere = AreaFactory(name="Elsewhere")
    TeamFactory(name="Cards", parent=world.payments)
    client.force_login(world.user("alice"))
    fields = client.get(path).context["form"].fields
    assert [team.name for team in fields["owning_team"].queryset] == ["Cards", "Payments"]
    assert [area.name for area in fields["parent"].queryset] == ["Ledger <b>"]
    moved = client.post(path, _opened(client, path) | {"parent": below.pk})
    assert set(moved.context["form"].errors) == {"parent"}
    Area.objects.filter(pk=world.refunds.pk).update(parent=elsewhere)
    assert "parent" not in client.get(path).context["form"].fields
    client.force_login(world.admin)
    offered = client.get(path).context["form"].fields["parent"].queryset
    assert [area.name for area in offered] == ["Elsewhere", "Ledger <b>"]


def test_a_name_that_is_taken_is_said_at_the_name(client: Client, world: World, path: str) -> None:
    client.force_login(world.user("alice"))
    taken = _opened(client, path) | {"name": "ledger <B>", "review_days": "0"}
    assert dict(client.post(path, taken).context["form"].errors) == {
        "name": ["There is already an area of this name in the same place."],
        "review_days": ["A review rhythm is at least one day."],
    }


def test_lists_that_two_changed_are_told(client: Client, world: World, path: str) -> None:
    client.force_login(world.user("alice"))
    older = _opened(client, path)
    client.post(path, _opened(client, path) | {"paths": "a/**", "aliases": "Returns"})
    answer = client.post(path, older | {"paths": "b/**", "aliases": "Money back"})
    errors = answer.context["form"].errors
    assert set(errors) == {"paths", "aliases"}
    assert errors["paths"] == [
        "Somebody changed this after you opened this page. Save again to put yours in its place."
    ]
    assert errors["aliases"][0].startswith("Alice set this to “Returns” on ")
    again = {name: value for name, value in answer.context["form"].data.items() if "initial" in name}
    client.post(path, older | {"paths": "b/**", "aliases": "Money back"} | again)
    assert [str(each) for each in world.refunds.resources.all()] == ["b/**"]


def test_retiring_shows_what_ends_and_ends_it(client: Client, world: World) -> None:
    AreaFactory(name="Chargebacks", parent=world.refunds)
    AssignmentFactory(
        area=world.refunds, letter="C", person=world.bob, period=period(end=START.replace(day=9))
    )
    client.force_login(world.user("alice"))
    page = client.get(f"/areas/{world.refunds.pk}/retire/")
    assert [str(each) for each in page.context["ending"]] == ["A of Refunds: Alice", "R of Refunds: Bob"]
    assert [str(each) for each in page.context["below"]] == ["Chargebacks"]
    client.post(f"/areas/{world.refunds.pk}/retire/")
    world.refunds.refresh_from_db()
    today = timezone.localdate()
    assert world.refunds.lifecycle == "retired"
    assert set(world.refunds.assignments.filter(letter__in="AR").values_list("period", flat=True)) == {
        period(end=today)
    }
    path = f"/areas/{world.refunds.pk}/edit/"
    client.post(path, _opened(client, path) | {"lifecycle": "active"})
    world.refunds.refresh_from_db()
    assert world.refunds.lifecycle == "active"
