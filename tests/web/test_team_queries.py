"""How many queries the pages about teams and areas cost, with one row and with three: the same."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownership.rules import runner
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    JobRoleFactory,
    MembershipFactory,
    SeatFactory,
    TeamFactory,
)
from tests.web.world import World

COUNTS = {
    "/teams/": 8,
    "/teams/?sort=-people": 9,
    "/teams/?sort=-answers": 11,
    "/teams/?sort=-findings": 10,
    "/areas/?sort=owner": 12,
    "/areas/?sort=-findings": 12,
    "/areas/new/?name=Refund": 8,
    "/job-roles/": 6,
    "/categories/": 5,
    "/teams/{team}/": 22,
    "/teams/{team}/close/": 10,
    "/teams/{team}/members/new/": 7,
    "/areas/{area}/edit/": 9,
    "/areas/{area}/retire/": 7,
}


def _counted(client: Client, world: World) -> dict[str, int]:
    found = {}
    for path in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            client.get(path.format(team=world.payments.pk, area=world.refunds.pk))
        found[path] = len(queries)
    return found


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    SeatFactory(team=world.payments)
    TeamFactory(parent=world.payments)
    SeatFactory(team=None)
    AreaFactory(name="Refund", parent=world.refunds)
    _counted(client, world)
    one = _counted(client, world)
    for number in range(2):
        TeamFactory(name=f"Below {number}", parent=world.payments)
        seat = SeatFactory(team=world.payments, job_role=JobRoleFactory(name=f"Role {number}"))
        MembershipFactory(team=world.payments, seat=seat)
        MembershipFactory(team=None, seat=SeatFactory(team=None))
        area = AreaFactory(
            name=f"Refunds {number}",
            owning_team=world.payments,
            category=CategoryFactory(),
            parent=world.refunds,
        )
        AssignmentFactory(area=area, person=world.bob)
        AssignmentFactory(area=area, letter="R", seat=seat)
    runner.scan(on=timezone.localdate(), at=timezone.now())
    assert _counted(client, world) == one
    assert one == COUNTS
