"""Each sentence of the semantics, by example. Dates: D is any day, the day before and after are near it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from ownership import holdings
from ownership.enums import Gap, Lifecycle
from ownership.sql import ALL_HOLDINGS, HOLDINGS
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
D = dt.date(2026, 3, 10)


def held(area: Any, on: dt.date = D) -> set[tuple[str, Any]]:
    """Letter and person: the shortest way to say who holds what."""
    return set(holdings.at(on=on, areas=[area.id]).values_list("letter", "person__name"))


def gaps(area: Any, on: dt.date = D) -> list[tuple[str, Any, Any]]:
    return list(holdings.at(on=on, areas=[area.id]).values_list("letter", "person", "gap"))


def give(area: Any, letter: str = "A", **more: Any) -> Any:
    if isinstance(more.get("person"), str):
        more["person"] = PersonFactory(name=more["person"])
    return AssignmentFactory(area=area, letter=letter, **more)


@pytest.mark.parametrize(("name", "text"), [("holdings", HOLDINGS), ("all_holdings", ALL_HOLDINGS)])
def test_the_database_has_the_function_that_the_source_composes(name: str, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
        assert [source for (source,) in cursor] == [text.split("$$")[1]]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (D - DAY, set()),
        (D, {("A", "Ana")}),
        (D + 9 * DAY, {("A", "Ana")}),
        (D + 10 * DAY, set()),
    ],
)
def test_an_assignment_holds_from_its_first_day_up_to_its_end(on: dt.date, expected: Any) -> None:
    area = AreaFactory()
    give(area, person="Ana", period=period(D, D + 10 * DAY))
    assert held(area, on) == expected


@pytest.mark.parametrize("letter", ["A", "R"])
def test_the_nearest_a_and_r_replace_those_above(letter: str) -> None:
    top = AreaFactory()
    middle = AreaFactory(parent=top)
    low = AreaFactory(parent=middle)
    give(top, letter, person="Top")
    give(middle, letter, person="Middle")
    assert (held(top), held(middle), held(low)) == (
        {(letter, "Top")},
        {(letter, "Middle")},
        {(letter, "Middle")},
    )


def test_a_and_r_are_looked_for_apart() -> None:
    top = AreaFactory()
    low = AreaFactory(parent=top)
    give(top, "A", person="Ana")
    give(top, "R", person="Ben")
    give(low, "R", person="Cleo")
    assert held(low) == {("A", "Ana"), ("R", "Cleo")}


@pytest.mark.parametrize("letter", ["C", "I", "S"])
def test_c_i_and_s_add_up(letter: str) -> None:
    top = AreaFactory()
    low = AreaFactory(parent=top)
    give(top, letter, person="Top")
    give(low, letter, person="Low")
    assert held(low) == {(letter, "Top"), (letter, "Low")}


def test_only_here_does_not_travel_down() -> None:
    top = AreaFactory()
    low = AreaFactory(parent=top)
    give(top, "C", person="Ana", only_here=True)
    assert (held(top), held(low)) == ({("C", "Ana")}, set())


def test_a_chain_stops_at_an_area_that_does_not_inherit() -> None:
    top = AreaFactory()
    stop = AreaFactory(parent=top, inherits=False)
    low = AreaFactory(parent=stop)
    give(top, "A", person="Top")
    give(top, "C", person="Top adviser")
    give(stop, "I", person="Reader")
    assert (held(stop), held(low)) == ({("I", "Reader")}, {("I", "Reader")})


def test_deputies_count_up_to_the_area_that_holds_the_letter_and_not_above_it() -> None:
    top = AreaFactory()
    middle = AreaFactory(parent=top)
    low = AreaFactory(parent=middle)
    give(top, person="Former")
    give(top, person="Former's deputy", deputy=True)
    give(middle, person="Ana")
    give(middle, person="Ana's deputy", deputy=True)
    give(low, person="Local deputy", deputy=True)
    assert held(low) == {("A", "Ana"), ("A", "Ana's deputy"), ("A", "Local deputy")}
    assert set(holdings.at(on=D, areas=[low.id]).filter(deputy=False).values_list("person__name")) == {
        ("Ana",)
    }


def test_a_deputy_of_nobody_holds_nothing() -> None:
    area = AreaFactory()
    give(area, person="Ana", deputy=True)
    assert held(area) == set()


def test_a_deputy_of_a_does_not_stand_in_for_r() -> None:
    area = AreaFactory()
    give(area, "R", person="Ben")
    give(area, "A", person="Ana", deputy=True)
    assert held(area) == {("R", "Ben")}


def test_a_teams_a_is_answered_by_its_leads_of_the_day_once_each() -> None:
    team, role_seat = TeamFactory(), None
    role_seat = SeatFactory(team=team)
    ana, ben, old = PersonFactory(name="Ana"), PersonFactory(name="Ben"), PersonFactory(name="Old")
    MembershipFactory(team=team, person=ana, lead=True)
    MembershipFactory(team=team, person=ana, lead=True, seat=role_seat)
    MembershipFactory(team=team, person=ben, lead=True)
    MembershipFactory(team=team, person=old, lead=True, period=period(end=D))
    MembershipFactory(team=team)
    area = AreaFactory()
    assignment = give(area, team=team)
    rows = holdings.at(on=D, areas=[area.id]).order_by("person__name")
    assert list(rows.values_list("person__name", "team", "assignment", "gap")) == [
        ("Ana", team.id, assignment.id, None),
        ("Ben", team.id, assignment.id, None),
    ]
    assert len({row.pk for row in rows}) == 2


def test_a_committee_answers_by_its_chair() -> None:
    committee = TeamFactory(kind="committee")
    MembershipFactory(team=committee, person__name="Chair", lead=True)
    area = AreaFactory()
    give(area, team=committee)
    assert held(area) == {("A", "Chair")}


@pytest.mark.parametrize("letter", ["R", "C", "I", "S"])
def test_a_teams_other_letters_stand_for_the_team(letter: str) -> None:
    team = TeamFactory()
    MembershipFactory(team=team, lead=True)
    MembershipFactory(team=team, person__name="Member")
    area = AreaFactory()
    give(area, letter, team=team)
    rows = holdings.at(on=D, areas=[area.id])
    assert list(rows.values_list("letter", "person", "team", "gap")) == [(letter, None, team.id, None)]
    assert list(rows.answerable()) == []


def test_a_team_without_a_lead_is_a_gap_for_its_a_alone() -> None:
    team, area = TeamFactory(), AreaFactory()
    give(area, "A", team=team)
    give(area, "R", team=team)
    assert sorted(gaps(area)) == [("A", None, Gap.NO_LEAD), ("R", None, None)]


@pytest.mark.parametrize("letter", ["A", "R", "C", "I", "S"])
def test_a_seat_is_answered_by_whoever_sits_in_it(letter: str) -> None:
    seat = SeatFactory()
    MembershipFactory(team=seat.team, seat=seat, person__name="Before", period=period(end=D))
    MembershipFactory(team=seat.team, seat=seat, person__name="Now", period=period(D))
    area = AreaFactory()
    give(area, letter, seat=seat)
    assert (held(area, D - DAY), held(area, D)) == ({(letter, "Before")}, {(letter, "Now")})
    assert list(holdings.at(on=D).values_list("seat", "team")) == [(seat.id, seat.team_id)]


def test_a_seat_of_the_whole_organisation_has_no_team() -> None:
    seat = SeatFactory(team=None)
    MembershipFactory(team=None, seat=seat, person__name="Officer")
    area = AreaFactory()
    give(area, seat=seat)
    assert list(holdings.at(on=D).values_list("person__name", "seat", "team")) == [("Officer", seat.id, None)]


def test_an_empty_seat_is_a_gap() -> None:
    seat, area = SeatFactory(), AreaFactory()
    MembershipFactory(team=seat.team)
    give(area, "C", seat=seat)
    assert gaps(area) == [("C", None, Gap.EMPTY_SEAT)]


def test_a_retired_seat_is_a_gap_from_its_day() -> None:
    seat, area = SeatFactory(retired_on=D), AreaFactory()
    sitter = MembershipFactory(team=seat.team, seat=seat).person
    give(area, "R", seat=seat)
    assert (gaps(area, D - DAY), gaps(area, D)) == ([("R", sitter.id, None)], [("R", None, Gap.CLOSED)])


def test_a_closed_team_and_its_seats_are_gaps_and_may_open_again() -> None:
    team = TeamFactory(name="Payments")
    seat = SeatFactory(team=team)
    lead = MembershipFactory(team=team, seat=seat, lead=True).person
    area = AreaFactory()
    give(area, "A", team=team)
    give(area, "R", team=team)
    give(area, "C", seat=seat)
    team.since, team.closed_on = D, D
    team.save()
    team.since, team.closed_on = D + 5 * DAY, None
    team.save()
    open_then = [("A", lead.id, None), ("C", lead.id, None), ("R", None, None)]
    assert sorted(gaps(area, D - DAY)) == open_then
    assert sorted(gaps(area, D)) == [(letter, None, Gap.CLOSED) for letter in "ACR"]
    assert sorted(gaps(area, D + 5 * DAY)) == open_then


def test_a_team_to_be_closed_counts_until_that_day() -> None:
    team = TeamFactory(closed_on=D)
    area = AreaFactory()
    give(area, "I", team=team)
    assert (gaps(area, D - DAY), gaps(area, D)) == ([("I", None, None)], [("I", None, Gap.CLOSED)])


def test_a_departed_person_is_a_gap_and_may_come_back() -> None:
    ana = PersonFactory(name="Ana")
    EmploymentFactory(person=ana, period=period(end=D))
    EmploymentFactory(person=ana, period=period(D + 5 * DAY))
    area = AreaFactory()
    give(area, person=ana)
    assert gaps(area, D - DAY) == [("A", ana.id, None)]
    assert gaps(area, D) == [("A", None, Gap.DEPARTED)]
    assert gaps(area, D + 5 * DAY) == [("A", ana.id, None)]


def test_a_departed_lead_or_sitter_leaves_the_team_and_the_seat_without() -> None:
    ana = PersonFactory()
    EmploymentFactory(person=ana, period=period(end=D))
    seat = SeatFactory()
    MembershipFactory(person=ana, team=seat.team, seat=seat, lead=True)
    area = AreaFactory()
    give(area, "A", team=seat.team)
    give(area, "C", seat=seat)
    assert sorted(gaps(area)) == [("A", None, Gap.NO_LEAD), ("C", None, Gap.EMPTY_SEAT)]


def test_a_departed_accountable_still_replaces_the_one_above() -> None:
    top = AreaFactory()
    low = AreaFactory(parent=top)
    give(top, person="Top")
    ana = PersonFactory()
    EmploymentFactory(person=ana, period=period(end=D))
    give(low, person=ana)
    assert gaps(low) == [("A", None, Gap.DEPARTED)]


def test_a_retired_area_holds_nothing_gives_nothing_and_lets_through() -> None:
    top = AreaFactory()
    retired = AreaFactory(parent=top, lifecycle=Lifecycle.RETIRED)
    low = AreaFactory(parent=retired)
    give(top, "A", person="Top")
    give(retired, "A", person="Forgotten")
    give(retired, "C", person="Forgotten too")
    assert (held(retired), held(low)) == (set(), {("A", "Top")})


def test_each_date_sees_the_tree_of_that_day() -> None:
    first, second = AreaFactory(), AreaFactory()
    low = AreaFactory(parent=first)
    give(first, person="First")
    give(second, person="Second")
    low.parent, low.since = second, D
    low.save()
    low.inherits, low.since = False, D + DAY
    low.save()
    assert (held(low, D - DAY), held(low, D), held(low, D + DAY)) == (
        {("A", "First")},
        {("A", "Second")},
        set(),
    )


def test_before_an_area_began_nobody_holds_it() -> None:
    area = AreaFactory(since=D)
    give(area, person="Ana")
    assert (held(area, D - DAY), held(area, D)) == (set(), {("A", "Ana")})


def test_a_circle_of_a_past_day_made_by_moves_dated_back_ends() -> None:
    first = AreaFactory()
    second = AreaFactory(parent=first)
    give(first, person="First")
    second.parent, second.since = None, D
    second.save()
    first.parent, first.since = second, D - 10 * DAY
    first.save()
    assert held(second, D - DAY) == {("A", "First")}


def test_a_holding_knows_where_it_came_from() -> None:
    top = AreaFactory(name="Platform standards")
    low = AreaFactory(name="API versioning policy", parent=top)
    assignment = give(top, person="Ana")
    (holding,) = holdings.at(on=D, areas=[low.id]).select_related("area", "source", "person", "assignment")
    assert (holding.area, holding.source, holding.assignment, holding.person.name, holding.inherited) == (
        low,
        top,
        assignment,
        "Ana",
        True,
    )
    assert str(holding) == "A of API versioning policy: Ana"


def test_it_filters_joins_and_counts_like_a_table_in_one_query(django_assert_num_queries: Any) -> None:
    top = AreaFactory(name="Top")
    low = AreaFactory(name="Low", parent=top)
    give(top, person="Ana")
    give(low, "C", person="Ben")
    with django_assert_num_queries(1):
        rows = list(
            holdings.at(on=D).select_related("area", "source", "assignment", "person").order_by("area__name")
        )
        assert [str(row) for row in rows if row.letter == "A"] == ["A of Low: Ana", "A of Top: Ana"]
    with django_assert_num_queries(3):
        assert holdings.at(on=D, areas=[low.id]).exclude(letter="A").count() == 1
        assert holdings.at(on=D).filter(person__name="Ana").exists()
        assert set(holdings.at(on=D).filter(area__parent__name="Top").values_list("letter", flat=True)) == {
            "A",
            "C",
        }


def test_it_can_stand_inside_another_query() -> None:
    top = AreaFactory(name="Top")
    low = AreaFactory(name="Low", parent=top)
    AreaFactory(name="Nobody's")
    give(top, person="Ana")
    owned = type(top).objects.filter(id__in=holdings.at(on=D).filter(letter="A").values("area"))
    assert set(owned) == {top, low}


def test_no_areas_asked_for_means_none() -> None:
    give(AreaFactory())
    assert list(holdings.at(on=D, areas=[])) == []
