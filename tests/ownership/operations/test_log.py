import pytest
from django.apps import apps
from django.db import connection

from ownership.changes import Change, ChangeSet, Create, Remove
from ownership.models import Area
from ownership.operations import apply
from teams.models import Person
from tests.factories import AreaFactory, PersonFactory
from tests.people import TODAY, administrator

pytestmark = pytest.mark.django_db
NOT_LOGGED = {
    "ownership.AreaPlacement",
    "ownership.Delivery",
    "ownership.FiguresSeen",
    "ownership.Finding",
    "ownership.Holding",
    "ownership.ImportJob",
    "ownership.Likeness",
    "ownership.MeasuredDay",
    "ownership.Meaning",
    "ownership.Notice",
    "ownership.FindingEvent",
    "ownership.Report",
    "ownership.SavedView",
    "ownership.Scan",
    "ownership.SearchMiss",
    "ownership.Touch",
    "teams.TeamPlacement",
    "teams.User",
}


def events(model):
    return list(
        model.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "name", "pgh_context")
    )


def test_what_is_logged_and_what_is_not():
    ours = [model for app in ("teams", "ownership") for model in apps.get_app_config(app).get_models()]
    ours = [model for model in ours if not hasattr(model, "pgh_tracked_model")]
    assert {each._meta.label for each in ours if not hasattr(each, "pgh_event_model")} == NOT_LOGGED


def test_it_sees_every_kind_of_write():
    person = PersonFactory(name="Ana")
    Person.objects.bulk_create([Person(name="Ben"), Person(name="Cleo")])
    Person.objects.filter(name="Ben").update(name="Bo")
    Person.objects.bulk_update([Person(pk=person.pk, name="Anna")], ["name"])
    Person.objects.filter(name="Cleo").delete()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE teams_person SET name = 'Bob' WHERE name = 'Bo'")
        cursor.execute("UPDATE teams_person SET name = name")
        cursor.execute("DELETE FROM teams_person WHERE name = 'Bob'")
    assert events(Person) == [
        ("insert", "Ana", None),
        ("insert", "Ben", None),
        ("insert", "Cleo", None),
        ("update", "Bo", None),
        ("update", "Anna", None),
        ("delete", "Cleo", None),
        ("update", "Bob", None),
        ("delete", "Bob", None),
    ]


def test_one_request_for_all_rows_with_who_and_why():
    admin, area, person = administrator(), AreaFactory(name="Billing"), PersonFactory(name="Ana")
    rows = (
        Create("ownership.Area", {"name": "One", "slug": "one"}),
        Create("ownership.Area", {"name": "Two", "slug": "two"}),
        Change("ownership.Area", area.pk, {"name": "Invoices"}),
        Remove("teams.Person", person.pk),
    )
    request = apply(changes=ChangeSet("Spring cleaning", rows), actor=admin, on=TODAY).request_id
    PersonFactory(name="After it")
    assert events(Area) == [
        ("insert", "Billing", None),
        ("update", "Invoices", request),
        ("insert", "One", request),
        ("insert", "Two", request),
    ]
    assert events(Person) == [
        ("insert", "Ana", None),
        ("delete", "Ana", request),
        ("insert", "After it", None),
    ]
    context = Area.pgh_event_model.objects.filter(pgh_context=request).first().pgh_context
    assert context.metadata == {"user": admin.pk, "label": "Spring cleaning", "on": "2026-06-01"}


def test_what_changes_nothing_is_not_in_the_log():
    area = AreaFactory(name="Billing")
    apply(
        changes=ChangeSet("Nothing", (Change("ownership.Area", area.pk, {"name": "Billing"}),)),
        actor=None,
        on=TODAY,
    )
    assert events(Area) == [("insert", "Billing", None)]
