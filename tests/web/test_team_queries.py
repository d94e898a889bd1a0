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

# The session, the user, what is open and waits: on every page.
SHELL = 3
COUNTS = {
    "/teams/": 5,
    "/teams/?sort=-people": 6,
    "/teams/?sort=-answers": 8,
    "/teams/?sort=-findings": 7,
    "/areas/?sort=owner": 9,
    "/areas/?sort=-findings": 9,
    "/areas/new/?name=Refund": 6,
    "/job-roles/": 3,
    "/categories/": 2,
    "/teams/{team}/": 17,
    "/teams/{team}/measures/": 12,
    "/teams/{team}/measures/targets/": 5,
    "/teams/{team}/close/": 7,
    "/teams/{team}/members/new/": 4,
    "/areas/{area}/edit/": 6,
    "/areas/{area}/retire/": 4,
}


def _counted(client: Client, world: World) -> dict[str, int]:
    found = {}
    for path in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            client.get(path.format(team=world.payments.pk, area=world.refunds.pk))
        found[path] = len(queries) - SHELL
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
