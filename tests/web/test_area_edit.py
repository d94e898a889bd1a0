import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.world import World


def _opened(client: Client, path: str) -> dict[str, str]:
    """The form as a browser sends it when nothing is changed, with what it carries unseen."""
    form = client.get(path).context["form"]
    data = {}
    for name in form.fields:
        data[name] = data[form[name].html_initial_name] = form[name].value() or ""
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
