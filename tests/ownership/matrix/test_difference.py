import datetime as dt
from typing import Any

import pytest

from ownership.matrix import difference
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    TeamFactory,
    period,
)

pytestmark = pytest.mark.django_db
BEFORE, CHANGE, AFTER = dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 3, 1)


def words(**filters: Any) -> list[tuple[str, str]]:
    found = difference(before=BEFORE, after=AFTER, **filters)
    return [(change.what, str(change)) for change in found.changes]


def held_until(area: Any, name: str, letter: str = "A", **more: Any) -> Any:
    return AssignmentFactory(
        area=area, letter=letter, person__name=name, period=period(end=CHANGE), **more
    ).person


def held_from(area: Any, name: str, letter: str = "A", **more: Any) -> Any:
    return AssignmentFactory(
        area=area, letter=letter, person__name=name, period=period(CHANGE), **more
    ).person


def test_one_who_goes_and_one_who_comes_are_a_move() -> None:
    area = AreaFactory(name="Billing")
    held_until(area, "Ana")
    held_from(area, "Tom")
    assert words() == [("moved", "Billing: accountable moved from Ana to Tom")]


def test_added_and_removed_say_who() -> None:
    area = AreaFactory(name="Billing")
    held_until(area, "Ana", "R")
    held_from(area, "Ben", "C")
    held_from(area, "Cleo", "C")
    AssignmentFactory(area=area, letter="A", person__name="Stays")
    held_from(area, "Dana", deputy=True)
    assert words() == [
        ("added", "Billing: Dana is now deputy of the accountable"),
        ("removed", "Billing: Ana is no longer responsible"),
        ("added", "Billing: Ben is now consulted"),
        ("added", "Billing: Cleo is now consulted"),
    ]
    found = difference(before=BEFORE, after=AFTER)
    assert [change.before for change in found.of("removed")] == ["Ana"]


def test_the_parents_takes_over() -> None:
    top = AreaFactory(name="Payments")
    low = AreaFactory(name="Billing", parent=top)
    AssignmentFactory(area=top, person__name="Tom")
    held_until(low, "Ana")
    assert words() == [("moved", "Billing: accountable moved from Ana to Tom, inherited from Payments")]
    assert words(mode="direct") == [("removed", "Billing: Ana is no longer accountable")]


def test_a_new_lead_answers_for_the_teams_areas() -> None:
    team = TeamFactory()
    area = AreaFactory(name="Billing")
    AssignmentFactory(area=area, team=team)
    MembershipFactory(team=team, person__name="Ana", lead=True, period=period(end=CHANGE))
    MembershipFactory(team=team, person__name="Tom", lead=True, period=period(CHANGE))
    assert words() == [("moved", "Billing: accountable moved from Ana to Tom")]


def test_areas_that_end_and_begin() -> None:
    old = AreaFactory(name="Old")
    AssignmentFactory(area=old, person__name="Ana")
    old.lifecycle, old.since = "retired", CHANGE
    old.save()
    AssignmentFactory(area=AreaFactory(name="New", since=CHANGE), person__name="Tom")
    assert words() == [
        ("added", "New: Tom is now accountable"),
        ("removed", "Old: Ana is no longer accountable"),
    ]


def test_a_team_sees_what_it_lost_and_got_and_only_that() -> None:
    team = TeamFactory()
    lost, kept, other = (AreaFactory(name=name) for name in ("Lost", "Kept", "Other"))
    ana = held_until(lost, "Ana")
    MembershipFactory(team=team, person=ana)
    AssignmentFactory(area=lost, letter="C", person__name="Unchanged")
    AssignmentFactory(area=kept, person=ana)
    held_until(other, "Stranger")
    assert words(team=team.id) == [("removed", "Lost: Ana is no longer accountable")]
    assert words(team=team.id, mode="direct") == [("removed", "Lost: Ana is no longer accountable")]
    assert words(areas=[kept.id]) == []


def test_queries_do_not_grow(django_assert_num_queries: Any) -> None:
    area = AreaFactory()
    AssignmentFactory(area=area, letter="C")
    held_until(area, "Ana")
    with django_assert_num_queries(7):
        assert len(words()) == 1
    ben = held_until(area, "Ben")
    held_from(AreaFactory(), "Cleo")
    with django_assert_num_queries(7):
        assert len(words()) == 3
    team = TeamFactory()
    MembershipFactory(team=team, person=ben)
    with django_assert_num_queries(9):
        assert len(words(team=team.id)) == 2
