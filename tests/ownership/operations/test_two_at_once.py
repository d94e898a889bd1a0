import datetime as dt

import pytest

from ownership.changes import Change, ChangeSet, Create
from ownership.models import Area, Assignment, Finding, Waiver
from ownership.operations import Problem, Refused, apply, assign, move_area, name_owner, rename_area, undo
from ownership.operations.accepting import accept_on_purpose
from tests.factories import AreaFactory, AssignmentFactory, FindingFactory, PersonFactory, period
from tests.people import TODAY, administrator
from tests.support.at_once import in_turn, together

pytestmark = pytest.mark.django_db(transaction=True)


def outcomes(answers):
    return sorted(type(answer).__name__ for answer in answers)


def test_two_who_each_give_an_area_an_owner_see_that_it_has_two():
    area = AreaFactory()
    AssignmentFactory(area=area, letter="R")
    people = PersonFactory.create_batch(2)
    answer = in_turn(
        first=lambda: assign(area=area, letter="A", holder=people[0], actor=None, on=TODAY),
        second=lambda: assign(area=area, letter="A", holder=people[1], actor=None, on=TODAY),
    )
    assert outcomes([answer]) == ["Applied"]
    found = Finding.objects.filter(area=area, resolved_on=None, rule__startswith="OWN2")
    assert list(found.values_list("rule", flat=True)) == ["OWN201"]


def test_two_who_each_give_one_person_an_area_see_that_it_is_too_much():
    ana = PersonFactory()
    AssignmentFactory.create_batch(9, person=ana)
    areas = AreaFactory.create_batch(2)
    answer = in_turn(
        first=lambda: assign(area=areas[0], letter="A", holder=ana, actor=None, on=TODAY),
        second=lambda: assign(area=areas[1], letter="A", holder=ana, actor=None, on=TODAY),
    )
    assert outcomes([answer]) == ["Applied"]
    found = Finding.objects.filter(person=ana, resolved_on=None)
    assert list(found.values_list("rule", flat=True)) == ["OWN301"]


def test_two_moves_that_would_close_a_circle():
    one, other = AreaFactory(name="One"), AreaFactory(name="Other")
    answer = in_turn(
        first=lambda: move_area(area=one, parent=other, actor=None, on=TODAY),
        second=lambda: move_area(area=other, parent=one, actor=None, on=TODAY),
    )
    assert answer.problems == (
        Problem(
            "An area cannot be put below itself or below one of its own areas.",
            "Other",
            "Choose another place.",
        ),
    )
    assert dict(Area.objects.values_list("name", "parent__name")) == {"One": "Other", "Other": None}


def test_an_undo_while_somebody_edits_the_same():
    area = AreaFactory(name="Billing")
    applied = rename_area(area=area, name="Invoices", actor=None, on=TODAY)
    area.refresh_from_db()
    answer = in_turn(
        first=lambda: rename_area(area=area, name="Payments", actor=None, on=TODAY),
        second=lambda: undo(request_id=applied.request_id, actor=None, on=TODAY),
    )
    assert [problem.what for problem in answer.problems] == [
        "Somebody changed Payments since then: name, slug."
    ]
    assert Area.objects.get().name == "Payments"


def test_the_same_cell_edited_by_two():
    area, (ana, ben) = AreaFactory(name="Billing"), PersonFactory.create_batch(2)
    AssignmentFactory(area=area, person=ana)
    given = Assignment.objects.get()

    def to(letter):
        row = Change("ownership.Assignment", given.pk, {"letter": letter}, was={"letter": "A"})
        return lambda: apply(changes=ChangeSet("Cell", (row,)), actor=None, on=TODAY)

    answer = in_turn(first=to("R"), second=to("C"))
    assert [problem.what for problem in answer.problems] == [
        f"Somebody changed R of Billing: {ana} since you looked: letter."
    ]
    given.refresh_from_db()
    assert given.letter == "R"
    assert in_turn(
        first=lambda: name_owner(area=area, holder=ben, actor=None, on=TODAY),
        second=lambda: assign(area=area, letter="A", holder=ben, actor=None, on=TODAY),
    ).problems == (
        Problem(
            "This person already holds that letter of the area in part of that period.",
            f"A of Billing: {ben}",
            "End the other one first, or choose another period.",
        ),
    )


def test_the_same_import_twice_at_once_is_there_once():
    def rows():
        for number in range(5):
            yield Create("ownership.Area", {"name": f"Area {number}", "slug": f"area-{number}"})

    def bring_in():
        return apply(changes=ChangeSet("Import", tuple(rows())), actor=None, on=TODAY)

    assert outcomes(together(bring_in, bring_in)) == ["Applied", "Refused"]
    assert Area.objects.count() == 5


def test_two_overlapping_periods_at_once():
    ana, areas = PersonFactory(), AreaFactory.create_batch(5)

    def give(area):
        return lambda: assign(area=area, letter="A", holder=ana, actor=None, on=TODAY)

    for area in areas:
        # Each may wait for the other, and the database ends one: it tries again.
        answers = together(give(area), give(area), own=True)
        assert outcomes(answers) == ["Applied", "Refused"]
    assert list(Assignment.objects.values_list("period", flat=True)) == [period(TODAY)] * 5
    assert isinstance(next(answer for answer in answers if isinstance(answer, Exception)), Refused)


def test_what_two_accept_at_once_is_accepted_once():
    by = administrator()
    finding = FindingFactory(rule="OWN101", area=AreaFactory())
    given = {"findings": [finding], "reason": "Planned.", "until": TODAY + dt.timedelta(days=30)}
    answer = in_turn(
        first=lambda: accept_on_purpose(**given, actor=by, on=TODAY),
        second=lambda: accept_on_purpose(**given, actor=by, on=TODAY),
    )
    assert "It is already accepted on purpose" in answer.problems[0].what
    assert Waiver.objects.count() == 1
