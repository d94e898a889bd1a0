"""Work in many teams, and areas that stayed with a former holder."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Area
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.world import ON, about, flagged, give, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def member(*teams: Team) -> Person:
    person = PersonFactory()
    for team in teams:
        MembershipFactory(person=person, team=team)
    return person


class TestScatteredWork:
    @pytest.fixture
    def home(self) -> Team:
        return TeamFactory(parent=TeamFactory())

    @pytest.fixture
    def area(self, home: Team) -> Area:
        """In three teams: the A in the owning one, an R of a team and one of a seat."""
        area = AreaFactory(owning_team=home)
        for letter, holder in (("A", member(home)), ("R", TeamFactory()), ("R", SeatFactory())):
            give(area, letter, holder)
        return area

    def test_flagged_in_four_teams(self, area: Area, home: Team) -> None:
        fourth = TeamFactory()
        give(area, "R", member(fourth))
        others = [row.team_id or row.seat.team_id for row in area.assignments.filter(person=None)]
        facts = {"teams": sorted([home.pk, *others, fourth.pk]), "count": 4, "limit": 3}
        assert flagged("OWN205") == {("area", area.pk): ("info", facts)}

    def test_not_flagged_in_three(self, area: Area, home: Team) -> None:
        for _ in range(5):
            give(area, "R", member(home))
        assert subjects("OWN205") == set()

    def test_boundary_who_is_in_the_owning_team_too_counts_for_it(self, area: Area, home: Team) -> None:
        earlier = TeamFactory()
        ana = member(home)
        MembershipFactory(person=ana, team=earlier)
        give(area, "R", ana)
        assert subjects("OWN205") == set()
        area.owning_team = TeamFactory(parent=home)
        area.save()
        area.placements.update(owning_team=area.owning_team)
        assert flagged("OWN205") == {}
        ana.memberships.filter(team=home).delete()
        assert subjects("OWN205") == about(area)

    def test_of_two_other_teams_the_first_counts(self, area: Area) -> None:
        first, second = TeamFactory(), TeamFactory()
        give(area, "R", member(second, first))
        assert first.pk in flagged("OWN205")["area", area.pk][1]["teams"]
        assert second.pk not in flagged("OWN205")["area", area.pk][1]["teams"]

    @pytest.mark.parametrize("owner", ["root", "nobody"])
    def test_not_what_the_root_or_nobody_owns(self, area: Area, home: Team, owner: str) -> None:
        give(area, "R", TeamFactory())
        team = home.parent if owner == "root" else None
        area.placements.update(owning_team=team)
        assert subjects("OWN205") == set()

    def test_letters_that_decide_or_do_alone_and_directly(self, area: Area) -> None:
        give(area, "C", TeamFactory())
        give(area, "S", TeamFactory())
        give(area, "R", TeamFactory(), deputy=True)
        give(AreaFactory(parent=area, owning_team=area.owning_team), "R", TeamFactory())
        assert subjects("OWN205") == set()

    @pytest.mark.parametrize("gone", ["left", "closed", "in no team", "ended"])
    def test_who_does_not_count(self, area: Area, gone: str) -> None:
        holder: Any = PersonFactory() if gone == "in no team" else member(TeamFactory())
        if gone == "left":
            EmploymentFactory(person=holder, period=until(ON))
        if gone == "closed":
            holder = TeamFactory(closed_on=ON)
        give(area, "R", holder, period=until(ON if gone == "ended" else ON + DAY))
        assert subjects("OWN205") == set()

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, area: Area, lifecycle: str) -> None:
        give(area, "R", TeamFactory())
        area.placements.update(lifecycle=lifecycle)
        assert subjects("OWN205") == set()

    def test_a_critical_area_can_have_a_threshold_of_its_own(self, area: Area) -> None:
        RuleSettingFactory(rule="OWN205", criticality="critical", threshold=2)
        assert subjects("OWN205") == set()
        area.criticality = "critical"
        area.save()
        assert subjects("OWN205") == about(area)


class TestLeftBehind:
    """Ana was accountable for Payments until ON, and still is for Refunds below it."""

    @pytest.fixture
    def ana(self) -> Person:
        return PersonFactory(name="Ana Ruiz")

    @pytest.fixture
    def top(self, ana: Person) -> Area:
        top = AreaFactory(name="Payments")
        give(top, "A", ana, period=until(ON))
        give(top, "A", period=period(ON))
        return top

    @pytest.fixture
    def below(self, top: Area, ana: Person) -> Area:
        return owned("Refunds", ana, parent=top, confirmed_on=None)

    def test_flagged(self, top: Area, below: Area, ana: Person) -> None:
        also = owned("Invoices", ana, parent=top, confirmed_on=None)
        facts = {"areas": [below.pk, also.pk], "people": [ana.pk], "teams": [], "seats": []}
        assert flagged("OWN206") == {("area", top.pk): ("warning", facts)}

    def test_not_before_the_change(self, top: Area, below: Area) -> None:
        assert subjects("OWN206", on=ON - DAY) == set()

    def test_not_flagged_where_the_former_one_shares_it(self, top: Area, below: Area, ana: Person) -> None:
        give(top, "A", ana, period=period(ON + DAY))
        assert subjects("OWN206") == about(top)
        assert subjects("OWN206", on=ON + DAY) == set()

    def test_not_flagged_where_nobody_follows(self, top: Area, below: Area) -> None:
        top.assignments.filter(period__contains=ON).delete()
        assert subjects("OWN206") == set()

    @pytest.mark.parametrize(("confirmed", "fine"), [(-1, False), (0, True), (1, True)])
    def test_boundary_confirmed_on_the_day_of_the_change(
        self, top: Area, below: Area, confirmed: int, fine: bool
    ) -> None:
        below.confirmed_on = ON + confirmed * DAY
        below.save()
        assert subjects("OWN206", on=ON + DAY) == (set() if fine else about(top))

    @pytest.mark.parametrize(("begun", "fine"), [(-1, False), (0, True)])
    def test_boundary_given_on_the_day_of_the_change(
        self, top: Area, below: Area, begun: int, fine: bool
    ) -> None:
        below.assignments.update(period=period(ON + begun * DAY))
        assert subjects("OWN206") == (set() if fine else about(top))

    def test_it_is_the_last_change_that_counts(self, top: Area, below: Area, ana: Person) -> None:
        give(top, "A", ana, period=period(ON + 9 * DAY, ON + 10 * DAY))
        below.confirmed_on = ON + 5 * DAY
        below.save()
        assert subjects("OWN206", on=ON + 5 * DAY) == set()
        assert subjects("OWN206", on=ON + 10 * DAY) == about(top)

    @pytest.mark.parametrize(
        "change", [{"inherits": False}, {"lifecycle": "retired"}, {"lifecycle": "proposed"}, {"parent": None}]
    )
    def test_not_what_takes_nothing_from_above(self, below: Area, change: dict[str, Any]) -> None:
        below.placements.update(**change)
        assert subjects("OWN206") == set()

    def test_not_a_retired_parent(self, top: Area, below: Area) -> None:
        top.placements.update(lifecycle="retired")
        assert subjects("OWN206") == set()

    def test_a_leaver_is_the_cause(self, below: Area, ana: Person) -> None:
        EmploymentFactory(person=ana, period=until(ON))
        assert subjects("OWN206") == set()

    @pytest.mark.parametrize("gone", [False, True])
    def test_a_team_or_seat_that_is_closed_is_the_cause(self, top: Area, gone: bool) -> None:
        team, office = TeamFactory(), SeatFactory()
        for holder in (team, office):
            give(top, "A", holder, period=until(ON))
            owned(f"Area of {holder}", holder, parent=top, confirmed_on=None)
        if gone:
            team.placements.update(closed_on=ON)
            office.retired_on = ON
            office.save()
        assert subjects("OWN206") == (set() if gone else about(top))

    def test_other_letters_and_deputies_say_nothing(self, top: Area, ana: Person) -> None:
        below = AreaFactory(parent=top)
        give(below, "R", ana)
        give(below, "A", ana, deputy=True)
        assert subjects("OWN206") == set()
