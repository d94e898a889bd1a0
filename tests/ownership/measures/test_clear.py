"""Measures of how clearly a team's areas are owned, each counted by hand and on its boundary."""

import datetime as dt

import pytest

from ownership.changes import Change, ChangeSet
from ownership.measures.reading import measured
from ownership.operations import apply
from ownership.rules.measures import coverage, wanted
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    FindingFactory,
    PersonFactory,
    ScanFactory,
    TeamFactory,
    UserFactory,
    WaiverFactory,
    period,
)
from tests.ownership.measures.counting import of, staffed, value
from tests.ownership.rules.world import ON, give, led, owned, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_nothing_is_said_of_a_team_that_has_nothing() -> None:
    assert of(TeamFactory()).values == {}


class TestCoverage:
    def test_one_answers_two_do_not_and_what_is_on_purpose_is_aside(self) -> None:
        team = TeamFactory()
        owned("Refunds", owning_team=team)
        give(owned("Twice", owning_team=team), "A")
        AreaFactory(owning_team=team, lifecycle="proposed")
        stance = {"unowned_reason": "Being sold.", "unowned_by": UserFactory(), "unowned_until": ON}
        AreaFactory(owning_team=team, **stance)
        assert value("coverage", team, on=ON - DAY) == (50, 1, 2)
        assert value("coverage", team) == (33.33, 1, 3)

    def test_a_hundred_is_reached_through_areas_below_that_another_team_owns(self) -> None:
        team = TeamFactory()
        top = AreaFactory(owning_team=team)
        bare = AreaFactory(parent=AreaFactory(parent=top))
        assert value("coverage", team) == (0, 0, 1)
        give(bare, "A")
        assert value("coverage", team) == (100, 1, 1)

    def test_the_last_day_counts_and_the_day_after_does_not(self) -> None:
        area = AreaFactory(owning_team=TeamFactory())
        give(area, "A", period=period(end=ON))
        assert value("coverage", area.owning_team, on=ON - DAY) == (100, 1, 1)
        assert value("coverage", area.owning_team) == (0, 0, 1)

    def test_it_is_what_a_scan_counts(self) -> None:
        dana, top = PersonFactory(), TeamFactory()
        team = led("Payments", dana, parent=top)
        area = AreaFactory(name="Both", owning_team=team)
        for _ in range(2):
            give(area, "A", tie_breaker=dana)
        owned("Left", EmploymentFactory(period=until(ON)).person, owning_team=top)
        owned("Led", team, owning_team=top)
        owned("No lead", TeamFactory(), owning_team=team)
        AreaFactory(parent=area, owning_team=top)
        AreaFactory(parent=AreaFactory(parent=area, inherits=False, owning_team=team), owning_team=top)
        retired = AreaFactory(lifecycle="retired", parent=area, owning_team=team)
        AreaFactory(parent=retired, owning_team=top)
        counted = coverage(on=ON)["teams"]
        found = measured(asked=[(int(id), ON) for id in counted], on=ON)
        for id, each in counted.items():
            mine = found[int(id), ON].values.get("coverage") if (int(id), ON) in found else None
            assert (id, mine and (mine.part, mine.whole)) == (
                id,
                (each["owned"], wanted(each)) if wanted(each) else None,
            )


class TestAmbiguity:
    def test_errors_of_coverage_and_overlap_as_subject_or_listed_from_the_first_scan_on(self) -> None:
        team = TeamFactory()
        top, below, other = (AreaFactory(name=name, owning_team=team) for name in ("Top", "Below", "Other"))
        ScanFactory(on=ON - 9 * DAY)
        seen = {"first_seen": ON - DAY, "severity": "error"}
        FindingFactory(rule="OWN101", area=top, facts={"areas": [below.pk]}, resolved_on=ON, **seen)
        FindingFactory(rule="OWN202", area=other, first_seen=ON, severity="warning")
        FindingFactory(rule="OWN401", person=PersonFactory(), facts={"areas": [other.pk]}, **seen)
        assert value("ambiguity", team, on=ON - 10 * DAY) is None
        assert value("ambiguity", team, on=ON - 2 * DAY) == (0, 0, 3)
        assert value("ambiguity", team, on=ON - DAY) == (66.67, 2, 3)
        assert value("ambiguity", team) == (0, 0, 3)


class TestAge:
    def test_the_median_of_what_is_open_and_not_accepted(self) -> None:
        team, _ = staffed()
        area = AreaFactory(owning_team=team)
        FindingFactory(rule="OWN101", area=area, first_seen=ON - 10 * DAY)
        FindingFactory(rule="OWN102", area=area, first_seen=ON - 4 * DAY, resolved_on=ON)
        FindingFactory(rule="OWN103", team=team, first_seen=ON - 30 * DAY)
        FindingFactory(rule="OWN301", person=staffed("Others")[1][0], first_seen=ON - 99 * DAY)
        assert value("age", team, on=ON - DAY) == (9, None, 3)
        assert value("age", team) == (20, None, 2)
        WaiverFactory(rule="OWN103", team=team, since=ON, until=ON + DAY)
        assert value("age", team) == (10, None, 1)
        assert value("age", team, on=ON + DAY) == (21, None, 2)


class TestConfirmed:
    def test_on_the_last_day_of_the_rhythm_and_a_day_later(self) -> None:
        team, (ana, *_) = staffed()
        refunds = AreaFactory(owning_team=team, confirmed_on=None)
        give(refunds, "A", ana, period=period(ON - 180 * DAY))
        often = AreaFactory(owning_team=team, confirmed_on=None, review_days=30)
        give(often, "A", ana, period=period(ON - 31 * DAY))
        AreaFactory(owning_team=team)
        assert value("confirmed", team, on=ON - DAY) == (100, 2, 2)
        assert value("confirmed", team) == (50, 1, 2)
        assert value("confirmed", team, on=ON + DAY) == (0, 0, 2)

    def test_a_former_day_knows_what_was_confirmed_by_then(self) -> None:
        team, (ana, *_) = staffed()
        area = AreaFactory(owning_team=team, confirmed_on=None)
        give(area, "A", ana, period=period(ON - 400 * DAY))
        for day in (ON - 200 * DAY, ON):
            change = Change("ownership.Area", area.pk, {"confirmed_on": day, "confirmed_by_id": ana.pk})
            apply(changes=ChangeSet("Still right", (change,)), actor=None, on=day)
        assert value("confirmed", team, on=ON - 201 * DAY) == (0, 0, 1)
        assert value("confirmed", team, on=ON - 20 * DAY) == (100, 1, 1)
        assert value("confirmed", team, on=ON - 19 * DAY) == (0, 0, 1)
        assert value("confirmed", team) == (100, 1, 1)
