"""Empty seats, and what job roles ask for."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Area, Category, RuleSetting
from teams.models import JobRole, Person, Seat
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    EmploymentFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class TestVacantSeat:
    def test_flagged_once_with_its_areas_and_its_work(self) -> None:
        seat = SeatFactory()
        refunds, ledger = owned("Refunds"), owned("Ledger")
        give(refunds, "R", seat)
        give(refunds, "C", seat)
        give(ledger, "I", seat)
        facts = {"areas": [refunds.pk, ledger.pk], "work": [refunds.pk]}
        assert flagged("OWN601") == {("seat", seat.pk): ("warning", facts)}

    def test_a_letter_of_support_is_one_too(self) -> None:
        seat = SeatFactory(team=None)
        give(owned("Refunds"), "S", seat)
        assert subjects("OWN601") == about(seat)

    def test_not_flagged_with_an_a_which_is_more_urgent(self) -> None:
        seat = SeatFactory()
        owned("Refunds", seat)
        assert (subjects("OWN601"), subjects("OWN103")) == (set(), about(seat))

    def test_not_flagged_where_nothing_is_held_or_the_area_is_not_in_use(self) -> None:
        give(owned("Gone", lifecycle="retired"), "R", SeatFactory())
        give(owned("To come", lifecycle="proposed"), "R", SeatFactory())
        give(owned("Over"), "R", SeatFactory(), period=until(ON))
        give(owned("Deputy"), "A", SeatFactory(), deputy=True)
        give(owned("Closed"), "R", SeatFactory(team=TeamFactory(closed_on=ON)))
        assert subjects("OWN601") == set()

    def test_boundary_the_day_on_which_somebody_leaves_it_or_us(self) -> None:
        seat, other = SeatFactory(), SeatFactory()
        MembershipFactory(team=seat.team, seat=seat, period=until(ON))
        leaver = EmploymentFactory(period=until(ON)).person
        MembershipFactory(team=other.team, seat=other, person=leaver)
        for each in (seat, other):
            give(owned(f"Area {each.pk}"), "R", each)
        assert subjects("OWN601", on=ON - DAY) == set()
        assert subjects("OWN601") == about(seat, other)


class Role:
    """A job role with so many people, which expects R in a category."""

    def __init__(self, many: int = 3, **more: Any) -> None:
        self.role: JobRole = JobRoleFactory(**more)
        self.people: list[Person] = [PersonFactory(job_role=self.role) for _ in range(many)]
        self.category: Category = CategoryFactory()
        ExpectationFactory(job_role=self.role, category=self.category, letter="R")

    def area(self, **more: Any) -> Area:
        area: Area = AreaFactory(category=self.category, **more)
        return area

    @property
    def found(self) -> set[tuple[str, int]]:
        return {("role", self.role.pk)}


class TestInflatedRole:
    @pytest.fixture(autouse=True)
    def tried(self) -> RuleSetting:
        setting: RuleSetting = RuleSettingFactory(rule="OWN602", on=True)
        return setting

    def test_flagged_with_what_nobody_does(self) -> None:
        known = Role(skills=["Kubernetes", "Haskell"])
        give(AreaFactory(tags=["kubernetes"]), "I", known.people[0])
        facts = {"categories": [known.category.pk], "skills": ["Haskell"], "count": 3}
        assert flagged("OWN602") == {("role", known.role.pk): ("info", facts)}

    def test_a_warning_where_it_does_nothing_of_it(self) -> None:
        known = Role()
        facts = {"categories": [known.category.pk], "skills": [], "count": 3}
        assert flagged("OWN602") == {("role", known.role.pk): ("warning", facts)}

    @pytest.mark.parametrize("through", ["itself", "seat", "lead", "team", "inherited", "deputy"])
    def test_not_flagged_where_one_has_any_letter_there(self, through: str) -> None:
        known = Role()
        ana, team = known.people[0], TeamFactory()
        seat: Seat = SeatFactory(team=team)
        seated = {"seat": seat} if through == "seat" else {}
        MembershipFactory(person=ana, team=team, lead=through == "lead", **seated)
        if through == "inherited":
            known.area(parent=give(AreaFactory(), "R", ana).area)
        else:
            holder = {"seat": seat, "lead": team, "team": team}.get(through, ana)
            letter = {"lead": "A", "deputy": "A"}.get(through, "I" if through == "itself" else "R")
            give(known.area(), letter, holder, deputy=through == "deputy")
        assert subjects("OWN602") == set()

    def test_what_is_above_an_own_letter_or_only_informs_does_not_come_down(self) -> None:
        known = Role()
        above = give(AreaFactory(), "R", known.people[0]).area
        give(above, "C", known.people[0])
        give(known.area(parent=above), "R")
        assert subjects("OWN602") == known.found

    def test_only_areas_in_use_and_letters_of_the_day_count(self) -> None:
        known = Role()
        give(known.area(lifecycle="retired"), "R", known.people[0])
        give(known.area(lifecycle="proposed"), "R", known.people[0])
        give(known.area(), "R", known.people[0], period=until(ON))
        assert subjects("OWN602") == known.found
        assert subjects("OWN602", on=ON - DAY) == set()

    def test_what_is_unusual_or_of_a_level_that_nobody_has_is_not_asked_for(self) -> None:
        role = JobRoleFactory()
        for level in ("Junior", "senior", ""):
            PersonFactory(job_role=role, level=level)
        ExpectationFactory(job_role=role, level="Principal")
        ExpectationFactory(job_role=role, expected="unusual")
        assert subjects("OWN602") == set()
        wanted = ExpectationFactory(job_role=role, level="Senior")
        assert flagged("OWN602")["role", role.pk][1]["categories"] == [wanted.category_id]

    def test_boundary_three_who_are_here(self) -> None:
        known = Role(many=2)
        EmploymentFactory(person__job_role=known.role, period=until(ON))
        assert subjects("OWN602", on=ON - DAY) == known.found
        assert subjects("OWN602") == set()


class TestRoleDrift:
    @pytest.fixture(autouse=True)
    def tried(self) -> RuleSetting:
        setting: RuleSetting = RuleSettingFactory(rule="OWN603", on=True)
        return setting

    def drifted(self, known: Role, many: int = 3) -> Person:
        """One of them with letters in so many areas of no category."""
        for letter in "RCI"[:many]:
            give(AreaFactory(), letter, known.people[0])
        return known.people[0]

    def test_flagged_with_areas_and_what_was_expected(self) -> None:
        known = Role()
        ana = self.drifted(known)
        areas = sorted(ana.assignments.values_list("area", flat=True))
        facts = {"people": [ana.pk], "areas": areas, "categories": [known.category.pk]}
        assert flagged("OWN603") == {("person", ana.pk): ("info", facts)}

    def test_another_letter_in_the_category_is_not_the_expected_one(self) -> None:
        known = Role()
        ana = self.drifted(known)
        give(known.area(), "C", ana)
        assert subjects("OWN603") == about(ana)

    @pytest.mark.parametrize("through", ["itself", "team", "inherited"])
    def test_not_flagged_with_what_is_expected(self, through: str) -> None:
        known = Role()
        ana = self.drifted(known)
        if through == "inherited":
            known.area(parent=give(AreaFactory(), "R", ana).area)
        else:
            team = MembershipFactory(person=ana).team
            give(known.area(), "R", ana if through == "itself" else team)
        assert subjects("OWN603") == set()

    def test_what_a_level_says_counts_more(self) -> None:
        known = Role()
        ana = self.drifted(known)
        ana.level = "Senior"
        ana.save()
        unusual = {"job_role": known.role, "category": known.category, "letter": "R", "expected": "unusual"}
        ExpectationFactory(level="senior", **unusual)
        assert subjects("OWN603") == set()
        other = ExpectationFactory(job_role=known.role, level="Senior", letter="C").category
        ExpectationFactory(job_role=known.role, level="Junior", letter="C")
        assert flagged("OWN603")["person", ana.pk][1]["categories"] == [other.pk]

    def test_not_flagged_where_nothing_is_expected_or_nobody_is_here(self) -> None:
        known = Role()
        EmploymentFactory(person=self.drifted(known), period=until(ON))
        none = PersonFactory(job_role=JobRoleFactory())
        for _ in range(4):
            give(AreaFactory(), "R", none)
        assert subjects("OWN603") == set()
        assert len(subjects("OWN603", on=ON - DAY)) == 1

    def test_boundary_three_areas_in_their_own_name_on_a_seat_or_as_a_lead(self) -> None:
        known = Role()
        ana = self.drifted(known, many=2)
        team = led("Core", ana)
        give(AreaFactory(), "R", team)
        give(AreaFactory(lifecycle="proposed"), "R", ana)
        assert subjects("OWN603") == set()
        give(AreaFactory(), "A", team)
        assert subjects("OWN603") == about(ana)
