import datetime as dt
from typing import Any

import pytest

from ownership.models import Area
from tests.factories import (
    AbsenceFactory,
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SOON, LATER = ON + 30 * DAY, ON + 31 * DAY


def leaving(on: dt.date = SOON) -> Any:
    return EmploymentFactory(period=until(on)).person


def ends(area: Area, letter: str, on: dt.date = SOON, **more: Any) -> None:
    area.assignments.filter(letter=letter).update(period=until(on), **more)


def named(**given: Any) -> dict[str, Any]:
    """The facts of OWN404: it ends on SOON."""
    empty = {"people": [], "teams": [], "seats": [], "areas": [], "a": 0, "r": 0, "interim": 0}
    return {**empty, "until": (SOON - DAY).isoformat(), **given}


class TestExpiring:
    def test_flagged_an_assignment(self) -> None:
        area = owned("Refunds")
        ana = area.assignments.get(letter="A").person
        ends(area, "A", interim=True)
        found = {("area", area.pk): ("warning", named(people=[ana.pk], a=1, interim=1))}
        assert flagged("OWN404") == found

    def test_flagged_both_letters_of_any_holder_are_one_finding(self) -> None:
        area = owned("Refunds", team := led("Payments", PersonFactory()))
        seat = SeatFactory()
        MembershipFactory(team=seat.team, seat=seat)
        give(area, "R", seat)
        ends(area, "A")
        ends(area, "R")
        facts = named(teams=[team.pk], seats=[seat.pk], a=1, r=1)
        assert flagged("OWN404") == {("area", area.pk): ("warning", facts)}

    def test_flagged_who_leaves_once_with_all_areas(self) -> None:
        ana = leaving()
        areas = [owned("Refunds", ana), owned("Ledger")]
        areas[1].assignments.filter(letter="R").update(person=ana)
        facts = named(people=[ana.pk], areas=[area.pk for area in areas], a=1, r=1)
        assert flagged("OWN404") == {("person", ana.pk): ("warning", facts)}

    def test_who_leaves_with_their_letters_is_the_cause(self) -> None:
        ana = leaving()
        area = owned("Refunds", ana)
        ends(area, "A")
        ends(area, "R")
        assert subjects("OWN404") == about(ana)
        ends(area, "A", SOON - DAY)
        assert subjects("OWN404") == about(area, ana)

    @pytest.mark.parametrize(("day", "found"), [(SOON, True), (LATER, False)])
    def test_boundary_thirty_days(self, day: dt.date, found: bool) -> None:
        area, ana = owned("Refunds"), leaving(day)
        owned("Ledger", ana)
        ends(area, "A", day)
        assert subjects("OWN404") == (about(area, ana) if found else set())

    @pytest.mark.parametrize(("begins", "found"), [(SOON, False), (LATER, True)])
    def test_boundary_somebody_follows_at_once(self, begins: dt.date, found: bool) -> None:
        area, ana = owned("Refunds"), leaving()
        other = owned("Ledger", ana)
        ends(area, "A")
        give(area, "A", period=period(begins))
        for letter in "AR":
            give(other, letter, period=period(begins))
        assert subjects("OWN404") == (about(area, ana) if found else set())

    def test_not_flagged_where_others_go_on(self) -> None:
        area, ana = owned("Refunds"), leaving()
        give(area, "R", ana)
        give(area, "R", period=until(SOON))
        assert subjects("OWN404") == set()

    def test_who_leaves_last_is_flagged(self) -> None:
        first, last = leaving(ON + DAY), leaving()
        area = owned("Refunds")
        area.assignments.filter(letter="R").update(person=first)
        give(area, "R", last)
        assert subjects("OWN404") == about(last)

    def test_those_who_leave_together_or_have_left_do_not_follow_each_other(self) -> None:
        both, gone = [leaving(), leaving()], leaving(ON)
        area = owned("Refunds")
        area.assignments.filter(letter="R").update(person=both[0])
        for person in (both[1], gone):
            give(area, "R", person)
        assert subjects("OWN404") == about(*both)

    def test_not_flagged_whose_next_contract_is_signed(self) -> None:
        ana = leaving()
        EmploymentFactory(person=ana, period=period(LATER))
        owned("Refunds", ana)
        assert subjects("OWN404") == set()

    def test_deputies_and_other_letters_may_end(self) -> None:
        area, ana = owned("Refunds"), leaving()
        for letter in "CIS":
            give(area, letter, ana)
        give(area, "A", ana, deputy=True)
        ends(AreaFactory(), "C")
        give(AreaFactory(parent=area, lifecycle="proposed"), "A", ana)
        assert subjects("OWN404") == set()

    def test_a_deputy_is_nobody_who_follows(self) -> None:
        area = owned("Refunds")
        give(area, "A", deputy=True)
        area.assignments.filter(letter="A", deputy=False).update(period=until(SOON))
        assert subjects("OWN404") == about(area)

    def test_critical_ones_are_said_sooner(self) -> None:
        RuleSettingFactory(rule="OWN404", threshold=60, criticality="critical")
        ana = leaving(ON + 60 * DAY)
        owned("Normal", ana)
        keys = owned("Keys", ana, criticality="critical")
        assert [facts["areas"] for _, facts in flagged("OWN404").values()] == [[keys.pk]]


class TestChurning:
    def churned(self, *days: int, **more: Any) -> Area:
        """Its A was given to another person so many days ago, and before to one from the start."""
        area = AreaFactory(**more)
        starts = [dt.date(2025, 1, 1), *(ON - day * DAY for day in days)]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            give(area, "A", period=period(start, end))
        return area

    @pytest.fixture(autouse=True)
    def tried(self) -> None:
        RuleSettingFactory(rule="OWN405", on=True)

    def test_flagged(self) -> None:
        area = self.churned(60, 30, 0)
        _, *heirs = area.assignments.order_by("period").values_list("person", flat=True)
        facts = {"people": heirs, "teams": [], "seats": [], "count": 3}
        assert flagged("OWN405") == {("area", area.pk): ("warning", facts)}

    @pytest.mark.parametrize(("first", "found"), [(89, 1), (90, 0)])
    def test_boundary_ninety_days(self, first: int, found: int) -> None:
        self.churned(first, 30, 10)
        assert len(subjects("OWN405")) == found

    def test_boundary_what_begins_tomorrow_is_no_change_yet(self) -> None:
        self.churned(60, 30, -1)
        assert subjects("OWN405") == set()

    def test_the_first_one_ever_is_no_change(self) -> None:
        area = AreaFactory()
        for start, end in ((40, 30), (30, 20), (20, 0)):
            give(area, "A", period=period(ON - start * DAY, ON - end * DAY))
        assert subjects("OWN405") == set()

    def test_several_on_one_day_count_once(self) -> None:
        area = self.churned(60, 30)
        for _ in range(2):
            give(area, "A", period=period(ON - 30 * DAY))
        assert subjects("OWN405") == set()

    def test_a_renewal_is_no_change_and_a_return_is_one(self) -> None:
        area = self.churned(60, 30)
        last = area.assignments.get(period__contains=ON)
        area.assignments.filter(pk=last.pk).update(period=period(ON - 30 * DAY, ON - 10 * DAY))
        give(area, "A", last.person, period=period(ON - 10 * DAY))
        assert subjects("OWN405") == set()
        area.assignments.filter(person=last.person, period__contains=ON).delete()
        give(area, "A", period=period(ON - 10 * DAY, ON - 5 * DAY))
        give(area, "A", last.person, period=period(ON - 5 * DAY))
        assert flagged("OWN405")["area", area.pk][1]["count"] == 4

    def test_deputies_work_and_retired_areas_do_not_count(self) -> None:
        self.churned(60, 30, 0, lifecycle="retired")
        area = self.churned(60, 30)
        give(area, "A", deputy=True, period=period(ON))
        give(area, "R", period=period(ON))
        assert subjects("OWN405") == set()


class TestUncoveredAbsence:
    def away(self, days: int = 15, begins: dt.date = ON, **more: Any) -> tuple[Any, Area]:
        ana = PersonFactory()
        AbsenceFactory(person=ana, period=period(begins, begins + days * DAY))
        return ana, owned(f"Area {ana}", ana, **{"criticality": "critical", **more})

    def test_flagged(self) -> None:
        ana, area = self.away()
        other = owned("Ledger", ana, criticality="important")
        owned("Plants", ana)
        facts = {
            "people": [ana.pk],
            "areas": [area.pk, other.pk],
            "from": ON.isoformat(),
            "until": (ON + 14 * DAY).isoformat(),
        }
        assert flagged("OWN407") == {("person", ana.pk): ("warning", facts)}

    def test_boundary_fourteen_days_and_the_last_of_them(self) -> None:
        self.away(14)
        ana, _ = self.away(15, begins=ON - 14 * DAY)
        self.away(30, begins=ON - 30 * DAY)
        assert subjects("OWN407") == about(ana)

    def test_the_first_of_two_is_told(self) -> None:
        ana, _ = self.away(20, begins=ON + 100 * DAY)
        AbsenceFactory(person=ana, period=period(ON + 50 * DAY, ON + 70 * DAY))
        AbsenceFactory(person=ana, period=period(ON + 10 * DAY, ON + 12 * DAY))
        [(_, facts)] = flagged("OWN407").values()
        assert facts["from"] == (ON + 50 * DAY).isoformat()

    def test_deputies_cover_where_they_are_named_or_above(self) -> None:
        ana, top = self.away(criticality=None)
        covered, bare = (AreaFactory(parent=top, criticality="critical") for _ in range(2))
        give(covered, "A", deputy=True)
        assert [facts["areas"] for _, facts in flagged("OWN407").values()] == [[bare.pk]]
        gone = give(top, "A", EmploymentFactory(period=until(ON)).person, deputy=True)
        assert subjects("OWN407") == about(ana)
        gone.delete()
        give(top, "A", deputy=True)
        assert subjects("OWN407") == set()

    def test_what_inherits_goes_with_the_area_above(self) -> None:
        _, top = self.away()
        AreaFactory(parent=top, criticality="critical")
        assert [facts["areas"] for _, facts in flagged("OWN407").values()] == [[top.pk]]

    def test_through_a_team_alone_or_with_another_lead(self) -> None:
        ana, area = self.away(criticality=None)
        owned("Keys", team := led("Payments", ana), criticality="critical")
        assert subjects("OWN407") == about(ana)
        MembershipFactory(team=team, lead=True)
        assert subjects("OWN407") == set()
        assert area.criticality is None

    def test_not_in_use(self) -> None:
        self.away(lifecycle="retired")
        self.away(lifecycle="proposed")
        assert subjects("OWN407") == set()

    def test_critical_ones_can_wait_less(self) -> None:
        RuleSettingFactory(rule="OWN407", threshold=7, criticality="critical")
        ana, area = self.away(8)
        owned("Ledger", ana, criticality="important")
        assert [facts["areas"] for _, facts in flagged("OWN407").values()] == [[area.pk]]


class TestUnaccepted:
    def test_flagged(self) -> None:
        area = owned("Refunds")
        no = give(area, "R", acceptance="declined").person
        silent = give(area, "C", TeamFactory(), acceptance="asked", asked_on=ON - 14 * DAY).team
        facts = {"people": [no.pk], "teams": [silent.pk], "seats": [], "count": 2, "waiting": 1}
        assert flagged("OWN408") == {("area", area.pk): ("warning", facts)}

    @pytest.mark.parametrize(("days", "found"), [(14, 1), (13, 0)])
    def test_boundary_fourteen_days(self, days: int, found: int) -> None:
        give(owned("Refunds"), "R", acceptance="asked", asked_on=ON - days * DAY)
        assert len(subjects("OWN408")) == found

    def test_asked_on_a_day_that_is_not_known_counts_from_its_first(self) -> None:
        area = owned("Refunds")
        give(area, "R", acceptance="asked", period=period(ON - 13 * DAY))
        assert subjects("OWN408") == set()
        assert subjects("OWN408", on=ON + DAY) == about(area)

    def test_not_flagged_where_it_ended_or_the_area_did_or_who_was_asked_left(self) -> None:
        gone = EmploymentFactory(period=until(ON)).person
        for number, more in enumerate(
            ({"period": until(ON)}, {"person": gone}, {"period": period(ON + DAY)})
        ):
            give(owned(f"Area {number}"), "R", acceptance="declined", **more)
        give(AreaFactory(lifecycle="retired"), "R", acceptance="declined")
        assert subjects("OWN408") == set()

    def test_a_team_has_a_threshold_of_its_own(self) -> None:
        team = TeamFactory()
        RuleSettingFactory(rule="OWN408", team=team, threshold=3)
        area = owned("Refunds", owning_team=team)
        give(area, "R", acceptance="asked", asked_on=ON - 3 * DAY)
        assert subjects("OWN408") == about(area)
