"""A group that is accountable, and letters beyond a job role."""

import datetime as dt

import pytest

from ownership.models import Category
from teams.models import JobRole, Person
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    EmploymentFactory,
    ExpectationFactory,
    JobRoleFactory,
    OrganisationFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("profile", "found"), [("lean", 0), ("balanced", 0), ("regulated", 1)])
@pytest.mark.parametrize("rule", ["OWN210", "OWN211"])
def test_on_where_it_is_regulated(rule: str, profile: str, found: int) -> None:
    OrganisationFactory(profile=profile)
    said = ExpectationFactory(expected="unusual")
    owned("Refunds", led("Payments", PersonFactory()))
    owned("Ledger", PersonFactory(job_role=said.job_role), category=said.category)
    assert len(subjects(rule)) == found


class TestGroupAccountable:
    @pytest.fixture(autouse=True)
    def _on(self) -> None:
        RuleSettingFactory(rule="OWN210", on=True)

    def test_flagged_once_with_all_its_areas(self) -> None:
        team = led("Payments", PersonFactory())
        areas = [owned("Refunds", team), owned("Invoices", team)]
        AreaFactory(parent=areas[0])
        facts = {"areas": [area.pk for area in areas]}
        assert flagged("OWN210") == {("team", team.pk): ("warning", facts)}

    def test_not_flagged_a_person_or_a_seat(self) -> None:
        give(owned("Refunds"), "R", TeamFactory())
        owned("Invoices", SeatFactory(team=led("Payments", PersonFactory())))
        assert subjects("OWN210") == set()

    def test_boundary_a_deputy_and_the_day_it_ends(self) -> None:
        team, other = TeamFactory(), TeamFactory()
        give(owned("Refunds"), "A", team, deputy=True)
        give(AreaFactory(), "A", other, period=until(ON))
        assert subjects("OWN210", on=ON - DAY) == about(other)
        assert subjects("OWN210") == set()

    def test_a_team_without_a_lead_is_one_and_a_closed_one_is_not(self) -> None:
        owned("Refunds", TeamFactory(closed_on=ON))
        bare = TeamFactory()
        owned("Invoices", bare)
        assert subjects("OWN210") == about(bare)

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, lifecycle: str) -> None:
        owned("Refunds", TeamFactory(), lifecycle=lifecycle)
        assert subjects("OWN210") == set()


class TestBeyondRole:
    @pytest.fixture(autouse=True)
    def _on(self) -> None:
        RuleSettingFactory(rule="OWN211", on=True)

    @pytest.fixture
    def role(self) -> JobRole:
        return JobRoleFactory(name="Engineer")

    @pytest.fixture
    def standards(self, role: JobRole) -> Category:
        """In which an A is unusual for an engineer."""
        category = CategoryFactory(name="Standards")
        ExpectationFactory(job_role=role, category=category, letter="A", expected="unusual")
        return category

    @pytest.fixture
    def ana(self, role: JobRole) -> Person:
        return PersonFactory(job_role=role, level="Senior")

    def test_flagged_once_with_all_areas(self, role: JobRole, standards: Category, ana: Person) -> None:
        other = ExpectationFactory(job_role=role, letter="R", expected="unusual").category
        areas = [owned("Naming", ana, category=standards), AreaFactory(category=other)]
        give(areas[1], "R", ana)
        facts = {
            "people": [ana.pk],
            "areas": [area.pk for area in areas],
            "categories": [standards.pk, other.pk],
        }
        assert flagged("OWN211") == {("person", ana.pk): ("info", facts)}

    def test_not_flagged_what_is_expected_or_unset(
        self, role: JobRole, standards: Category, ana: Person
    ) -> None:
        expected = ExpectationFactory(job_role=role, letter="A", expected="expected").category
        for category in (expected, CategoryFactory(), None):
            owned(f"In {category}", ana, category=category)
        owned("Of no job role", PersonFactory(), category=standards)
        owned("Of another", PersonFactory(job_role=JobRoleFactory()), category=standards)
        give(AreaFactory(category=standards), "R", ana)
        assert subjects("OWN211") == set()

    @pytest.mark.parametrize(
        ("at", "expected", "found"),
        [
            ("Senior", "expected", False),
            ("Senior", "unusual", True),
            ("Junior", "expected", True),
            ("Junior", "unusual", True),
        ],
    )
    def test_boundary_what_is_said_of_the_level_wins(
        self, role: JobRole, standards: Category, ana: Person, at: str, expected: str, found: bool
    ) -> None:
        owned("Naming", ana, category=standards)
        ExpectationFactory(job_role=role, category=standards, letter="A", level=at, expected=expected)
        assert subjects("OWN211") == (about(ana) if found else set())

    def test_unusual_at_one_level_alone(self, role: JobRole, standards: Category, ana: Person) -> None:
        role.expectations.all().delete()
        ExpectationFactory(job_role=role, category=standards, letter="A", level="Junior", expected="unusual")
        owned("Naming", ana, category=standards)
        junior = PersonFactory(job_role=role, level="Junior")
        owned("Languages", junior, category=standards)
        owned("Licences", PersonFactory(job_role=role), category=standards)
        assert subjects("OWN211") == about(junior)

    def test_what_comes_through_a_team_or_seat_or_from_above_is_not_theirs(
        self, standards: Category, ana: Person
    ) -> None:
        owned("Naming", led("Core", ana), category=standards)
        top = owned("Licences", ana)
        AreaFactory(parent=top, category=standards)
        give(AreaFactory(category=standards), "A", ana, deputy=True)
        assert subjects("OWN211") == set()

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, standards: Category, ana: Person, lifecycle: str) -> None:
        owned("Naming", ana, category=standards, lifecycle=lifecycle)
        assert subjects("OWN211") == set()

    def test_until_the_day_of_leaving(self, standards: Category, ana: Person) -> None:
        EmploymentFactory(person=ana, period=until(ON))
        owned("Naming", ana, category=standards)
        assert subjects("OWN211", on=ON - DAY) == about(ana)
        assert subjects("OWN211") == set()
