import datetime as dt
from typing import Any

import pytest

from ownership.models import Area
from teams.models import Team
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def areas_of(team: Team, count: int, accountable: Any = None) -> list[Area]:
    return [owned(f"{team} {accountable} {count} {n}", accountable, owning_team=team) for n in range(count)]


def sized(people: int, **more: Any) -> Team:
    team: Team = TeamFactory(**more)
    MembershipFactory.create_batch(people, team=team)
    return team


class TestConcentrated:
    def test_flagged_by_oneself_and_through_teams_and_seats(self) -> None:
        ana = PersonFactory()
        team = led("Payments", ana)
        seat = SeatFactory(team=team)
        MembershipFactory(person=ana, team=team, seat=seat)
        mine = [*areas_of(team, 3, ana), *areas_of(team, 3, team), *areas_of(team, 2, seat)]
        give(mine[0], "A", team)
        areas_of(team, 7)
        ids = [area.pk for area in mine]
        facts = {"people": [ana.pk], "teams": [team.pk], "areas": ids, "whole": 15}
        assert flagged("OWN302") == {("person", ana.pk): ("warning", facts)}

    def test_not_flagged_few_areas_or_areas_of_several_teams(self) -> None:
        ana, ben = PersonFactory(), PersonFactory()
        areas_of(TeamFactory(), 7, ana)
        for _ in range(2):
            areas_of(TeamFactory(), 4, ben)
        assert subjects("OWN302") == set()

    def test_boundary_half(self) -> None:
        ana, team = PersonFactory(), TeamFactory()
        areas_of(team, 8, ana)
        others = areas_of(team, 8)
        assert subjects("OWN302") == set()
        others[0].assignments.filter(letter="A").delete()
        assert subjects("OWN302") == about(ana)

    def test_only_what_is_given_directly_in_use_and_answered_for_counts(self) -> None:
        ana, team = PersonFactory(), TeamFactory()
        top, *_ = areas_of(team, 7, ana)
        AreaFactory(parent=top, owning_team=team)
        owned("Retired", ana, owning_team=team, lifecycle="retired")
        owned("Proposed", ana, owning_team=team, lifecycle="proposed")
        give(AreaFactory(owning_team=team), "A", ana, deputy=True)
        give(top, "A", ana, deputy=True)
        assert subjects("OWN302") == set()
        areas_of(team, 9, EmploymentFactory(period=until(ON)).person)
        owned("Eighth", ana, owning_team=team)
        assert subjects("OWN302") == about(ana)

    def test_one_person_in_two_teams_is_one_finding(self) -> None:
        ana, teams = PersonFactory(), TeamFactory.create_batch(2)
        RuleSettingFactory(rule="OWN302", team=teams[1], severity="error")
        mine = [area for team in teams for area in areas_of(team, 8, ana)]
        facts = {
            "people": [ana.pk],
            "teams": [team.pk for team in teams],
            "areas": [area.pk for area in mine],
            "whole": 16,
        }
        assert flagged("OWN302") == {("person", ana.pk): ("error", facts)}


class TestNoSecondPerson:
    @pytest.mark.parametrize(
        ("criticality", "severity"), [("critical", "error"), ("important", "warning"), ("normal", None)]
    )
    def test_flagged_by_weight(self, criticality: str, severity: str | None) -> None:
        area = owned("Card payments", criticality=criticality)
        ana = area.assignments.get(letter="A").person
        facts = {"people": [ana.pk], "itself": 1, "areas": []}
        found = {("area", area.pk): (severity, facts)} if severity else {}
        assert flagged("OWN303") == found

    def test_flagged_where_the_a_is_given(self) -> None:
        ana = PersonFactory()
        top = owned("Payments", ana)
        heavy = AreaFactory(parent=AreaFactory(parent=top), criticality="critical")
        important = AreaFactory(parent=top, criticality="important")
        AreaFactory(parent=top)
        give(AreaFactory(parent=top, criticality="critical"), "R")
        facts = {"people": [ana.pk], "itself": 0, "areas": sorted([heavy.pk, important.pk])}
        assert flagged("OWN303") == {("area", top.pk): ("error", facts)}

    def test_one_person_reached_by_herself_her_team_and_her_seat(self) -> None:
        ana = PersonFactory()
        team, seat = led("Payments", ana), SeatFactory(team=None)
        MembershipFactory(person=ana, team=None, seat=seat)
        area = AreaFactory(criticality="critical")
        for letter, holder in (("A", team), ("R", ana), ("R", team), ("R", seat)):
            give(area, letter, holder)
        give(area, "A", ana, deputy=True)
        assert subjects("OWN303") == about(area)
        MembershipFactory(team=team)
        assert subjects("OWN303") == set()

    @pytest.mark.parametrize("letter", ["A", "R"])
    def test_not_flagged_with_a_deputy_at_the_area_or_above(self, letter: str) -> None:
        top = owned("Payments")
        AreaFactory(parent=top, criticality="critical")
        give(top, letter, deputy=True)
        assert subjects("OWN303") == set()

    def test_not_flagged_with_a_second_seat_holder(self) -> None:
        seat = SeatFactory(team=None)
        MembershipFactory.create_batch(2, team=None, seat=seat)
        owned("Keys", seat, criticality="critical")
        assert subjects("OWN303") == set()

    def test_where_nobody_decides_other_rules_say_so(self) -> None:
        area = AreaFactory(criticality="critical")
        give(area, "R")
        assert subjects("OWN303") == set()
        give(area, "A", TeamFactory())
        assert subjects("OWN303") == set()

    def test_consulted_and_informed_are_no_cover(self) -> None:
        area = owned("Keys", criticality="critical")
        for letter in "CIS":
            give(area, letter)
        assert subjects("OWN303") == about(area)

    @pytest.mark.parametrize("lifecycle", ["retired", "proposed"])
    def test_not_in_use(self, lifecycle: str) -> None:
        owned("Keys", criticality="critical", lifecycle=lifecycle)
        assert subjects("OWN303") == set()

    def test_boundary_the_day_the_second_one_leaves(self) -> None:
        area, team = owned("Keys", criticality="critical"), TeamFactory()
        member = MembershipFactory(team=team).person
        EmploymentFactory(person=member, period=until(ON))
        give(area, "R", team)
        assert subjects("OWN303", on=ON - DAY) == set()
        assert subjects("OWN303") == about(area)

    def test_a_closed_team_and_a_deputy_who_left_are_no_cover(self) -> None:
        area = owned("Keys", criticality="critical")
        give(area, "R", sized(2, closed_on=ON))
        give(area, "A", EmploymentFactory(period=until(ON)).person, deputy=True)
        assert subjects("OWN303") == about(area)

    def test_a_team_can_do_without(self) -> None:
        team = TeamFactory()
        RuleSettingFactory(rule="OWN303", team=team, on=False)
        owned("Keys", criticality="critical", owning_team=team)
        assert subjects("OWN303") == set()


class TestThinCover:
    def test_flagged(self) -> None:
        team, ana = sized(4), PersonFactory()
        mine = areas_of(team, 2, ana)
        give(areas_of(team, 1)[0], "R")
        facts = {"people": [ana.pk], "teams": [team.pk], "areas": [area.pk for area in mine], "whole": 3}
        assert flagged("OWN304") == {("person", ana.pk): ("warning", facts)}

    def test_boundary_half(self) -> None:
        team, ana = sized(4), PersonFactory()
        areas_of(team, 2, ana)
        other = areas_of(team, 2)[0]
        assert subjects("OWN304") == set()
        other.assignments.update(person=ana)
        assert subjects("OWN304") == about(ana)

    def test_boundary_four_people(self) -> None:
        team, ana = sized(3), PersonFactory()
        areas_of(team, 2, ana)
        late = MembershipFactory(team=team)
        EmploymentFactory(person=late.person, period=until(ON))
        assert subjects("OWN304", on=ON - DAY) == about(ana)
        assert subjects("OWN304") == set()

    def test_boundary_two_areas_that_somebody_covers(self) -> None:
        team, ana = sized(4), PersonFactory()
        areas_of(team, 1, ana)
        AreaFactory(owning_team=team)
        owned("Proposed", ana, owning_team=team, lifecycle="proposed")
        assert subjects("OWN304") == set()
        areas_of(team, 2, ana)[1].assignments.filter(letter="A").delete()
        assert subjects("OWN304") == about(ana)

    def test_inherited_letters_and_deputies_count(self) -> None:
        team, ana = sized(4), PersonFactory()
        top = owned("Payments", ana, owning_team=team)
        AreaFactory(parent=top, owning_team=team)
        assert subjects("OWN304") == about(ana)
        give(top, "R", deputy=True)
        assert subjects("OWN304") == set()

    def test_work_of_a_team_is_covered_by_its_members(self) -> None:
        team, ana = sized(4), PersonFactory()
        for area in areas_of(team, 2, ana):
            give(area, "R", team)
        assert subjects("OWN304") == set()
