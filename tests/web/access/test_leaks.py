"""What is private is read by those whom it concerns, and by nobody else on any page there is."""

import datetime as dt
from typing import Any

from django.test import Client

from ownership.models import Finding
from tests.web.access.cast import INSIDE, OUTSIDE, clients, join
from tests.web.access.secrets import plant
from tests.web.pages import pages
from tests.web.world import World


def test_nobody_reads_what_is_not_for_them(world: World, today: dt.date, settings: Any) -> None:
    users = join(world, on=today)
    expected = plant(world, on=today)
    load = Finding.objects.get(rule="OWN301").pk
    paths = [*pages(world), f"/findings/{load}/", "/findings/?rule=OWN301", "/log/?kind=teams.Employment"]
    found: dict[str, set[str]] = {secret: set() for secret in expected}
    where: dict[tuple[str, str], str] = {}

    def looks(name: str, client: Client) -> None:
        for path in paths:
            page = client.get(path, headers={"Accept": "text/html"})
            for secret in expected:
                if secret.encode() in page.content:
                    found[secret].add(name)
                    where[secret, name] = path

    for name, client in clients(users, (*OUTSIDE, *INSIDE)).items():
        looks(name, client)
    settings.OPEN_READING = True
    looks("opened", Client())
    leaks = {key: path for key, path in where.items() if key[1] not in expected[key[0]]}
    assert (leaks, found) == ({}, expected)
