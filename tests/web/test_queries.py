"""How many queries each list page costs, with one row and with three: the same."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownership.reports.publishing import look
from ownership.rules import runner
from tests.factories import AreaFactory, AssignmentFactory
from tests.web.world import World

COUNTS = {
    "/": 31,
    "/matrix/": 13,
    "/findings/": 19,
    "/areas/": 10,
    "/rules/": 8,
    "/reports/": 5,
    "/scans/": 9,
}


def _counted(client: Client) -> dict[str, int]:
    found = {}
    for path in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[path] = len(queries)
    return found


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    # A finding that names people: their names are asked for where there are some.
    AssignmentFactory(area=AreaFactory(name="Held"), letter="A", person=world.alice)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    client.force_login(world.user("alice"))
    _counted(client)
    one = _counted(client)
    for number in range(2):
        area = AreaFactory(
            name=f"Another {number}", owning_team=world.payments, category=world.refunds.category
        )
        AssignmentFactory(area=area, letter="R", person=world.bob)
        AssignmentFactory(area=AreaFactory(name=f"Held {number}"), letter="A", person=world.alice)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    look(on=timezone.localdate(), at=timezone.now())
    assert _counted(client) == one
    assert one == COUNTS
