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
from tests.ownership.rules.world import ON, about, flagged, give, lead, led, owned, subjects, until

pytestmark = pytest.mark.django_db


class TestMultipleAccountable:
    def test_flagged_with_a_person_and_a_team_of_somebody_else(self) -> None:
        area = AreaFactory()
        ana = give(area, "A").person
        team = led("Payments", PersonFactory())
        give(area, "A", team)
        facts = {"people": [ana.pk], "teams": [team.pk], "seats": [], "count": 2, "behind": {}}
        assert flagged("OWN201") == {("area", area.pk): ("error", facts)}

    def test_not_flagged_where_one_team_has_two_leads(self) -> None:
        team = led("Payments", PersonFactory())
        lead(team, PersonFactory())
        owned("Refunds", team)
        assert subjects("OWN201") == set()

    def test_boundary_one_person_reached_twice_is_one(self) -> None:
        area = AreaFactory()
        ana = give(area, "A").person
        team = led("Payments", ana)
        give(area, "A", team)
        seat = SeatFactory(team=team)
        MembershipFactory(person=ana, team=team, seat=seat)
        give(area, "A", seat)
        assert subjects("OWN201") == set()
        ben = lead(team, PersonFactory()).person
        facts = flagged("OWN201")["area", area.pk][1]
        assert facts["behind"] == {f"team-{team.pk}": [ana.pk, ben.pk]}
        assert facts["count"] == 2

    def test_deputies_are_no_second_a(self) -> None:
        area = owned("Refunds")
        give(area, "A", deputy=True)
        assert subjects("OWN201") == set()

    def test_counts_where_it_was_given_and_not_where_it_is_inherited(self) -> None:
        top = owned("Payments")
        give(top, "A")
        AreaFactory(parent=top)
        owned("Refunds", parent=top)
        assert subjects("OWN201") == about(top)

    def test_shared_on_purpose_needs_all_of_them_and_one_tie_breaker_who_is_here(self) -> None:
        area = AreaFactory()
        dana = PersonFactory()
        shared = [give(area, "A", tie_breaker=dana) for _ in range(2)]
        assert subjects("OWN201") == set()
        third = give(area, "A")
        assert subjects("OWN201") == about(area)
        third.delete()
        EmploymentFactory(person=dana, period=until(ON))
        assert subjects("OWN201") == about(area)
        shared[0].delete()
        assert subjects("OWN201") == set()

    def test_leavers_and_closed_teams_do_not_count_but_an_empty_seat_does(self) -> None:
        area = owned("Refunds")
        give(area, "A", EmploymentFactory(period=until(ON)).person)
        give(area, "A", TeamFactory(closed_on=ON))
        assert subjects("OWN201") == set()
        give(area, "A", SeatFactory())
        assert subjects("OWN201") == about(area)

    def test_one_after_the_other_is_one(self) -> None:
        area = AreaFactory()
        give(area, "A", period=until(ON))
        give(area, "A", period=period(ON))
        assert subjects("OWN201") == set()
        assert subjects("OWN201", on=ON - dt.timedelta(days=1)) == set()


@pytest.mark.parametrize(
    ("code", "letter", "most", "severity"),
    [("OWN202", "R", 5, "warning"), ("OWN203", "C", 6, "warning"), ("OWN204", "I", 8, "info")],
)
class TestCrowded:
    @pytest.fixture(autouse=True)
    def _on(self, code: str) -> None:
        RuleSettingFactory(rule=code, on=True)

    def test_flagged_and_boundary(self, code: str, letter: str, most: int, severity: str) -> None:
        area = AreaFactory()
        people = [give(area, letter).person.pk for _ in range(most)]
        assert subjects(code) == set()
        people.append(give(area, letter).person.pk)
        facts = {"people": people, "teams": [], "seats": [], "count": most + 1, "limit": most}
        assert flagged(code) == {("area", area.pk): (severity, facts)}

    def test_not_flagged_a_team_is_one_holder(self, code: str, letter: str, most: int, severity: str) -> None:
        area, team = AreaFactory(), TeamFactory()
        for _ in range(most + 3):
            MembershipFactory(team=team)
        give(area, letter, team)
        assert subjects(code) == set()

    def test_those_from_above_count_there(self, code: str, letter: str, most: int, severity: str) -> None:
        top = AreaFactory()
        below = AreaFactory(parent=top)
        for area in (top, below):
            for _ in range(most):
                give(area, letter)
        assert subjects(code) == set()


def test_crowded_informed_is_only_offered() -> None:
    area = AreaFactory()
    for _ in range(12):
        give(area, "I")
    assert subjects("OWN204") == set()


@pytest.mark.parametrize(("profile", "found"), [("lean", 0), ("balanced", 1), ("regulated", 1)])
def test_lean_lets_eight_be_consulted(profile: str, found: int) -> None:
    OrganisationFactory(profile=profile)
    area = AreaFactory()
    for _ in range(8):
        give(area, "C")
    assert len(subjects("OWN203")) == found


class TestRedundantLetters:
    def test_flagged(self) -> None:
        area = owned("Refunds")
        ana = area.assignments.get(letter="A").person
        give(area, "C", ana)
        give(area, "I", ana)
        facts = {"people": [ana.pk], "teams": [], "seats": [], "count": 1}
        assert flagged("OWN209") == {("area", area.pk): ("info", facts)}

    def test_not_flagged_accountable_and_responsible(self) -> None:
        owned("Refunds")
        assert subjects("OWN209") == set()

    def test_boundary_another_holder_or_another_area(self) -> None:
        top = owned("Payments")
        ana = top.assignments.get(letter="A").person
        give(top, "C", led("Payments", ana))
        give(AreaFactory(parent=top), "C", ana)
        give(top, "I", give(top, "A", deputy=True).person)
        assert subjects("OWN209") == set()
