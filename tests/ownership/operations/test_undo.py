import datetime as dt
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from ownership.changes import Change, ChangeSet, Create, End, New, Remove
from ownership.models import Area, FiguresSeen, Finding
from ownership.operations import (
    Forbidden,
    Problem,
    Refused,
    apply,
    assign,
    close_team,
    create_area,
    create_person,
    leave,
    move_area,
    rename_area,
    retire_area,
    undo,
)
from ownership.operations.looking import looked
from teams.models import Person
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    EmploymentFactory,
    FindingFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY, signed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)


def picture():
    """Everything that is logged, and where areas and teams were on which day."""
    logged = (model for model in apps.get_models() if hasattr(model, "pgh_event_model"))
    kept = [apps.get_model("ownership.AreaPlacement"), apps.get_model("teams.TeamPlacement")]
    rows = {model: list(model.objects.order_by("pk").values()) for model in logged}
    for model in kept:
        names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
        rows[model] = sorted(map(str, model.objects.values_list(*names)))
    return rows


def back(applied, *, on=LATER):
    return undo(request_id=applied.request_id, actor=None, on=on)


def _create(area, team, person):
    return create_area(name="Billing", parent=area, owning_team=team, actor=None, on=TODAY)


def _everything(area, team, person):
    rows = (
        Create("ownership.Area", {"name": "New", "slug": "new", "parent_id": area.pk}, key="new"),
        Create("teams.Person", {"name": "Bob"}, key="bob"),
        Create("teams.Employment", {"person_id": New("bob"), "period": period(TODAY)}),
        Create(
            "ownership.Assignment",
            {"area_id": New("new"), "letter": "A", "person_id": New("bob"), "period": period(TODAY)},
        ),
        End("ownership.Assignment", area.assignments.get().pk, TODAY),
        Change("teams.Team", team.pk, {"closed_on": TODAY}),
    )
    return apply(changes=ChangeSet("Everything", rows), actor=None, on=TODAY)


def _remove(area, team, person):
    rows = (
        Remove("ownership.Assignment", area.assignments.get().pk),
        Remove("ownership.Area", area.children.get().pk),
        Remove("teams.Person", person.pk),
    )
    return apply(changes=ChangeSet("Never true", rows), actor=None, on=TODAY)


def _elsewhere():
    return Area.objects.get(name="Elsewhere")


CHANGES = {
    "create": _create,
    "everything": _everything,
    "remove": _remove,
    "rename": lambda area, team, person: rename_area(area=area, name="Other", actor=None, on=TODAY),
    "move": lambda area, team, person: move_area(area=area, parent=_elsewhere(), actor=None, on=TODAY),
    "retire": lambda area, team, person: retire_area(area=area, actor=None, on=TODAY),
    "close": lambda area, team, person: close_team(team=team, actor=None, on=TODAY),
    "leave": lambda area, team, person: leave(person=person, actor=None, on=TODAY),
}


@pytest.fixture
def things():
    """An area with a past: made, moved, and moved again on the day of the change."""
    person = EmploymentFactory().person
    area, first, second, child = AreaFactory(), AreaFactory(), AreaFactory(), AreaFactory()
    AssignmentFactory(area=area)
    AreaFactory(name="Elsewhere")
    steps = ((first, dt.date(2025, 6, 1)), (second, dt.date(2026, 1, 1)), (None, TODAY))
    for parent, day in steps:
        area.refresh_from_db()
        move_area(area=area, parent=parent, actor=None, on=day)
    move_area(area=child, parent=area, actor=None, on=dt.date(2026, 1, 1))
    area.refresh_from_db()
    return area, TeamFactory(), person


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_undo_and_undo_of_the_undo(change, things):
    before = picture()
    applied = change(*things)
    after = picture()
    assert before != after
    undone = back(applied)
    assert picture() == before
    redone = back(undone)
    assert picture() == after
    back(redone)
    assert picture() == before


def test_the_log_keeps_both():
    applied = create_area(name="Billing", actor=None, on=TODAY)
    undone = back(applied)
    events = Area.pgh_event_model.objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", "pgh_context", "pgh_context__metadata")) == [
        ("insert", applied.request_id, {"user": None, "label": "New area Billing", "on": "2026-06-01"}),
        (
            "delete",
            undone.request_id,
            {
                "user": None,
                "label": "Undo: New area Billing",
                "on": "2026-07-01",
                "undoes": str(applied.request_id),
            },
        ),
    ]


def test_a_change_since_then_is_in_the_way_by_name():
    area = AreaFactory(name="Billing")
    applied = rename_area(area=area, name="Invoices", actor=None, on=TODAY)
    area.refresh_from_db()
    rename_area(area=area, name="Payments", actor=None, on=TODAY)
    with pytest.raises(Refused) as caught:
        back(applied)
    assert caught.value.problems == (
        Problem(
            "Somebody changed Payments since then: name, slug.",
            "Payments",
            "Look at it as it is now, and repeat your change if it still holds.",
        ),
    )


def test_what_was_hung_on_since_then_is_in_the_way_by_name():
    applied = create_area(name="Billing", actor=None, on=TODAY)
    area = Area.objects.get()
    assign(area=area, letter="A", holder=PersonFactory(), actor=None, on=TODAY)
    with pytest.raises(Refused) as caught:
        back(applied)
    assert caught.value.problems == (
        Problem("It still has assignments.", "Billing", "End or move its assignments first."),
    )


def test_who_looked_at_somebody_is_not_in_the_way():
    applied = create_person(name="Ana", actor=None, on=TODAY)
    looked(user=signed_in(name="Ben").user, people=[Person.objects.get(name="Ana").pk], on=TODAY)
    assert FiguresSeen.objects.count() == 1
    back(applied)
    assert not Person.objects.filter(name="Ana").exists()
    assert not FiguresSeen.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_undone_twice_is_refused_in_one_sentence(change, things):
    applied = CHANGES[change](*things)
    undone = back(applied)
    before = picture()
    with pytest.raises(Refused) as caught:
        back(applied)
    assert [*map(str, caught.value.problems)] == [f"Already undone on {timezone.localdate():%-d %b %Y}."]
    assert picture() == before
    back(undone)
    back(applied)
    assert picture() == before


def test_who_may_not_undo_is_told_so_first():
    team = TeamFactory(name="Payments")
    lead, stranger = signed_in(name="Alice", team=team, lead=True), signed_in(name="Charlie")
    applied = create_area(name="Billing", owning_team=team, actor=lead.user, on=TODAY)
    asked = []
    for actor in (stranger, lead, stranger, lead):
        try:
            undo(request_id=applied.request_id, actor=actor.user, on=LATER)
        except Refused as refused:
            asked.append((type(refused), str(refused)))
    forbidden = "You may not change this. Ask the lead of the team it belongs to, or an administrator."
    assert asked == [
        (Forbidden, f"Billing: {forbidden}"),
        (Forbidden, f"Payments: {forbidden}"),
        (Refused, f"Already undone by Alice on {timezone.localdate():%-d %b %Y}."),
    ]


def test_an_unknown_request_is_refused():
    request = uuid4()
    with pytest.raises(Refused) as caught:
        undo(request_id=request, actor=None, on=TODAY)
    assert caught.value.problems == (
        Problem("Nothing was changed by this request.", str(request), "Look in the log."),
    )


def test_findings_about_a_row_go_with_it():
    applied = create_area(name="Billing", actor=None, on=TODAY)
    FindingFactory(area=Area.objects.get(), rule="OWN702")
    elsewhere = FindingFactory(person=PersonFactory(), rule="OWN401")
    back(applied)
    assert list(Finding.objects.filter(resolved_on=None).exclude(pk=elsewhere.pk)) == []


def test_one_statement_a_model(django_assert_max_num_queries):
    def undone(count):
        people = PersonFactory.create_batch(count)
        rows = [Change("teams.Person", each.pk, {"level": "Senior"}) for each in people]
        applied = apply(changes=ChangeSet("Levels", tuple(rows)), actor=None, on=TODAY)
        with django_assert_max_num_queries(150) as queries:
            back(applied)
        return len(queries)

    MembershipFactory()
    assert undone(30) == undone(1)
    assert set(Person.objects.values_list("level", flat=True)) == {""}


def test_a_placement_of_the_first_day_is_as_it_was():
    old, new = AreaFactory(), AreaFactory()
    area = AreaFactory(parent=old, since=TODAY)
    applied = move_area(area=area, parent=new, actor=None, on=TODAY)
    back(applied)
    assert list(area.placements.values_list("parent", "period")) == [(old.pk, period(TODAY))]


@pytest.mark.parametrize("make", [CategoryFactory, TeamFactory, JobRoleFactory, AreaFactory, PersonFactory])
def test_a_name_that_was_changed_comes_back_and_who_changed_it_since_is_named(make):
    row = make(name="Before")
    first = apply(
        changes=ChangeSet("Named", (Change(row._meta.label, row.pk, {"name": "After"}),)),
        actor=None,
        on=TODAY,
    )
    back(first)
    row.refresh_from_db()
    assert row.name == "Before"
    seen = Change(row._meta.label, row.pk, {"name": "Other"}, was={"name": "After"})
    with pytest.raises(Refused, match="changed Before since you looked: name"):
        apply(changes=ChangeSet("Named", (seen,)), actor=None, on=TODAY)
