"""The areas of teams, found from their holders down: the same that all holdings of the day give."""

import datetime as dt

import pytest

from ownership import holdings
from ownership.enums import Lifecycle
from ownership.generator.load import load
from ownership.generator.size import Size
from ownership.matrix.theirs import areas_of
from ownership.models import Area, AreaPlacement
from teams.models import Membership, Seat, Team
from tests.factories import AreaFactory, AssignmentFactory, MembershipFactory, SeatFactory, TeamFactory
from tests.people import TODAY

pytestmark = pytest.mark.django_db
SMALL = Size(people=60, teams=10, areas=120, assignments=700)


def names(*teams: Team, effective: bool = True, on: dt.date = TODAY) -> list[str]:
    ids = areas_of(teams=[team.pk for team in teams], effective=effective, on=on)
    return sorted(Area.objects.get(pk=pk).name for pk in ids)


def held(team: Team, on: dt.date) -> set[int]:
    """The long way round: all holdings of the day, and what is owned."""
    people = set(Membership.objects.filter(team=team, period__contains=on).values_list("person", flat=True))
    seats = set(Seat.objects.filter(team=team).values_list("pk", flat=True))
    owned = AreaPlacement.objects.filter(owning_team=team, period__contains=on)
    return set(owned.values_list("area", flat=True)) | {
        each.area_id
        for each in holdings.at(on=on)
        if each.person_id in people or each.team_id == team.pk or each.seat_id in seats
        if each.letter in "AR" or each.area_id == each.source_id
    }


def test_it_finds_what_all_holdings_of_a_day_give() -> None:
    load(size=SMALL, seed=3, on=TODAY)
    teams = list(Team.objects.all())
    found = {team.pk: set(areas_of(teams=[team.pk], effective=True, on=TODAY)) for team in teams}
    assert found == {team.pk: held(team, TODAY) for team in teams}
    assert len({frozenset(each) for each in found.values()}) > 5


def test_a_and_r_go_down_as_far_as_nobody_else_is_named() -> None:
    team = TeamFactory()
    top = AreaFactory(name="Top")
    child = AreaFactory(name="Child", parent=top)
    AreaFactory(name="Grandchild", parent=child)
    AreaFactory(name="Apart", parent=top, inherits=False)
    other = AreaFactory(name="Other's", parent=top)
    AreaFactory(name="Below other's", parent=other)
    AssignmentFactory(area=other, letter="A")
    AssignmentFactory(area=top, letter="A", team=team, person=None)
    MembershipFactory(team=team, lead=True)
    assert names(team) == ["Child", "Grandchild", "Top"]
    assert names(team, effective=False) == ["Top"]


def test_what_is_asked_or_told_counts_where_it_was_given() -> None:
    team, top = TeamFactory(), AreaFactory(name="Top")
    AreaFactory(name="Child", parent=top)
    AssignmentFactory(area=top, letter="C", seat=SeatFactory(team=team), person=None)
    assert names(team) == names(team, effective=False) == ["Top"]


def test_it_passes_through_what_is_retired_which_is_not_theirs() -> None:
    team, person = TeamFactory(), MembershipFactory(team=TeamFactory()).person
    MembershipFactory(team=team, person=person)
    top = AreaFactory(name="Top")
    gone = AreaFactory(name="Gone", parent=top, lifecycle=Lifecycle.RETIRED)
    AreaFactory(name="Below", parent=gone)
    AssignmentFactory(area=top, letter="R", person=person)
    assert "Below" in names(team)
    assert {"Top"} <= set(names(team))


def test_what_was_theirs_or_will_be_is_not() -> None:
    team = TeamFactory()
    day = dt.timedelta(days=1)
    AssignmentFactory(
        area__name="Ended",
        letter="A",
        person=MembershipFactory(team=team).person,
        period=(TODAY - 9 * day, TODAY),
    )
    assert names(team, effective=False) == []
    assert names(team, effective=False, on=TODAY - day) == ["Ended"]
    assert names() == []
