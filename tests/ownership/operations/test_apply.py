import datetime as dt

import pytest

from ownership.changes import Change, ChangeSet, Create, End, New, Remove
from ownership.models import Area, AreaPlacement, Assignment
from ownership.operations import Problem, Refused, apply
from teams.models import Person
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    PersonFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)
AREA, ASSIGNMENT = "ownership.Area", "ownership.Assignment"


def carry_out(*rows, label="Test", actor=None):
    return apply(changes=ChangeSet(label, rows), actor=actor, on=TODAY)


def refusal(*rows, actor=None):
    with pytest.raises(Refused) as caught:
        carry_out(*rows, actor=actor)
    return caught.value.problems


def test_new_rows_refer_to_each_other_in_any_order():
    applied = carry_out(
        Create(
            ASSIGNMENT,
            {"area_id": New("area"), "letter": "A", "person_id": New("ana"), "period": period(TODAY)},
            key="assignment",
        ),
        Create(AREA, {"name": "Billing", "slug": "billing", "parent_id": New("top")}, key="area"),
        Create(AREA, {"name": "Money", "slug": "money"}, key="top"),
        Create("teams.Person", {"name": "Ana"}, key="ana"),
    )
    assignment = Assignment.objects.select_related("area__parent", "person").get()
    assert (str(assignment.area.parent), str(assignment.area), str(assignment.person)) == (
        "Money",
        "Billing",
        "Ana",
    )
    assert applied.ids == {
        "assignment": assignment.pk,
        "area": assignment.area_id,
        "top": assignment.area.parent_id,
        "ana": assignment.person_id,
    }


def test_one_statement_a_kind_of_row(django_assert_max_num_queries):
    areas = AreaFactory.create_batch(40)
    people = PersonFactory.create_batch(40)
    given = AssignmentFactory.create_batch(40)

    def rows(count):
        for area, person, assignment in zip(areas[:count], people, given, strict=False):
            values = {"area_id": area.pk, "letter": "R", "person_id": person.pk, "period": period(TODAY)}
            yield Create(ASSIGNMENT, values)
            yield Change(AREA, area.pk, {"name": f"Renamed {area.pk} {count}"})
            yield End(ASSIGNMENT, assignment.pk, TODAY - dt.timedelta(days=count))

    with django_assert_max_num_queries(100) as one:
        carry_out(*rows(1))
    Assignment.objects.filter(letter="R").delete()
    with django_assert_max_num_queries(100) as many:
        carry_out(*rows(40))
    assert len(many) == len(one)


def test_an_end_shortens_leaves_alone_or_removes():
    running = AssignmentFactory()
    over = AssignmentFactory(period=period(START, dt.date(2025, 6, 1)))
    to_come = AssignmentFactory(period=period(TODAY))
    carry_out(*(End(ASSIGNMENT, each.pk, TODAY) for each in (running, over, to_come)))
    assert dict(Assignment.objects.values_list("pk", "period")) == {
        running.pk: period(START, TODAY),
        over.pk: period(START, dt.date(2025, 6, 1)),
    }


def test_a_move_is_dated_and_its_former_place_kept():
    old, new, area = AreaFactory(), AreaFactory(), AreaFactory()
    carry_out(Change(AREA, area.pk, {"parent_id": old.pk, "since": dt.date(2026, 1, 1)}))
    carry_out(Change(AREA, area.pk, {"parent_id": new.pk}))
    assert list(area.placements.order_by("period").values_list("parent", "period")) == [
        (None, period(START, dt.date(2026, 1, 1))),
        (old.pk, period(dt.date(2026, 1, 1), TODAY)),
        (new.pk, period(TODAY)),
    ]


def test_a_new_name_is_no_move():
    area = AreaFactory()
    carry_out(Change(AREA, area.pk, {"name": "Billing", "since": TODAY}))
    area.refresh_from_db()
    assert (area.name, area.since, AreaPlacement.objects.filter(area=area).count()) == ("Billing", START, 1)


@pytest.mark.parametrize("model", [AREA, "teams.Team"])
def test_structure_in_the_future_is_refused(model):
    assert refusal(Create(model, {"name": "Billing", "slug": "billing", "since": LATER})) == (
        Problem(
            "Structure in the future is a dated proposal, not a row.",
            "Billing",
            "Date it 1 June 2026 or before.",
        ),
    )


def test_a_move_dated_before_the_last_one_is_refused():
    area, parent = AreaFactory(name="Billing", since=TODAY), AreaFactory()
    assert refusal(Change(AREA, area.pk, {"parent_id": parent.pk, "since": START})) == (
        Problem(
            "It was moved or changed after that day already.", "Billing", "Date it on or after that day."
        ),
    )


def test_retiring_an_area_ends_what_is_held_of_it():
    area = AreaFactory()
    running = AssignmentFactory(area=area)
    AssignmentFactory(area=area, period=period(LATER))
    elsewhere = AssignmentFactory()
    carry_out(Change(AREA, area.pk, {"lifecycle": "retired"}))
    assert dict(Assignment.objects.values_list("pk", "period")) == {
        running.pk: period(START, TODAY),
        elsewhere.pk: period(),
    }


def test_a_row_that_is_not_as_it_was_seen_refuses_the_whole_set():
    area, team = AreaFactory(name="Billing", criticality="normal"), TeamFactory()
    AreaFactory(name="Search")
    problems = refusal(
        Change(
            AREA,
            area.pk,
            {"criticality": "critical"},
            was={"owning_team_id": team.pk, "criticality": "minor"},
        ),
        Create(AREA, {"name": "New", "slug": "new"}),
    )
    assert problems == (
        Problem(
            "Somebody changed Billing since you looked: owning team, criticality.",
            "Billing",
            "Look at it as it is now, and repeat your change if it still holds.",
        ),
    )
    assert set(Area.objects.values_list("name", flat=True)) == {"Billing", "Search"}


def test_a_row_that_is_gone_is_named():
    assert refusal(Change(AREA, 404, {"name": "x"})) == (
        Problem("This area is not there any more.", "area 404", "Look again."),
    )


def test_every_wrong_value_is_named():
    billing, search = AreaFactory(name="Billing"), AreaFactory(name="Search")
    problems = refusal(
        Change(AREA, billing.pk, {"criticality": "huge"}), Change(AREA, search.pk, {"review_days": -1})
    )
    assert problems == (
        Problem("Value 'huge' is not a valid choice.", "Billing, Criticality", "Correct it."),
        Problem("Ensure this value is greater than or equal to 0.", "Search, Review days", "Correct it."),
    )


def test_an_overlap_names_the_assignment_even_of_new_rows():
    ana = PersonFactory(name="Ana")
    values = {"area_id": New("area"), "letter": "A", "person_id": ana.pk, "period": period(TODAY)}
    other = {"area_id": AreaFactory().pk, "letter": "A", "person_id": ana.pk, "period": period(TODAY)}
    assert refusal(
        Create(AREA, {"name": "Billing", "slug": "billing"}, key="area"),
        Create(ASSIGNMENT, other),
        Create(ASSIGNMENT, values),
        Create(ASSIGNMENT, {**values, "period": period(LATER)}),
    ) == (
        Problem(
            "This person already holds that letter of the area in part of that period.",
            "A of Billing: Ana",
            "End the other one first, or choose another period.",
        ),
    )


def test_a_name_taken_names_the_area():
    AreaFactory(name="Billing, and more")
    assert refusal(
        Create(AREA, {"name": "Fine", "slug": "fine"}),
        Create(AREA, {"name": "billing, and MORE", "slug": "billing"}),
    ) == (
        Problem(
            "There is already an area of this name in the same place.",
            "billing, and MORE",
            "Use the one that is there, or choose another name or place.",
        ),
    )


def test_what_is_still_pointed_at_is_not_removed():
    ana = AssignmentFactory(person__name="Ana").person
    assert refusal(Remove("teams.Person", ana.pk)) == (
        Problem("It still has assignments.", "Ana", "End or move its assignments first."),
    )


def test_a_reference_to_nothing_is_named():
    values = {"area_id": 404, "letter": "A", "person_id": PersonFactory().pk, "period": period(TODAY)}
    assert refusal(Create(ASSIGNMENT, values)) == (
        Problem("There is no area 404.", "assignment", "Look again."),
    )


def test_at_most_twenty_problems_are_told():
    assert len(refusal(*(Change(AREA, id, {"name": "x"}) for id in range(900, 950)))) == 20


def test_an_unknown_column_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match=r"ownership\.Area has no column parent"):
        carry_out(Create(AREA, {"name": "Billing", "parent": 1}))


def test_a_removed_person_takes_what_belongs_to_them_alone():
    ana = PersonFactory()
    carry_out(Create("teams.Employment", {"person_id": ana.pk, "period": period()}))
    carry_out(Remove("teams.Person", ana.pk))
    assert not Person.objects.exists()


ANY_VALUES = {
    "name": "O'Neill's \"%s\" \\ {été} 名前",
    "aliases": ["one", "two, three", 'with "quotes"'],
    "tags": [],
    "review_days": 90,
    "confirmed_on": TODAY,
    "category_id": None,
    "separation_of_duties": True,
}


def test_values_of_every_kind_arrive_as_they_are():
    area = AreaFactory(tags=["old"], category=CategoryFactory())
    carry_out(
        Create(AREA, {**ANY_VALUES, "slug": "new", "parent_id": area.pk}), Change(AREA, area.pk, ANY_VALUES)
    )
    assert list(Area.objects.values(*ANY_VALUES)) == [ANY_VALUES, ANY_VALUES]
    handles = {"github": "ana", "more": [1, None, {"a": "é"}]}
    carry_out(Create("teams.Person", {"name": "Ana", "handles": handles}))
    assert Person.objects.get().handles == handles
