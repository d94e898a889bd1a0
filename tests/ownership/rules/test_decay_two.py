"""What was right once: confirmations, decisions, questions, moves and what falls to the area above."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Area, Decision
from ownership.rules.names import Loaded
from ownership.rules.registry import RULES
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    QuestionFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
    UserFactory,
    period,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def ana() -> Person:
    return PersonFactory(name="Ana Ruiz")


class TestStale:
    @pytest.fixture
    def area(self, ana: Person) -> Area:
        return owned("Refunds", ana, confirmed_on=ON - 9 * DAY)

    def confirm(self, area: Area, days: int, **more: Any) -> None:
        Area.objects.filter(pk=area.pk).update(confirmed_on=ON - days * DAY, **more)

    def test_flagged_once_for_each_holder(self, area: Area, ana: Person) -> None:
        self.confirm(area, 200)
        also = owned("Invoices", ana, confirmed_on=None)
        team, seat = led("Payments", ana), SeatFactory()
        MembershipFactory(seat=seat, team=seat.team)
        for holder in (team, seat):
            owned(f"Of {holder}", holder, confirmed_on=None)
        found = flagged("OWN403")
        assert set(found) == about(ana, team, seat)
        assert found["person", ana.pk] == (
            "warning",
            {
                "areas": [area.pk, also.pk],
                "people": [ana.pk],
                "teams": [],
                "seats": [],
                "since": "2025-01-01",
                "late": 1,
                "moved": 0,
                "reorganised": 0,
            },
        )

    @pytest.mark.parametrize(("days", "found"), [(180, 0), (181, 1)])
    def test_boundary_of_the_rhythm(self, area: Area, days: int, found: int) -> None:
        self.confirm(area, days)
        assert len(subjects("OWN403")) == found

    @pytest.mark.parametrize(("days", "found"), [(30, 0), (31, 1)])
    def test_boundary_of_a_rhythm_of_its_own(self, area: Area, days: int, found: int) -> None:
        self.confirm(area, days, review_days=30)
        assert len(subjects("OWN403")) == found

    def test_a_new_a_is_fresh(self, area: Area) -> None:
        self.confirm(area, 400)
        area.assignments.update(period=period(ON - 180 * DAY))
        assert subjects("OWN403") == set()

    def test_a_critical_area_can_have_a_threshold_of_its_own(self, area: Area, ana: Person) -> None:
        RuleSettingFactory(rule="OWN403", criticality="critical", threshold=8)
        assert subjects("OWN403") == set()
        Area.objects.filter(pk=area.pk).update(criticality="critical")
        assert subjects("OWN403") == about(ana)

    @pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 1), (8, 1), (9, 0), (10, 0)])
    def test_boundary_left_a_team_after_it(self, area: Area, ana: Person, days: int, found: int) -> None:
        MembershipFactory(person=ana, period=until(ON - days * DAY))
        assert len(subjects("OWN403")) == found

    def test_not_who_came_back_or_only_changed_seats(self, area: Area, ana: Person) -> None:
        for row in (MembershipFactory(person=ana, period=until(ON - DAY)) for _ in range(2)):
            seat = SeatFactory(team=row.team)
            MembershipFactory(person=ana, team=row.team, seat=seat, period=period(ON - DAY))
        assert subjects("OWN403") == set()

    @pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 1), (8, 1), (9, 0)])
    def test_boundary_the_owning_team_was_moved(self, area: Area, ana: Person, days: int, found: int) -> None:
        team = TeamFactory()
        Area.objects.filter(pk=area.pk).update(owning_team=team)
        area.placements.update(owning_team=team)
        team.parent, team.since = TeamFactory(), ON - days * DAY
        team.save()
        assert len(subjects("OWN403")) == found

    def test_not_where_nothing_but_its_end_was_set(self, area: Area) -> None:
        team = TeamFactory()
        area.placements.update(owning_team=team)
        team.closed_on, team.since = ON + 90 * DAY, ON - DAY
        team.save()
        assert subjects("OWN403") == set()

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, area: Area, lifecycle: str) -> None:
        self.confirm(area, 400)
        area.placements.update(lifecycle=lifecycle)
        assert subjects("OWN403") == set()

    def test_gaps_have_rules_of_their_own(self, area: Area, ana: Person) -> None:
        self.confirm(area, 400)
        EmploymentFactory(person=ana, period=until(ON))
        for holder in (TeamFactory(), SeatFactory(), led("Closed", PersonFactory(), closed_on=ON)):
            owned(f"Of {holder}", holder, confirmed_on=None)
        assert subjects("OWN403") == set()

    def test_says_why(self, ana: Person) -> None:
        names = Loaded(persons={1: "Ana Ruiz"}, places={2: "Refunds", 3: "Invoices"})
        facts = {"people": [1], "teams": [], "seats": [], "since": "2025-10-02", "late": 1, "moved": 1}
        said, _ = RULES["OWN403"].says({**facts, "areas": [2, 3], "reorganised": 0}, subject=1, names=names)
        assert said == (
            "Ana Ruiz can say whether Refunds and Invoices are still in the right hands: nobody has since"
            " 2 October 2025, longer ago than agreed and before a change of team."
        )


def decided(*areas: Area, by: list[Person], **more: Any) -> Decision:
    decision: Decision = DecisionFactory(**more)
    for area in areas:
        DecisionAreaFactory(decision=decision, area=area)
    for person in by:
        DecisionPartyFactory(decision=decision, person=person)
    return decision


class TestOrphaned:
    @pytest.fixture
    def gone(self) -> Person:
        return EmploymentFactory(period=until(ON)).person

    def test_flagged_with_the_areas_without_an_a(self, gone: Person) -> None:
        bare, also = AreaFactory(), AreaFactory()
        row = decided(bare, owned("Refunds"), also, by=[gone])
        DecisionPartyFactory(decision=row, part="consulted")
        facts = {"areas": [bare.pk, also.pk], "people": [gone.pk]}
        assert flagged("OWN406") == {("decision", row.pk): ("warning", facts)}
        assert subjects("OWN406", on=ON - DAY) == set()

    @pytest.mark.parametrize("status", ["proposed", "rejected"])
    def test_only_accepted_ones(self, gone: Person, status: str) -> None:
        decided(AreaFactory(), by=[gone], status=status)
        decided(AreaFactory(), by=[gone], date=ON + DAY)
        assert subjects("OWN406") == set()

    def test_not_where_somebody_is_here_or_nobody_was_named(self, gone: Person) -> None:
        decided(AreaFactory(), by=[gone, PersonFactory()])
        decided(AreaFactory(), by=[])
        assert subjects("OWN406") == set()

    def test_not_where_somebody_answers_or_nobody_is_to(self, gone: Person) -> None:
        rest = {"unowned_until": ON + DAY, "unowned_reason": "Later.", "unowned_by": UserFactory()}
        areas = [AreaFactory(parent=owned("Top")), AreaFactory(**rest)]
        areas += [AreaFactory(lifecycle=state) for state in ("proposed", "retired")]
        decided(*areas, by=[gone])
        assert subjects("OWN406") == set()


class TestUnanswered:
    def test_flagged_with_the_oldest(self) -> None:
        area = owned("Refunds")
        for days in (10, 11, 40):
            QuestionFactory(area=area, asked_on=ON - days * DAY)
        facts = {"count": 2, "since": "2026-03-22"}
        assert flagged("OWN409") == {("area", area.pk): ("info", facts)}

    @pytest.mark.parametrize(("days", "found"), [(10, 0), (11, 1)])
    def test_boundary_of_ten_days(self, days: int, found: int) -> None:
        QuestionFactory(area=owned("Refunds"), asked_on=ON - days * DAY)
        assert len(subjects("OWN409")) == found

    @pytest.mark.parametrize("state", ["answered", "changed", "withdrawn"])
    def test_not_what_is_settled(self, state: str) -> None:
        said = {"state": state, "answered_by": UserFactory(), "answered_on": ON}
        QuestionFactory(area=owned("Refunds"), asked_on=ON - 40 * DAY, **said)
        assert subjects("OWN409") == set()

    def test_not_a_retired_area(self) -> None:
        QuestionFactory(area=AreaFactory(lifecycle="retired"))
        assert subjects("OWN409") == set()

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (1, "A question about Refunds waits for an answer, since 2 March 2026"),
            (3, "Three questions about Refunds wait for an answer, the oldest since 2 March 2026"),
        ],
    )
    def test_says_how_many(self, count: int, said: str) -> None:
        names = Loaded(places={2: "Refunds"})
        sentence, _ = RULES["OWN409"].says({"count": count, "since": "2026-03-02"}, subject=2, names=names)
        assert sentence == f"{said}: whoever asked cannot go on, or goes on without one."


class TestMoved:
    """Ana left Payments on ON, and is in another team."""

    @pytest.fixture
    def payments(self, ana: Person) -> Team:
        team = TeamFactory(name="Payments")
        MembershipFactory(person=ana, team=team, period=until(ON))
        MembershipFactory(person=ana)
        return team

    @pytest.fixture
    def area(self, payments: Team, ana: Person) -> Area:
        return owned("Refunds", ana, owning_team=payments, confirmed_on=None)

    def test_flagged_with_area_and_team(self, area: Area, ana: Person, payments: Team) -> None:
        owned("Elsewhere", ana, owning_team=TeamFactory(), confirmed_on=None)
        also = AreaFactory(owning_team=payments, confirmed_on=ON - DAY)
        give(also, "R", ana)
        facts = {"people": [ana.pk], "areas": [area.pk, also.pk], "teams": [payments.pk]}
        assert flagged("OWN410") == {("person", ana.pk): ("info", facts)}
        assert subjects("OWN410", on=ON - DAY) == set()

    @pytest.mark.parametrize(("days", "found"), [(-1, 1), (0, 0)])
    def test_boundary_confirmed_on_the_day(self, area: Area, days: int, found: int) -> None:
        Area.objects.filter(pk=area.pk).update(confirmed_on=ON + days * DAY)
        assert len(subjects("OWN410")) == found

    @pytest.mark.parametrize(("days", "found"), [(-1, 1), (0, 0)])
    def test_boundary_given_on_the_day(self, area: Area, days: int, found: int) -> None:
        area.assignments.update(period=period(ON + days * DAY))
        assert len(subjects("OWN410")) == found

    def test_not_who_is_still_there_for_a_part(self, area: Area, ana: Person, payments: Team) -> None:
        MembershipFactory(person=ana, team=payments, seat=SeatFactory(team=payments))
        assert subjects("OWN410") == set()

    def test_not_who_is_nowhere_else_or_has_left(self, area: Area, ana: Person) -> None:
        EmploymentFactory(person=ana, period=until(ON + 9 * DAY))
        assert subjects("OWN410", on=ON + 9 * DAY) == set()
        ana.memberships.filter(period__contains=ON).delete()
        assert subjects("OWN410") == set()

    def test_not_other_letters_deputies_or_retired_areas(self, ana: Person, payments: Team) -> None:
        below = AreaFactory(owning_team=payments, confirmed_on=None)
        give(below, "C", ana)
        give(below, "A", ana, deputy=True)
        owned("Old", ana, owning_team=payments, confirmed_on=None, lifecycle="retired")
        assert subjects("OWN410") == set()


class TestFallback:
    """Ana's A of Refunds ended on ON, and that of Payments counts."""

    @pytest.fixture
    def top(self) -> Area:
        return owned("Payments")

    @pytest.fixture
    def area(self, top: Area, ana: Person) -> Area:
        area: Area = AreaFactory(name="Refunds", parent=top, confirmed_on=None)
        give(area, "A", PersonFactory(), period=until(ON - 90 * DAY))
        give(area, "A", ana, period=period(ON - 90 * DAY, ON))
        return area

    def test_flagged_with_who_had_it_last(self, area: Area, ana: Person) -> None:
        facts = {"people": [ana.pk], "teams": [], "seats": [], "since": "2026-05-01"}
        assert flagged("OWN411") == {("area", area.pk): ("warning", facts)}
        assert subjects("OWN411", on=ON - DAY) == set()

    @pytest.mark.parametrize(("days", "found"), [(-1, 1), (0, 0)])
    def test_boundary_confirmed_on_the_day(self, area: Area, days: int, found: int) -> None:
        Area.objects.filter(pk=area.pk).update(confirmed_on=ON + days * DAY)
        assert len(subjects("OWN411")) == found

    def test_not_where_somebody_follows_later(self, area: Area) -> None:
        give(area, "A", period=period(ON + 9 * DAY))
        assert subjects("OWN411") == set()

    def test_not_where_it_stays_with_the_same(self, area: Area, top: Area, ana: Person) -> None:
        top.assignments.filter(letter="A").update(person=ana)
        assert subjects("OWN411") == set()

    @pytest.mark.parametrize(
        "change", [{"inherits": False}, {"lifecycle": "retired"}, {"lifecycle": "proposed"}, {"parent": None}]
    )
    def test_not_what_takes_nothing_from_above(self, area: Area, change: dict[str, Any]) -> None:
        area.placements.update(**change)
        assert subjects("OWN411") == set()

    def test_not_where_nobody_answers_above(self, area: Area, top: Area) -> None:
        top.assignments.all().delete()
        assert subjects("OWN411") == set()

    def test_deputies_and_other_letters_say_nothing(self, top: Area) -> None:
        below = AreaFactory(parent=top, confirmed_on=None)
        give(below, "A", deputy=True, period=until(ON))
        give(below, "R", period=until(ON))
        assert subjects("OWN411") == set()
