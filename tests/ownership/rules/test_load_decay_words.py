import datetime as dt

import pytest

from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class TestOverloaded:
    def test_flagged_by_oneself_and_through_teams_and_seats(self) -> None:
        ana = PersonFactory()
        team = led("Payments", ana)
        seat = SeatFactory(team=team)
        MembershipFactory(person=ana, team=team, seat=seat)
        areas = [owned(f"Area {n}", ana) for n in range(5)] + [owned(f"Area {n}", team) for n in range(5, 10)]
        areas.append(owned("Last", seat))
        give(areas[0], "A", team)
        facts = {"people": [ana.pk], "areas": [area.pk for area in areas]}
        assert flagged("OWN301") == {("person", ana.pk): ("warning", facts)}

    def test_not_flagged_inherited_areas_count_once(self) -> None:
        top = owned("Payments")
        for _ in range(30):
            AreaFactory(parent=top)
        assert subjects("OWN301") == set()

    def test_boundary_ten_and_complexity(self) -> None:
        ana = PersonFactory()
        areas = [owned(f"Area {n}", ana) for n in range(10)]
        assert subjects("OWN301") == set()
        areas[0].complexity = "complex"
        areas[0].save()
        assert subjects("OWN301") == about(ana)
        for area in areas[1:3]:
            area.complexity = "simple"
            area.save()
        assert subjects("OWN301") == set()

    def test_deputies_retired_and_proposed_areas_do_not_wait(self) -> None:
        ana = PersonFactory()
        for number in range(10):
            owned(f"Area {number}", ana)
        for more in ({"deputy": True},):
            give(AreaFactory(parent=owned("Other")), "A", ana, **more)
        owned("Proposed", ana, lifecycle="proposed")
        owned("Retired", ana, lifecycle="retired")
        assert subjects("OWN301") == set()

    @pytest.mark.parametrize(("profile", "found"), [("lean", 0), ("balanced", 1)])
    def test_lean_lets_fourteen_wait(self, profile: str, found: int) -> None:
        OrganisationFactory(profile=profile)
        ana = PersonFactory()
        for number in range(14):
            owned(f"Area {number}", ana)
        assert len(subjects("OWN301")) == found

    def test_a_teams_own_threshold_is_for_its_people_and_below(self) -> None:
        top = TeamFactory()
        team = TeamFactory(parent=top)
        ana = MembershipFactory(team=team).person
        RuleSettingFactory(rule="OWN301", team=top, threshold=2, severity="info")
        RuleSettingFactory(rule="OWN301", threshold=4)
        for person in (ana, PersonFactory()):
            for _ in range(3):
                owned(f"Area {person.pk} {_}", person)
        assert flagged("OWN301")["person", ana.pk][0] == "info"
        assert subjects("OWN301") == about(ana)
        RuleSettingFactory(rule="OWN301", team=team, on=False)
        assert subjects("OWN301") == set()


class TestDeparted:
    def test_flagged_once_with_all_areas(self) -> None:
        leaver = EmploymentFactory(period=until(ON)).person
        areas = [owned("Refunds", leaver), AreaFactory(parent=owned("Other"))]
        give(areas[1], "C", leaver)
        facts = {"people": [leaver.pk], "areas": [row.pk for row in areas], "count": 3}
        assert flagged("OWN401") == {("person", leaver.pk): ("error", facts)}

    def test_not_flagged_where_the_letters_ended_too(self) -> None:
        leaver = EmploymentFactory(period=until(ON)).person
        give(AreaFactory(), "I", leaver, period=until(ON))
        give(AreaFactory(lifecycle="retired"), "I", leaver)
        assert subjects("OWN401") == set()

    def test_boundary_the_last_day_and_the_return(self) -> None:
        leaver = EmploymentFactory(period=until(ON)).person
        EmploymentFactory(person=leaver, period=period(ON + DAY * 30))
        give(AreaFactory(), "I", leaver)
        assert subjects("OWN401", on=ON - DAY) == set()
        assert subjects("OWN401") == about(leaver)
        assert subjects("OWN401", on=ON + DAY * 30) == set()


class TestClosed:
    def test_flagged_once_with_the_seats_of_the_team(self) -> None:
        team = TeamFactory(closed_on=ON)
        seat = SeatFactory(team=team)
        areas = [owned("Refunds", team), owned("Invoices", seat)]
        facts = {
            "areas": [row.pk for row in areas],
            "teams": [team.pk],
            "seats": [seat.pk],
            "seat": 0,
            "count": 4,
        }
        assert flagged("OWN402") == {("team", team.pk): ("error", facts)}

    def test_a_retired_seat_of_an_open_team_is_its_own_cause(self) -> None:
        seat = SeatFactory(retired_on=ON)
        owned("Refunds", seat)
        assert subjects("OWN402") == about(seat)

    def test_not_flagged_where_the_letters_ended_too(self) -> None:
        give(AreaFactory(), "I", TeamFactory(closed_on=ON), period=until(ON))
        assert subjects("OWN402") == set()

    def test_boundary_the_day_it_closes(self) -> None:
        team = TeamFactory()
        team.closed_on = team.since = ON
        team.save()
        give(AreaFactory(), "I", team)
        assert subjects("OWN402", on=ON - DAY) == set()
        assert subjects("OWN402") == about(team)


class TestVague:
    @pytest.mark.parametrize("name", ["Misc", "general", "Various ", "other", "TBD", "x", "É"])
    def test_flagged(self, name: str) -> None:
        area = owned(name)
        assert flagged("OWN701") == {("area", area.pk): ("info", {})}

    @pytest.mark.parametrize("name", ["Other people's data", "General ledger", "Miscarriage of justice"])
    def test_not_flagged(self, name: str) -> None:
        owned(name)
        assert subjects("OWN701") == set()

    @pytest.mark.parametrize(("name", "found"), [("C", 1), ("CI", 0), ("5", 0)])
    def test_boundary_letters(self, name: str, found: int) -> None:
        owned(name)
        assert len(subjects("OWN701")) == found
