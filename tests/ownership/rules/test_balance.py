"""Walls, gaps and hand-offs."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Area, RuleSetting
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    DecisionAreaFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.test_decay_two import decided
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _on() -> None:
    for rule in ("OWN502", "OWN503", "OWN504", "OWN506", "OWN507"):
        RuleSetting.objects.create(rule=rule, on=True)


@pytest.fixture
def ana() -> Person:
    return PersonFactory(name="Ana Ruiz")


def has(person: Person, team: Team, **more: Any) -> Person:
    MembershipFactory(person=person, team=team, **more)
    return person


class TestUnseparated:
    def test_flagged_by_inheritance_and_through_a_team(self, ana: Person) -> None:
        area = AreaFactory(separation_of_duties=True, parent=owned("Payments", ana))
        other = AreaFactory(separation_of_duties=True)
        give(other, "A", led("Core", ana))
        give(other, "R", ana)
        each = ("error", {"people": [ana.pk]})
        assert flagged("OWN501") == {("area", area.pk): each, ("area", other.pk): each}

    @pytest.mark.parametrize("change", [{"separation_of_duties": False}, {"lifecycle": "retired"}])
    def test_not_flagged(self, ana: Person, change: dict[str, Any]) -> None:
        owned("Payouts", ana, **{"separation_of_duties": True} | change)
        assert subjects("OWN501") == set()

    def test_boundary_the_team_does_the_work_or_a_deputy(self, ana: Person) -> None:
        area = AreaFactory(separation_of_duties=True)
        give(area, "A", ana)
        give(area, "R", led("Core", ana))
        give(area, "R", ana, deputy=True)
        assert subjects("OWN501") == set()

    def test_not_a_leaver(self) -> None:
        owned("Payouts", EmploymentFactory(period=until(ON)).person, separation_of_duties=True)
        assert subjects("OWN501") == set()


def of_sides(team: Team, *sides: str) -> list[Area]:
    return [AreaFactory(owning_team=team, category=CategoryFactory(perspective=side)) for side in sides]


BOTH = ("system", "system", "product", "product")


class TestWalled:
    @pytest.fixture
    def team(self) -> Team:
        team: Team = TeamFactory()
        for _ in range(4):
            MembershipFactory(team=team)
        return team

    def test_flagged(self, team: Team) -> None:
        areas = of_sides(team, *BOTH)
        for area, member in zip(areas, team.memberships.order_by("pk"), strict=True):
            give(area, "R", member.person)
        give(areas[0], "A")
        give(areas[3], "A")
        facts = {"areas": [area.pk for area in areas], "system": 2, "product": 2}
        assert flagged("OWN502") == {("team", team.pk): ("info", facts)}

    @pytest.mark.parametrize(("letter", "found"), [("A", 0), ("R", 0), ("C", 0), ("I", 1)])
    def test_boundary_one_with_a_part_in_both(self, team: Team, letter: str, found: int) -> None:
        areas = of_sides(team, *BOTH)
        person = team.memberships.earliest("pk").person
        give(areas[0], "A", person)
        give(areas[3], letter, person)
        assert len(subjects("OWN502")) == found

    def test_not_where_the_team_works_on_both_or_a_seat_does(self, team: Team) -> None:
        seat = SeatFactory(team=team)
        MembershipFactory(team=team, seat=seat)
        for holder in (team, seat):
            areas = of_sides(team, *BOTH)
            rows = [give(areas[0], "R", holder), give(areas[3], "R", holder)]
            assert subjects("OWN502") == set()
            for row in rows:
                row.delete()
        assert subjects("OWN502") == about(team)

    def test_boundary_of_four_people_here(self, team: Team) -> None:
        of_sides(team, *BOTH)
        EmploymentFactory(person=team.memberships.earliest("pk").person, period=until(ON + DAY))
        assert subjects("OWN502") == about(team)
        assert subjects("OWN502", on=ON + DAY) == set()

    def test_not_with_one_area_of_a_side_or_closed(self, team: Team) -> None:
        areas = of_sides(team, *BOTH, "product")
        areas[0].placements.update(lifecycle="retired")
        assert subjects("OWN502") == set()
        areas[0].placements.update(lifecycle="active")
        team.placements.update(closed_on=ON)
        assert subjects("OWN502") == set()


class TestRemote:
    def below(self, area: Area, levels: int) -> Area:
        for _ in range(levels):
            area = AreaFactory(parent=area)
        return area

    def test_flagged(self, ana: Person) -> None:
        area = self.below(owned("Commerce", ana), 3)
        give(area, "R")
        AreaFactory(parent=area)
        facts = {"people": [ana.pk], "teams": [], "seats": [], "levels": 3, "count": 1}
        assert flagged("OWN503") == {("area", area.pk): ("info", facts)}

    @pytest.mark.parametrize(("levels", "found"), [(2, 0), (3, 1), (4, 1)])
    def test_boundary_of_three_levels(self, levels: int, found: int) -> None:
        give(self.below(owned("Commerce"), levels), "R")
        assert len(subjects("OWN503")) == found

    def test_not_below_another_r_or_an_a_that_is_near(self) -> None:
        between = self.below(owned("Commerce"), 2)
        for _ in range(2):
            give(self.below(between, 1), "R")
        give(between, "R")
        near = self.below(owned("Platform"), 3)
        give(near, "R")
        give(near, "A")
        assert subjects("OWN503") == set()

    def test_not_a_retired_area(self) -> None:
        area = self.below(owned("Commerce"), 3)
        give(area, "R")
        area.placements.update(lifecycle="retired")
        assert subjects("OWN503") == set()


class TestOutside:
    @pytest.fixture
    def team(self) -> Team:
        return TeamFactory(parent=TeamFactory())

    def test_flagged_once_at_the_topmost(self, team: Team, ana: Person) -> None:
        top = owned("Commerce", ana)
        first = AreaFactory(parent=AreaFactory(parent=top, owning_team=TeamFactory()), owning_team=team)
        second, third = (AreaFactory(parent=top, owning_team=team) for _ in range(2))
        found = flagged("OWN504")
        who = {"people": [ana.pk], "teams": [], "seats": [], "count": 1}
        facts = {**who, "areas": [third.pk, first.pk], "owner": team.pk}
        assert found["area", second.pk] == ("info", facts)
        assert len(found) == 2

    def test_not_from_within_below_or_leading_above(self, team: Team) -> None:
        inside = has(PersonFactory(), team)
        below = has(PersonFactory(), TeamFactory(parent=TeamFactory(parent=team)))
        above = has(PersonFactory(), team.parent, lead=True)
        for number, holder in enumerate((inside, below, above)):
            owned(f"Area {number}", holder, owning_team=team)
        assert subjects("OWN504") == set()

    def test_boundary_above_without_leading_or_there_no_longer(self, team: Team) -> None:
        areas = [
            owned("First", has(PersonFactory(), team.parent), owning_team=team),
            owned("Second", has(PersonFactory(), team, period=until(ON)), owning_team=team),
            owned("Third", has(PersonFactory(), TeamFactory(parent=team.parent)), owning_team=team),
        ]
        assert subjects("OWN504") == about(*areas)
        assert subjects("OWN504", on=ON - DAY) == about(areas[0], areas[2])

    def test_one_who_answers_is_enough(self, team: Team) -> None:
        area = owned("Refunds", owning_team=team)
        give(area, "A", has(PersonFactory(), team))
        assert subjects("OWN504") == set()

    def test_a_seat_of_all_may_and_one_of_a_team_may_not(self, team: Team) -> None:
        everywhere, elsewhere = SeatFactory(team=None), SeatFactory()
        MembershipFactory(seat=everywhere, team=None)
        MembershipFactory(seat=elsewhere, team=elsewhere.team)
        owned("First", everywhere, owning_team=team)
        area = owned("Second", elsewhere, owning_team=team)
        assert subjects("OWN504") == about(area)

    def test_gaps_have_rules_of_their_own(self, team: Team) -> None:
        leaver = EmploymentFactory(period=until(ON)).person
        for number, holder in enumerate((TeamFactory(), SeatFactory(), leaver)):
            owned(f"Area {number}", holder, owning_team=team)
        owned("Retired", owning_team=team, lifecycle="retired")
        owned("Of no team")
        assert subjects("OWN504") == set()

    def test_regulated_has_it_on(self, team: Team) -> None:
        RuleSetting.objects.all().delete()
        area = owned("Refunds", owning_team=team)
        assert subjects("OWN504") == set()
        OrganisationFactory(profile="regulated")
        assert subjects("OWN504") == about(area)


class TestDecidedElsewhere:
    @pytest.fixture
    def area(self) -> Area:
        return owned("Refunds")

    def test_flagged_with_those_areas_alone(self, area: Area, ana: Person) -> None:
        row = decided(area, owned("Invoices", ana), by=[ana], date=ON - 30 * DAY)
        facts = {"areas": [area.pk], "people": [ana.pk]}
        assert flagged("OWN505") == {("decision", row.pk): ("warning", facts)}

    def test_one_of_those_who_decided_is_enough(self, area: Area, ana: Person) -> None:
        decided(area, by=[ana, area.assignments.get(letter="A").person], date=ON)
        decided(area, by=[], date=ON)
        assert subjects("OWN505") == set()

    def test_by_inheritance_through_a_team_or_as_a_deputy(self, area: Area, ana: Person) -> None:
        below = AreaFactory(parent=area)
        give(below, "I")
        dana, li = PersonFactory(), has(PersonFactory(), TeamFactory(), period=until(ON))
        give(area, "R", li.memberships.get().team)
        give(area, "A", dana, deputy=True)
        for person in (area.assignments.get(letter="A", deputy=False).person, dana):
            decided(below, by=[person], date=ON - DAY)
        decided(below, by=[li], date=ON - DAY)
        assert subjects("OWN505") == set()
        late = decided(below, by=[li], date=ON)
        assert subjects("OWN505") == about(late)

    @pytest.mark.parametrize(("days", "found"), [(0, 0), (1, 1)])
    def test_boundary_the_day_of_the_first_letter(self, ana: Person, days: int, found: int) -> None:
        area = AreaFactory()
        give(area, "A", period=period(ON - 9 * DAY))
        decided(area, by=[ana], date=ON - (9 - days) * DAY)
        assert len(subjects("OWN505")) == found

    def test_who_had_it_on_that_day_counts(self, area: Area, ana: Person) -> None:
        give(area, "R", ana, period=until(ON - 9 * DAY))
        decided(area, by=[ana], date=ON - 10 * DAY)
        late = decided(area, by=[ana], date=ON - 9 * DAY)
        assert subjects("OWN505") == about(late)

    def test_not_proposed_to_come_or_of_a_retired_area(self, area: Area, ana: Person) -> None:
        decided(area, by=[ana], date=ON, status="proposed")
        decided(area, by=[ana], date=ON + DAY)
        decided(owned("Old", lifecycle="retired"), by=[ana], date=ON)
        row = DecisionAreaFactory(area=area, decision__date=ON).decision
        DecisionPartyFactory(decision=row, part="consulted")
        assert subjects("OWN505") == set()


class TestOneSided:
    @pytest.mark.parametrize("side", ["system", "product"])
    def test_flagged(self, side: str) -> None:
        team = TeamFactory(kind="stream-aligned")
        areas = of_sides(team, *[side] * 4)
        facts = {"areas": [area.pk for area in areas], "side": side}
        assert flagged("OWN506") == {("team", team.pk): ("info", facts)}

    def test_not_another_kind_or_both_sides_or_closed(self) -> None:
        of_sides(TeamFactory(kind="platform"), *["system"] * 4)
        of_sides(TeamFactory(kind="stream-aligned"), *["product"] * 4, "system")
        of_sides(TeamFactory(kind="stream-aligned", closed_on=ON), *["product"] * 4)
        assert subjects("OWN506") == set()

    def test_boundary_of_four_areas_in_use_with_a_category(self) -> None:
        team = TeamFactory(kind="stream-aligned")
        areas = of_sides(team, *["product"] * 4)
        AreaFactory(owning_team=team)
        assert subjects("OWN506") == about(team)
        areas[0].placements.update(lifecycle="retired")
        assert subjects("OWN506") == set()


class TestEscalation:
    @pytest.fixture
    def top(self, ana: Person) -> Area:
        return owned("Commerce", ana)

    def test_flagged_at_the_topmost(self, top: Area, ana: Person) -> None:
        area = owned("Payments", ana, parent=AreaFactory(parent=top))
        owned("Refunds", ana, parent=area)
        facts = {"people": [ana.pk], "areas": [top.pk]}
        assert flagged("OWN507") == {("area", area.pk): ("warning", facts)}

    def test_through_a_team_that_she_leads_alone(self, top: Area, ana: Person) -> None:
        team = led("Core", ana)
        area = owned("Payments", team, parent=top)
        assert subjects("OWN507") == about(area)
        has(PersonFactory(), team, lead=True)
        assert subjects("OWN507") == set()

    def test_not_below_somebody_else(self, top: Area, ana: Person) -> None:
        owned("Payments", ana, parent=top)
        above = owned("Everything")
        top.placements.update(parent=above)
        assert subjects("OWN507") == set()
        top.placements.update(inherits=False)
        assert len(subjects("OWN507")) == 1

    def test_not_what_is_inherited_alone_retired_or_of_another(self, top: Area, ana: Person) -> None:
        AreaFactory(parent=top)
        owned("Payments", parent=top)
        owned("Old", ana, parent=top, lifecycle="retired")
        owned("Apart", ana, parent=top, inherits=False)
        assert subjects("OWN507") == set()
