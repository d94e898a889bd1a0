"""A person's page: what everybody sees, and what only those whom it concerns do."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownership.models import FiguresSeen
from ownership.web.home.newcomers import is_new
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    FindingFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    ResourceFactory,
    SeatFactory,
    facts,
    period,
)
from tests.web.world import World

DAY = dt.timedelta(days=1)


def test_what_one_holds_through_what_and_what_inherits_it(client: Client, world: World) -> None:
    seat = SeatFactory(job_role=JobRoleFactory(name="Tech lead"), team=world.payments)
    MembershipFactory(person=world.bob, team=world.payments, seat=seat)
    top = AreaFactory(name="Money")
    AreaFactory(name="Cards", parent=top)
    AreaFactory(name="Closed in", parent=AreaFactory(name="Own", parent=top, inherits=False))
    AssignmentFactory(area=top, seat=seat)
    client.force_login(world.user("charlie"))
    rows = client.get(f"/people/{world.bob.pk}/").context["rows"]
    found = [(row.area.name, [(line.letter, line.through) for line in row.lines], row.below) for row in rows]
    assert found == [
        ("Ledger <b>", [("R", "directly")], 0),
        ("Money", [("A", "as Tech lead of Payments")], 1),
        ("Refunds", [("R", "directly")], 0),
    ]


def test_figures_are_for_the_person_and_who_manages_them(client: Client, world: World) -> None:
    FindingFactory(area=None, person=world.alice, rule="OWN301", severity="warning", facts=facts())
    found = {}
    for name in ("charlie", "bob", "alice", "admin"):
        client.force_login(world.user(name))
        context = client.get(f"/people/{world.alice.pk}/").context
        found[name] = (context["figures"] is not None, [read.rule.code for read in context["findings"]])
    assert found == {
        "charlie": (False, []),
        "bob": (False, []),
        "alice": (True, ["OWN301"]),
        "admin": (True, ["OWN301"]),
    }


def test_the_load_and_where_nobody_else_decides(client: Client, world: World) -> None:
    important = AreaFactory(name="Billing", criticality="critical", complexity="complex")
    AssignmentFactory(area=important, person=world.alice)
    covered = AssignmentFactory(area=AreaFactory(name="Covered"), person=world.alice).area
    AssignmentFactory(area=covered, deputy=True)
    twin = AssignmentFactory(area=AreaFactory(name="Twin"), person=world.alice).area
    AssignmentFactory(area=twin, person=PersonFactory(name="Alice"))
    client.force_login(world.user("alice"))
    figures = client.get(f"/people/{world.alice.pk}/").context["figures"]
    assert (figures.burden.areas, figures.burden.weight, figures.limit, figures.over, figures.share) == (
        4,
        5,
        10,
        False,
        "50%",
    )
    assert [(each.area.name, each.nobody_works) for each in figures.alone] == [
        ("Billing", True),
        ("Refunds", False),
    ]


def test_who_looked_is_seen_by_the_person_alone_and_once_a_day(client: Client, world: World) -> None:
    path = f"/people/{world.bob.pk}/"
    for name in ("alice", "alice", "admin", "bob", "charlie"):
        client.force_login(world.user(name))
        client.get(path)
    assert set(FiguresSeen.objects.values_list("by__email", "person__name")) == {
        ("alice@example.org", "Bob"),
        ("admin@example.org", "Bob"),
    }
    assert FiguresSeen.objects.count() == 2
    client.force_login(world.user("bob"))
    mine = client.get(path)
    assert [str(each.by) for each in mine.context["figures"].seen] == [
        "admin@example.org",
        "alice@example.org",
    ]
    assert "Who looked at this" in mine.text
    client.force_login(world.user("alice"))
    theirs = client.get(path)
    assert (theirs.context["figures"].seen, "Bob can see that you looked" in theirs.text) == ([], True)


def test_what_changes_soon_and_a_contract_only_for_whom_it_concerns(client: Client, world: World) -> None:
    on = timezone.localdate()
    ends, far = on + 20 * DAY, on + 90 * DAY
    EmploymentFactory(person=world.bob, kind="contractor", period=period(end=ends))
    AssignmentFactory(area=AreaFactory(name="Soon"), person=world.bob, period=period(ends))
    AssignmentFactory(area=AreaFactory(name="Far"), person=world.bob, period=period(far))
    found = {}
    for name in ("charlie", "alice"):
        client.force_login(world.user(name))
        found[name] = client.get(f"/people/{world.bob.pk}/").context["soon"]
    begins, last = (
        f"{day.day} {day:%B}" + ("" if day.year == on.year else f" {day.year}") for day in (ends, ends - DAY)
    )
    assert found == {
        "charlie": [f"Accountable for Soon from {begins}."],
        "alice": [f"Accountable for Soon from {begins}.", f"Here as contractor until {last}."],
    }


def test_new_for_sixty_days_from_the_first_of_all(world: World) -> None:
    on = timezone.localdate()
    found = {}
    for days in (-1, 0, 59, 60):
        person = MembershipFactory(period=period(on - days * DAY)).person
        found[days] = is_new(person=person, on=on)
    back = EmploymentFactory(period=period(on - 400 * DAY, on - 300 * DAY)).person
    EmploymentFactory(person=back, period=period(on))
    assert found | {"back": is_new(person=back, on=on)} == {
        -1: False,
        0: True,
        59: True,
        60: False,
        "back": False,
    }


def test_a_newcomer_finds_who_decides_whom_to_ask_and_what_is_written(client: Client, world: World) -> None:
    AssignmentFactory(area=world.refunds, letter="C", person=world.charlie)
    ResourceFactory(area=world.refunds, kind="channel", value="#refunds")
    written = ResourceFactory(area=world.refunds, kind="url", value="https://example.org/refunds")
    client.force_login(world.user("bob"))
    (place,) = client.get(f"/people/{world.bob.pk}/welcome/").context["places"]
    assert (place.team, place.leads) == (world.payments, [world.alice])
    said = [
        (each.area.name, each.decides, each.verb, each.ask, each.channels, each.written, each.mine)
        for each in place.areas
    ]
    assert said == [
        ("Ledger <b>", [], "answer for it", [], [], [], ["R"]),
        ("Refunds", ["Alice"], "answers for it", ["Charlie"], ["#refunds"], [written], ["R"]),
    ]


COUNTS = {
    "/people/": 10,
    "/people/?sort=-answers": 11,
    "/people/{bob}/": 21,
    "/people/{bob}/welcome/": 11,
    "/people/{bob}/hand-over/": 15,
    "/teams/{team}/hand-over/": 17,
}


def _counted(client: Client, world: World) -> dict[str, int]:
    found = {}
    for path in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path.format(bob=world.bob.pk, team=world.payments.pk))
        assert answer.status_code == 200
        found[path] = len(queries)
    return found


def test_more_rows_cost_no_more_queries(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    FindingFactory(area=None, person=world.bob, rule="OWN301", severity="warning", facts=facts())
    AssignmentFactory(area=AreaFactory(owning_team=world.payments), person=world.bob)
    AssignmentFactory(area=AreaFactory(owning_team=world.payments), team=world.payments)
    MembershipFactory(person=world.bob, team=world.payments, seat=SeatFactory(team=world.payments))
    _counted(client, world)
    one = _counted(client, world)
    for _ in range(2):
        area = AreaFactory(owning_team=world.payments, category=world.refunds.category)
        AssignmentFactory(area=area, person=world.bob)
        AssignmentFactory(area=area, letter="C", person=world.bob)
        AssignmentFactory(area=area, letter="R", team=world.payments)
        AssignmentFactory(area=area, tie_breaker=world.bob)
        MembershipFactory(team=world.payments)
        PersonFactory(manager=world.bob)
    assert _counted(client, world) == one
    assert one == COUNTS
