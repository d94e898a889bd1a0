"""Who gets which page: everybody × every address × status."""

import datetime as dt
from typing import Any

from django.test import Client

from tests.web.access.addresses import name_of, patterns
from tests.web.access.cast import INSIDE, OUTSIDE, clients, join
from tests.web.access.statuses import statuses
from tests.web.world import World

OTHERS = ("accounts/", "admin/")


def test_every_address_is_in_the_table(world: World) -> None:
    named = {name_of(path) for path in statuses(world)}
    assert {str(each.name) for each in patterns(but=OTHERS)} - named == set()


def test_who_gets_which_page(world: World, today: dt.date, settings: Any) -> None:
    expected = statuses(world)
    found: dict[str, dict[str, int]] = {path: {} for path in expected}
    for name, client in clients(join(world, on=today), (*OUTSIDE, *INSIDE)).items():
        for path in expected:
            found[path][name] = client.get(path).status_code
    settings.OPEN_READING = True
    for path in expected:
        found[path]["opened"] = Client().get(path).status_code
    assert {path: row for path, row in found.items() if row != expected[path]} == {
        path: expected[path] for path, row in found.items() if row != expected[path]
    }
