import pytest

from ownership.models import Category, Resource
from ownership.operations import (
    Problem,
    Refused,
    change_area,
    change_entry,
    change_team,
    close_team,
    new_entry,
    reopen_team,
    undo,
)
from teams.models import JobRole, Membership, Seat, Team
from tests.factories import (
    START,
    AreaFactory,
    MembershipFactory,
    ResourceFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY

db = pytest.mark.django_db


@db
def test_a_team_that_owns_areas_or_has_teams_below_is_not_closed():
    team = TeamFactory(name="Payments")
    AreaFactory(name="Billing", owning_team=team)
    AreaFactory(name="Former", owning_team=team, lifecycle="retired")
    TeamFactory(name="Refunds", parent=team)
    TeamFactory(name="Closed", parent=team, closed_on=START)
    with pytest.raises(Refused) as caught:
        close_team(team=team, actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("It still owns Billing.", "Payments", "Give it to another team or retire it."),
        Problem("Refunds is below it.", "Payments", "Close it or move it first."),
    )


@db
def test_closing_ends_memberships_and_seats_and_one_undo_brings_all_back():
    seat = SeatFactory()
    there = MembershipFactory(team=seat.team, seat=seat)
    applied = close_team(team=seat.team, actor=None, on=TODAY)
    assert list(Membership.objects.values_list("period", flat=True)) == [period(START, TODAY)]
    assert list(Seat.objects.values_list("retired_on", flat=True)) == [TODAY]
    undo(request_id=applied.request_id, actor=None, on=TODAY)
    there.refresh_from_db()
    assert (there.period, Seat.objects.get().retired_on, Team.objects.get().closed_on) == (
        period(),
        None,
        None,
    )


@db
def test_a_closed_team_opens_again_and_remembers_that_it_was_closed():
    team = TeamFactory()
    close_team(team=team, actor=None, on=START.replace(month=3))
    team.refresh_from_db()
    reopen_team(team=team, actor=None, on=TODAY)
    march = START.replace(month=3)
    assert list(team.placements.order_by("period").values_list("closed_on", "period")) == [
        (None, period(START, march)),
        (march, period(march, TODAY)),
        (None, period(TODAY)),
    ]


@db
def test_a_renamed_team_has_another_address_and_is_logged_by_its_former_name():
    team = TeamFactory(name="Payments")
    values, was = {"name": "Money", "chat": "#money"}, {"name": "Payments", "chat": ""}
    change_team(team=team, values=values, was=was, actor=None, on=TODAY)
    team.refresh_from_db()
    assert (team.name, team.slug, team.chat) == ("Money", "money", "#money")


@db
def test_an_area_lists_what_is_wanted_of_each_kind_and_keeps_the_other_kinds():
    area = AreaFactory()
    for kind, value in (("path", "a/**"), ("path", "b/**"), ("channel", "#a")):
        ResourceFactory(area=area, kind=kind, value=value)
    change_area(area=area, values={}, was={}, resources={"path": ["b/**", "c/**"]}, actor=None, on=TODAY)
    listed = set(Resource.objects.values_list("area", "kind", "value"))
    assert listed == {(area.pk, "path", "b/**"), (area.pk, "path", "c/**"), (area.pk, "channel", "#a")}


@db
def test_words_of_the_organisation_are_made_and_changed():
    applied = new_entry(entry=JobRole, values={"name": "Tech lead", "levels": []}, actor=None, on=TODAY)
    role = JobRole.objects.get(pk=applied.ids["entry"])
    change_entry(entry=role, values={"levels": ["One", "Two"]}, was={"levels": []}, actor=None, on=TODAY)
    role.refresh_from_db()
    assert (role.name, role.levels) == ("Tech lead", ["One", "Two"])
    values = {"name": "Risk", "perspective": "system"}
    new_entry(entry=Category, values=values, actor=None, on=TODAY)
    with pytest.raises(Refused) as caught:
        new_entry(entry=Category, values={**values, "name": "RISK"}, actor=None, on=TODAY)
    assert [(problem.what, problem.code) for problem in caught.value.problems] == [
        ("There is already a category of this name.", "duplicate")
    ]
