import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ownership.changes import ChangeSet
from ownership.imports.cell_text import Unclear, letters
from ownership.matrix.given import given, seen
from ownership.models import Assignment, Finding
from ownership.operations import Refused, apply, assign, undo
from ownership.operations.cells import Edit, edit
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
from tests.people import TODAY, signed_in

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
LATER = dt.date(2026, 12, 1)
ALL = frozenset("ARCIS")


def looked(area, holder):
    key = (holder._meta.model_name, holder.pk)
    return seen(given(on=TODAY, areas=[area.pk]).get((area.pk, key), ()), on=TODAY)


def one(area, holder, *, saw=None, **wanted):
    key = (holder._meta.model_name, holder.pk)
    return Edit(area=area.pk, holder=key, seen=looked(area, holder) if saw is None else saw, **wanted)


def made(*edits, actor=None, on=TODAY, since=None):
    return edit(edits=edits, actor=actor, on=on, at=NOW, since=since)


def held(area):
    rows = Assignment.objects.filter(area=area).select_related("person", "team", "seat")
    return {
        (row.letter + ("d" if row.deputy else ""), str(row.holder), row.period.lower, row.period.upper)
        for row in rows
    }


def test_a_letter_is_given_and_taken_away_again():
    area, ana = AreaFactory(name="Refunds"), PersonFactory(name="Ana")
    given = made(one(area, ana, give={"A": False, "R": False}))
    assert held(area) == {("A", "Ana", TODAY, None), ("R", "Ana", TODAY, None)}
    assert (given.refused, given.areas) == ({}, {area.pk})
    # What began today was never true of another day, and goes wholly.
    made(one(area, ana, take=frozenset("A")))
    assert held(area) == {("R", "Ana", TODAY, None)}


def test_what_was_true_ends_and_is_kept():
    area, ana = AreaFactory(), PersonFactory(name="Ana")
    AssignmentFactory(area=area, person=ana)
    made(one(area, ana, take=ALL))
    assert held(area) == {("A", "Ana", dt.date(2025, 1, 1), TODAY)}


def test_teams_and_seats_hold_letters_in_the_same_way():
    area, team, seat = AreaFactory(), TeamFactory(name="Payments"), SeatFactory()
    made(one(area, team, give={"R": False}), one(area, seat, give={"A": True}))
    assert held(area) == {("R", "Payments", TODAY, None), ("Ad", str(seat), TODAY, None)}


def test_a_deputy_takes_the_place_of_the_letter_and_back():
    area, ana = AreaFactory(), PersonFactory(name="Ana")
    AssignmentFactory(area=area, person=ana)
    made(one(area, ana, give={"A": True}))
    begun = dt.date(2025, 1, 1)
    assert held(area) == {("A", "Ana", begun, TODAY), ("Ad", "Ana", TODAY, None)}
    made(one(area, ana, give={"A": False}))
    assert held(area) == {("A", "Ana", begun, TODAY), ("A", "Ana", TODAY, None)}


def test_from_a_later_day_on():
    area, ana = AreaFactory(), PersonFactory(name="Ana")
    AssignmentFactory(area=area, person=ana, letter="R")
    made(one(area, ana, give={"A": False}, take=frozenset("R")), since=LATER)
    begun = dt.date(2025, 1, 1)
    assert held(area) == {("R", "Ana", begun, LATER), ("A", "Ana", LATER, None)}
    # Given before, it lasts until what was to begin anyway.
    made(one(area, ana, give={"A": False}))
    assert held(area) == {("R", "Ana", begun, LATER), ("A", "Ana", TODAY, LATER), ("A", "Ana", LATER, None)}
    made(one(area, ana, take=ALL))
    assert held(area) == {("R", "Ana", begun, TODAY)}


def test_a_change_begins_today_or_later():
    with pytest.raises(Refused, match=r"A change begins today or later\. Choose a later day\."):
        made(one(AreaFactory(), PersonFactory(), give={"A": False}), since=dt.date(2026, 5, 31))


def test_a_pasted_cell_is_just_what_was_pasted():
    area, ana = AreaFactory(), PersonFactory(name="Ana")
    AssignmentFactory(area=area, person=ana, letter="A")
    AssignmentFactory(area=area, person=ana, letter="C")
    made(one(area, ana, give={"A": False, "R": False}, exact=True))
    live = {row[0] for row in held(area) if row[3] is None}
    assert live == {"A", "R"}


def test_each_cell_is_judged_by_itself():
    team = TeamFactory(name="Payments")
    alice = signed_in(name="Alice", team=team, lead=True)
    own, other = AreaFactory(name="Refunds", owning_team=team), AreaFactory(name="Ledger")
    gone, closed = PersonFactory(name="Dana"), TeamFactory(name="Fax", closed_on=dt.date(2026, 1, 1))
    EmploymentFactory(person=gone, period=period(end=dt.date(2026, 2, 1)))
    letter = {"R": False}
    edits = [one(own, alice, give=letter), one(other, alice, give=letter), one(own, gone, give=letter)]
    edits += [one(own, closed, give=letter)]
    nobody = Edit(area=own.pk, holder=("team", 0), seen="", give=letter)
    lost = Edit(area=own.pk, holder=("person", 999_999), seen="", give=letter)
    nowhere = Edit(area=999_999, holder=("person", alice.pk), seen="", give=letter)
    found = made(*edits, nobody, lost, nowhere, actor=alice.user)
    assert held(own) == {("R", "Alice", TODAY, None)}
    assert held(other) == set()
    assert found.refused == {
        edits[1].place: "Ledger is not yours to change."
        " Ask the lead of the team it belongs to, or an administrator.",
        edits[2].place: "Dana is not here on 1 Jun 2026. Name somebody who is.",
        edits[3].place: "Fax is closed since 1 Jan 2026. Choose another team.",
        nobody.place: "This column stands for whoever has no place of that kind. Choose another column.",
        lost.place: "Whom this column is about is not there any more. Load the page again.",
        nowhere.place: "This area is not there any more. Load the page again.",
    }
    assert found.areas == {own.pk}


def test_whom_nothing_can_be_given_lets_go_of_what_they_have():
    area, dana = AreaFactory(), PersonFactory(name="Dana")
    EmploymentFactory(person=dana, period=period(end=dt.date(2026, 2, 1)))
    AssignmentFactory(area=area, person=dana)
    assert made(one(area, dana, take=ALL)).refused == {}
    assert {row[3] for row in held(area)} == {TODAY}


def test_a_retired_area_takes_nobody():
    area, ana = AreaFactory(name="Fax", lifecycle="retired"), PersonFactory()
    wanted = one(area, ana, give={"A": False})
    assert made(wanted).refused == {wanted.place: "Fax is retired: nobody can be named for it."}


def test_what_is_inherited_is_not_taken_away_here():
    above = AreaFactory(name="Platform")
    area = AreaFactory(name="Kafka", parent=above)
    ana, ben = PersonFactory(name="Ana"), PersonFactory(name="Ben")
    AssignmentFactory(area=above, person=ana, letter="A")
    AssignmentFactory(area=above, person=ben, letter="C")
    edits = one(area, ana, take=ALL), one(area, ben, take=ALL)
    assert made(*edits).refused == {
        edits[0].place: "A comes from Platform. Take it away there, or give this area its own A.",
        edits[1].place: "C comes from Platform. Take it away there.",
    }
    made(one(area, ana, give={"A": False}))
    assert held(area) == {("A", "Ana", TODAY, None)}


def test_what_comes_through_a_team_or_seat_is_not_taken_away_here():
    team, area = TeamFactory(name="Payments"), AreaFactory()
    ana, ben = PersonFactory(name="Ana"), PersonFactory(name="Ben")
    seat = SeatFactory(team=team)
    MembershipFactory(person=ana, team=team, lead=True)
    MembershipFactory(person=ben, team=team, seat=seat)
    AssignmentFactory(area=area, team=team, letter="A")
    AssignmentFactory(area=area, seat=seat, letter="C")
    edits = one(area, ana, take=ALL), one(area, ben, take=ALL)
    assert made(*edits).refused == {
        edits[0].place: "A comes through Payments. Take it away from Payments.",
        edits[1].place: f"C comes through {seat}. Take it away from {seat}.",
    }


def test_an_empty_cell_is_emptied_without_a_word():
    wanted = one(AreaFactory(), PersonFactory(), take=ALL)
    found = made(wanted)
    assert (found.applied, found.refused) == (None, {})


def test_of_two_in_one_cell_the_second_sees_what_the_first_did():
    area, ana = AreaFactory(), PersonFactory(name="Ana")
    team = TeamFactory()
    mara = signed_in(name="Mara", team=team, lead=True)
    area.owning_team = team
    area.save()
    apply(changes=ChangeSet("nothing"), actor=None, on=TODAY)
    edit(edits=[one(area, ana, give={"A": False})], actor=mara.user, on=TODAY, at=NOW)
    late = one(area, ana, saw="", give={"C": False})

    found = edit(edits=[late], actor=None, on=TODAY, at=timezone.now() + dt.timedelta(minutes=1), since=None)
    again = "The cell shows it as it is now: press again if you still want it."
    assert found.refused == {late.place: f"Mara set A here a minute ago. {again}"}
    assert held(area) == {("A", "Ana", TODAY, None)}
    # They look, and press again.
    made(one(area, ana, give={"C": False}))
    edit(edits=[one(area, ana, take=ALL)], actor=mara.user, on=TODAY, at=NOW)
    found = edit(edits=[late], actor=mara.user, on=TODAY, at=timezone.now())
    assert found.applied is not None


def test_what_is_so_already_is_no_conflict():
    area, ana = AreaFactory(), PersonFactory()
    made(one(area, ana, give={"A": False}))
    found = made(one(area, ana, saw="", give={"A": False}))
    assert (found.applied, found.refused) == (None, {})


def test_an_edit_is_undone_and_done_again():
    area, ana, ben = AreaFactory(), PersonFactory(name="Ana"), PersonFactory(name="Ben")
    AssignmentFactory(area=area, person=ana)
    before = held(area)
    done = made(one(area, ana, take=ALL), one(area, ben, give={"A": False}))
    after = held(area)
    taken_back = undo(request_id=done.applied.request_id, actor=None, on=TODAY)
    assert held(area) == before
    undo(request_id=taken_back.request_id, actor=None, on=TODAY)
    assert held(area) == after


def test_findings_follow_in_the_same_write():
    area, ana = AreaFactory(), PersonFactory()
    AssignmentFactory(area=area, letter="A")
    AssignmentFactory(area=area, letter="R")
    found = made(one(area, ana, give={"A": False}))
    assert found.applied.opened == 1
    assert list(Finding.objects.values_list("rule", "area")) == [("OWN201", area.pk)]


def _statements(count):
    areas, people = AreaFactory.create_batch(count), PersonFactory.create_batch(count)
    for area in areas:
        AssignmentFactory(area=area, letter="A", person=people[0])
    edits = [one(area, each, give={"R": False}, exact=True) for area in areas for each in people]
    with CaptureQueriesContext(connection) as queries:
        found = made(*edits)
    assert found.refused == {}
    return len(queries)


def test_a_paste_of_many_cells_costs_the_statements_of_one():
    _statements(1)
    assert _statements(2) == _statements(12)


def test_more_than_a_paste_is_an_import():
    area, ana = AreaFactory(), PersonFactory()
    edits = [Edit(area=area.pk, holder=("person", ana.pk), seen="")] * 5_001
    with pytest.raises(Refused, match=r"These are 5,001 cells, and 5,000 at once are the most\."):
        made(*edits)


def test_a_change_that_was_to_come_is_part_of_what_was_seen():
    area, ana = AreaFactory(), PersonFactory()
    assign(area=area, letter="A", holder=ana, actor=None, on=TODAY, since=LATER)
    late = one(area, ana, saw="", give={"C": False})
    assert set(made(late).refused) == {late.place}
    assert looked(area, ana).endswith("+2026-12-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/R", {"A": False, "R": False}),
        ("A, R", {"A": False, "R": False}),
        ("AR", {"A": False, "R": False}),
        ("a", {"A": False}),
        ("A*", {"A": False}),
        (" accountable ", {"A": False}),
        ("R, A (deputy)", {"R": False, "A": True}),
        ("A (deputy)", {"A": True}),
        ("", {}),
        ("–", {}),
        ("x", "“x” does not say which letter is meant. Write R, A, C, I or S, such as “A/R”."),
        ("Q", "“Q” is none of R, A, C, I and S. Write R, A, C, I or S, such as “A/R”."),
        ("A?", "“A?” has a question mark. Write it without one when it is sure."),
        ("see the wiki", "“see the wiki” is not a letter. Write R, A, C, I or S, such as “A/R”."),
        ("R (until May)", "“R (until May)” says more than letters. Write R, A, C, I or S, such as “A/R”."),
        ("C (deputy)", "“C (deputy)”: only an A or an R has a deputy."),
    ],
)
def test_what_people_write_in_a_cell(text, expected):
    try:
        found = letters(text=text)
    except Unclear as unclear:
        found = str(unclear)
    assert found == expected


def test_several_cells_are_named_by_what_was_given_and_taken():
    refunds, ledger = AreaFactory(name="Refunds"), AreaFactory(name="Ledger")
    ana, bea = PersonFactory(name="Ana"), PersonFactory(name="Bea")
    areas = (refunds, ledger)

    def said(*edits):
        return made(*edits).label

    assert said(*(one(area, ana, give={"R": False}) for area in areas)) == "R of 2 areas to Ana"
    assert said(one(refunds, bea, give={"A": False})) == "A of Refunds to Bea"
    assert said(one(ledger, bea, give={"R": True})) == "Bea stands in for R of Ledger"
    assert said(one(ledger, bea, take=ALL)) == "Bea no longer stands in for R of Ledger"
    mixed = one(refunds, ana, give={"C": False, "I": False}, exact=True), one(ledger, bea, give={"S": False})
    assert said(*mixed) == "3 letters of 2 areas to 2 people; R of Refunds taken from Ana"
    assert said(*(one(area, each, take=ALL) for area in areas for each in (ana, bea))) == (
        "5 letters of 2 areas taken from 2 people"
    )
