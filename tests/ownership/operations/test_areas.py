import pytest

from ownership.models import Area
from ownership.operations import (
    Problem,
    Refused,
    close_team,
    create_area,
    create_seat,
    create_team,
    move_area,
    rename_area,
    retire_area,
)
from teams.models import Seat, Team
from tests.factories import AreaFactory, AssignmentFactory, JobRoleFactory, SeatFactory, TeamFactory
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def test_an_area_is_made_renamed_moved_and_retired():
    parent, team = AreaFactory(name="Money"), TeamFactory()
    create_area(
        name="Facturación", parent=parent, owning_team=team, actor=None, on=TODAY, criticality="critical"
    )
    area = Area.objects.get(parent=parent)
    assert (area.slug, area.owning_team, area.criticality, area.since) == (
        "facturación",
        team,
        "critical",
        TODAY,
    )
    rename_area(area=area, name="Billing", actor=None, on=TODAY)
    area.refresh_from_db()
    move_area(area=area, parent=None, actor=None, on=TODAY)
    retire_area(area=area, actor=None, on=TODAY)
    area.refresh_from_db()
    assert (area.name, area.slug, area.parent, area.lifecycle) == ("Billing", "billing", None, "retired")


def test_a_name_of_signs_has_an_address_too():
    create_area(name="???", actor=None, on=TODAY)
    assert Area.objects.get().slug == "unnamed"


def test_a_team_and_its_seat():
    create_team(name="Payments", actor=None, on=TODAY, kind="platform")
    team, role = Team.objects.get(), JobRoleFactory(name="Tech lead")
    create_seat(job_role=role, team=team, actor=None, on=TODAY)
    create_seat(job_role=role, actor=None, on=TODAY)
    assert {str(seat) for seat in Seat.objects.all()} == {"Tech lead of Payments", "Tech lead"}
    assert (team.slug, team.kind, team.since) == ("payments", "platform", TODAY)


def test_a_team_that_holds_something_is_not_closed():
    team = TeamFactory(name="Payments")
    seat = SeatFactory(team=team, job_role__name="Tech lead")
    AssignmentFactory(area__name="Billing", team=team)
    AssignmentFactory(area__name="Refunds", seat=seat, letter="R")
    with pytest.raises(Refused) as caught:
        close_team(team=team, actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("Payments still holds A of Billing.", "Payments", "Hand it over or end it."),
        Problem("Tech lead of Payments still holds R of Refunds.", "Payments", "Hand it over or end it."),
    )


def test_a_team_that_holds_nothing_is_closed():
    team = TeamFactory()
    close_team(team=team, actor=None, on=TODAY)
    team.refresh_from_db()
    assert (team.closed_on, team.since) == (TODAY, TODAY)
