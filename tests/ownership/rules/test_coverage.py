import datetime as dt

import pytest

from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    OrganisationFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.world import ON, about, flagged, give, lead, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
COVERAGE = ("OWN101", "OWN102", "OWN103", "OWN104", "OWN105", "OWN401", "OWN402")


def all_of(*codes: str) -> dict[str, set[tuple[str, int]]]:
    return {code: found for code in codes if (found := subjects(code))}


class TestMissingAccountable:
    def test_flagged_where_others_hold_something(self) -> None:
        area = AreaFactory()
        give(area, "R")
        assert flagged("OWN101") == {("area", area.pk): ("error", {"areas": []})}
        assert all_of(*COVERAGE) == {"OWN101": about(area)}

    def test_not_flagged_where_the_areas_below_have_one(self) -> None:
        parent = AreaFactory()
        give(parent, "C")
        owned("Refunds", parent=parent)
        assert all_of(*COVERAGE) == {}

    def test_boundary_inherited_or_not(self) -> None:
        parent = owned("Payments")
        AreaFactory(name="Refunds", parent=parent)
        alone = AreaFactory(name="Invoices", parent=parent, inherits=False)
        give(alone, "R")
        assert all_of(*COVERAGE) == {"OWN101": about(alone)}

    def test_the_topmost_is_the_subject_and_names_those_below(self) -> None:
        top = AreaFactory()
        middle = AreaFactory(parent=top)
        bare = [AreaFactory(parent=middle), AreaFactory(parent=top)]
        owned("Refunds", parent=middle)
        give(top, "I")
        assert flagged("OWN101") == {("area", top.pk): ("error", {"areas": sorted(row.pk for row in bare)})}

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_areas_not_in_use_need_nobody(self, lifecycle: str) -> None:
        give(AreaFactory(lifecycle=lifecycle), "R")
        AreaFactory(lifecycle=lifecycle)
        assert all_of(*COVERAGE) == {}

    def test_a_retired_area_between_passes_it_on(self) -> None:
        parent = owned("Payments")
        AreaFactory(name="Refunds", parent=AreaFactory(parent=parent, lifecycle="retired"))
        assert all_of(*COVERAGE) == {}

    def test_before_its_first_day_an_a_is_missing(self) -> None:
        area = AreaFactory()
        give(area, "A", period=period(ON))
        give(area, "R")
        assert subjects("OWN101") == set()
        assert subjects("OWN101", on=ON - DAY) == about(area)

    def test_an_a_whose_holder_has_left_counts(self) -> None:
        area = AreaFactory()
        leaver = EmploymentFactory(period=until(ON)).person
        give(area, "A", leaver)
        give(area, "R")
        assert all_of(*COVERAGE) == {"OWN401": about(leaver)}

    def test_a_deputy_alone_is_no_a(self) -> None:
        area = AreaFactory()
        give(area, "A", deputy=True)
        assert all_of(*COVERAGE) == {"OWN101": about(area)}

    def test_unowned_on_purpose_until_its_day_with_the_areas_below(self) -> None:
        purpose = {"unowned_reason": "It is being sold.", "unowned_by": UserFactory(), "unowned_until": ON}
        area = AreaFactory(**purpose)
        give(area, "C")
        AreaFactory(parent=area)
        assert subjects("OWN101", on=ON - DAY) == set()
        assert subjects("OWN101") == about(area)


class TestUnownedArea:
    def test_flagged_at_the_top_with_those_below(self) -> None:
        top = AreaFactory()
        below = AreaFactory(parent=top)
        assert flagged("OWN104") == {("area", top.pk): ("error", {"areas": [below.pk]})}
        assert all_of(*COVERAGE) == {"OWN104": about(top)}

    def test_not_flagged_where_all_comes_from_above(self) -> None:
        AreaFactory(parent=owned("Event pipeline"))
        assert all_of(*COVERAGE) == {}

    def test_boundary_one_informed_makes_it_a_missing_a(self) -> None:
        area = AreaFactory()
        assert all_of(*COVERAGE) == {"OWN104": about(area)}
        give(area, "I")
        assert all_of(*COVERAGE) == {"OWN101": about(area)}

    def test_an_area_that_does_not_inherit_is_its_own_top(self) -> None:
        parent = AreaFactory()
        give(parent, "I")
        owned("Refunds", parent=parent)
        alone = AreaFactory(parent=parent, inherits=False)
        assert all_of(*COVERAGE) == {"OWN104": about(alone)}


class TestMissingResponsible:
    @pytest.mark.parametrize(
        ("criticality", "severity"),
        [("critical", "warning"), ("important", "warning"), ("normal", "info"), (None, "info")],
    )
    def test_flagged_by_criticality(self, criticality: str | None, severity: str) -> None:
        area = AreaFactory(criticality=criticality)
        ana = give(area, "A").person
        facts = {"areas": [], "people": [ana.pk], "teams": [], "seats": [], "count": 1}
        assert flagged("OWN102") == {("area", area.pk): (severity, facts)}

    def test_not_flagged_where_the_accountable_one_does_it(self) -> None:
        owned("Backups", criticality="critical")
        assert subjects("OWN102") == set()

    def test_boundary_all_areas_below_have_one_or_all_but_one(self) -> None:
        parent = AreaFactory()
        give(parent, "A")
        for _ in range(2):
            give(AreaFactory(parent=parent), "R")
        assert subjects("OWN102") == set()
        bare = AreaFactory(parent=parent, criticality="important")
        [(severity, facts)] = flagged("OWN102").values()
        assert (severity, facts["areas"]) == ("warning", [bare.pk])
        assert subjects("OWN102") == about(parent)

    def test_an_r_whose_holder_has_left_counts(self) -> None:
        area = AreaFactory()
        give(area, "A")
        give(area, "R", EmploymentFactory(period=until(ON)).person)
        assert subjects("OWN102") == set()


class TestUnanswerableAccountable:
    def test_flagged_once_for_all_areas_of_a_team_without_a_lead(self) -> None:
        team = TeamFactory()
        areas = [owned("Refunds", team), owned("Invoices", team)]
        facts = {"areas": [area.pk for area in areas], "people": [], "teams": [team.pk], "seats": []}
        assert flagged("OWN103") == {("team", team.pk): ("error", facts)}
        assert all_of(*COVERAGE) == {"OWN103": about(team)}

    def test_flagged_for_an_empty_seat(self) -> None:
        seat = SeatFactory()
        owned("Refunds", seat)
        assert all_of(*COVERAGE) == {"OWN103": about(seat)}

    def test_not_flagged_with_two_leads_or_where_a_team_does_the_work(self) -> None:
        team = led("Payments", PersonFactory())
        lead(team, PersonFactory())
        owned("Refunds", team)
        give(AreaFactory(parent=owned("Platform")), "R", TeamFactory())
        assert all_of(*COVERAGE) == {}

    def test_boundary_the_day_the_lead_ends(self) -> None:
        team = TeamFactory()
        lead(team, PersonFactory(), period=until(ON))
        owned("Refunds", team)
        assert subjects("OWN103", on=ON - DAY) == set()
        assert subjects("OWN103") == about(team)

    def test_a_lead_who_has_left_leads_no_more(self) -> None:
        team = led("Payments", EmploymentFactory(period=until(ON)).person)
        owned("Refunds", team)
        assert subjects("OWN103") == about(team)

    def test_a_closed_team_is_said_once(self) -> None:
        team = TeamFactory(closed_on=ON)
        owned("Refunds", team)
        assert all_of(*COVERAGE) == {"OWN402": about(team)}


class TestMissingDeputy:
    def test_flagged_where_the_a_comes_from(self) -> None:
        top = owned("Payments")
        critical = [AreaFactory(parent=top, criticality="critical") for _ in range(2)]
        AreaFactory(parent=top, criticality="important")
        ana = top.assignments.get(letter="A").person_id
        facts = {"people": [ana], "itself": 0, "areas": [row.pk for row in critical]}
        assert flagged("OWN105") == {("area", top.pk): ("warning", facts)}

    def test_not_flagged_with_a_deputy_on_the_area_or_above(self) -> None:
        top = owned("Payments")
        below = AreaFactory(parent=top, criticality="critical")
        deputy = give(below, "A", deputy=True)
        assert subjects("OWN105") == set()
        deputy.area = top
        deputy.save()
        assert subjects("OWN105") == set()

    def test_not_flagged_with_two_leads_or_with_nobody(self) -> None:
        team = led("Payments", PersonFactory())
        lead(team, PersonFactory())
        owned("Refunds", team, criticality="critical")
        owned("Invoices", TeamFactory(), criticality="critical")
        assert subjects("OWN105") == set()

    @pytest.mark.parametrize(("profile", "found"), [("lean", 0), ("balanced", 0), ("regulated", 1)])
    def test_boundary_an_important_area_by_profile(self, profile: str, found: int) -> None:
        OrganisationFactory(profile=profile)
        owned("Refunds", criticality="important")
        assert len(subjects("OWN105")) == found

    def test_a_deputy_of_a_former_a_above_does_not_count(self) -> None:
        top = owned("Payments")
        give(top, "A", deputy=True)
        below = owned("Refunds", parent=top, criticality="critical")
        assert subjects("OWN105") == about(below)


class TestNobodyConsulted:
    @pytest.fixture(autouse=True)
    def _on(self) -> None:
        RuleSettingFactory(rule="OWN106", on=True)

    def test_flagged(self) -> None:
        area = owned("Backups")
        assert flagged("OWN106") == {("area", area.pk): ("info", {"areas": []})}

    @pytest.mark.parametrize("letter", "CI")
    def test_not_flagged_where_one_of_the_two_is_named_here_or_above(self, letter: str) -> None:
        top = owned("Reliability")
        give(top, letter)
        owned("Backups", parent=top)
        assert subjects("OWN106") == set()

    def test_boundary_only_there(self) -> None:
        top = owned("Reliability")
        below = owned("Backups", parent=top)
        row = give(top, "I", only_here=True)
        assert flagged("OWN106") == {("area", top.pk): ("info", {"areas": [below.pk]})}
        row.only_here = False
        row.save()
        assert subjects("OWN106") == set()

    def test_the_topmost_with_an_a_names_those_below(self) -> None:
        root = AreaFactory()
        top = owned("Reliability", parent=root)
        bare = [owned("Backups", parent=top), AreaFactory(parent=top)]
        give(AreaFactory(parent=top), "C")
        alone = owned("Alerts", parent=top, inherits=False)
        assert flagged("OWN106") == {
            ("area", top.pk): ("info", {"areas": sorted(row.pk for row in bare)}),
            ("area", alone.pk): ("info", {"areas": []}),
        }

    def test_without_an_a_another_rule_speaks(self) -> None:
        give(AreaFactory(), "R")
        AreaFactory()
        assert subjects("OWN106") == set()

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_areas_not_in_use_need_nobody(self, lifecycle: str) -> None:
        owned("Backups", lifecycle=lifecycle)
        assert subjects("OWN106") == set()

    def test_one_who_has_left_counts_until_the_c_ends(self) -> None:
        area = owned("Backups")
        give(area, "C", EmploymentFactory(period=until(ON)).person, period=until(ON + DAY))
        assert subjects("OWN106") == set()
        assert subjects("OWN106", on=ON + DAY) == about(area)


@pytest.mark.parametrize(("profile", "found"), [("lean", 0), ("balanced", 0), ("regulated", 1)])
def test_nobody_consulted_is_on_where_it_is_regulated(profile: str, found: int) -> None:
    OrganisationFactory(profile=profile)
    owned("Backups")
    assert len(subjects("OWN106")) == found
