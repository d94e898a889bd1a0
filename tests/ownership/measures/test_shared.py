"""Measures of how a team's areas and people bear on one another, each by hand and on its boundary."""

import datetime as dt

import pytest

from ownership.measures.reading import measured
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    ContributionFactory,
    EmploymentFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.measures.counting import of, staffed, value
from tests.ownership.rules.world import ON, give, led, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class TestLosing:
    def test_one_is_enough_only_if_over_half_rest_on_them_alone(self) -> None:
        team, (ana, ben, *_) = staffed()
        areas = [AreaFactory(owning_team=team) for _ in range(4)]
        for area in areas:
            give(area, "A", ana)
        for area in areas[:2]:
            give(area, "R", ben)
        assert value("losing", team) == (2, None, 4)
        give(AreaFactory(owning_team=team), "A", ana)
        assert value("losing", team) == (1, None, 5)

    def test_deputies_members_of_a_working_team_and_what_comes_from_above_cover(self) -> None:
        team, (ana, ben, *_) = staffed()
        top = AreaFactory()
        give(top, "A", ana)
        give(top, "A", ben, deputy=True)
        area = AreaFactory(owning_team=team, parent=top)
        assert value("losing", team) == (2, None, 1)
        give(area, "R", team)
        assert value("losing", team) == (5, None, 1)

    def test_who_left_covers_nothing(self) -> None:
        team, (ana, *_) = staffed()
        give(AreaFactory(owning_team=team), "A", ana)
        EmploymentFactory(person=ana, period=until(ON))
        assert value("losing", team, on=ON - DAY) == (1, None, 1)
        assert value("losing", team) is None


class TestSpread:
    def test_from_one_who_has_all_to_each_as_many(self) -> None:
        team, people = staffed()
        areas = [AreaFactory(owning_team=team) for _ in range(5)]
        for area in areas:
            give(area, "A", people[0])
        assert value("spread", team) == (0, None, 5)
        for area, person in zip(areas[1:], people[1:], strict=True):
            give(area, "R", person)
        # 5, 1, 1, 1, 1: they differ by 8 in sum; at most it would be 9 × 4.
        assert value("spread", team) == (55.56, None, 5)


class TestScatter:
    def test_holders_of_one_team_count_once_and_deputies_not(self) -> None:
        team, (ana, ben, *_) = staffed()
        _, (eve, *_) = staffed("Search")
        area = AreaFactory(owning_team=team)
        give(area, "A", ana)
        give(area, "R", ben)
        assert value("scatter", team) == (1, None, 1)
        give(area, "R", eve)
        give(area, "R", SeatFactory(job_role=JobRoleFactory(), team=TeamFactory()))
        give(AreaFactory(owning_team=team), "A", ana)
        assert value("scatter", team) == (2, None, 2)


class TestConsulted:
    def test_people_seats_and_the_team_each_area_once(self) -> None:
        team, (ana, ben, *_) = staffed()
        mine, theirs = AreaFactory(owning_team=team), AreaFactory(owning_team=TeamFactory())
        for holder in (ana, ben, team, SeatFactory(job_role=JobRoleFactory(), team=team)):
            give(theirs, "C", holder)
        give(mine, "C", ana, period=until(ON))
        give(AreaFactory(lifecycle="retired"), "C", ana)
        assert value("consulted", team, on=ON - DAY) == (2, 1, 2)
        assert value("consulted", team) == (1, 1, 1)


class TestLoad:
    def test_a_full_team_is_not_over(self) -> None:
        team, _ = staffed()
        top = AreaFactory(owning_team=team, complexity="complicated")
        AreaFactory(owning_team=team, complexity="complex", parent=top)
        AreaFactory(owning_team=team)
        assert value("load", team) == (66.67, 0, 1)
        AreaFactory(owning_team=team, complexity="simple")
        assert value("load", team) == (100, 0, 1)
        AreaFactory(owning_team=team, complexity="simple")
        assert value("load", team) == (133.33, 1, 1)


class TestBalance:
    def test_of_those_with_a_category(self) -> None:
        team = TeamFactory()
        system, product = (CategoryFactory(perspective=each) for each in ("system", "product"))
        AreaFactory(owning_team=team)
        assert value("balance", team) is None
        for category in (system, product, product, product):
            AreaFactory(owning_team=team, category=category)
        assert value("balance", team) == (25, 1, 4)


class TestHandsOn:
    def test_who_works_of_five_seniors_and_of_four_nothing_is_said(self) -> None:
        role = JobRoleFactory(track="system", levels=["Junior", "Middle", "Senior", "Staff"])
        team, people = staffed(people=4)
        for person, level in zip(people, ("Senior", "Staff", "Senior", "Senior"), strict=True):
            person.job_role, person.level = role, level
            person.save()
        give(AreaFactory(), "R", people[0])
        MembershipFactory(team=team, person=people[1], seat=(seat := SeatFactory(job_role=role, team=team)))
        give(AreaFactory(), "R", seat)
        MembershipFactory(team=team, person=PersonFactory(job_role=role, level="Middle"))
        assert value("hands-on", team) is None
        MembershipFactory(team=team, person=PersonFactory(job_role=role, level="Staff"))
        month = (ON - 90 * DAY).replace(day=1) + 32 * DAY
        ContributionFactory(person=people[2], area=AreaFactory(), month=month.replace(day=1), count=1)
        assert value("hands-on", team) == (60, 3, 5)
        assert value("hands-on", team, on=month.replace(day=1) + 90 * DAY) == (40, 2, 5)


def test_a_team_counts_with_those_below_it_as_they_were_that_day() -> None:
    top, _ = staffed("Engineering", 2)
    team, (ana, *_) = staffed("Payments", 3, parent=top)
    give(AreaFactory(owning_team=team), "A", ana)
    found = measured(asked=[(top.pk, ON), (team.pk, ON), (top.pk, ON - DAY)], on=ON)
    assert {key: (each.people, each.values["coverage"].number) for key, each in found.items()} == {
        (top.pk, ON): (5, 100),
        (team.pk, ON): (3, 100),
        (top.pk, ON - DAY): (5, 100),
    }
    few, enough = found[team.pk, ON], found[top.pk, ON]
    assert (few.shown("losing"), few.shown("coverage") is None) == (None, False)
    assert enough.shown("losing") is not None


def test_a_seat_of_a_led_team_and_moved_teams_are_taken_as_they_were() -> None:
    dana = PersonFactory()
    team = led("Payments", dana)
    give(AreaFactory(owning_team=team), "A", team)
    assert of(team).people == 1
    assert value("losing", team) == (1, None, 1)
