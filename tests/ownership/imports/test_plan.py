import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.changes import Change, Create, End
from ownership.enums import Lifecycle
from ownership.imports.plan import Plan, make
from ownership.imports.reading import AreaRead, Doubt, Reading
from ownership.models import Area, Assignment
from ownership.operations import apply
from teams.models import Person, Seat, Team
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    EmploymentFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)

from .sheets import sheet

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 6, 1)


def imported(*rows: str, **options: Any) -> Plan:
    plan = make(reading=sheet(*rows), on=ON, **options)
    apply(changes=plan.changes, actor=None, on=ON)
    return plan


def held() -> set[tuple[str, str, str]]:
    rows = Assignment.objects.select_related("area", "person", "team", "seat__job_role", "seat__team")
    return {(str(row.area), row.letter, str(row.holder)) for row in rows}


def test_an_area_that_is_said_again_and_again_is_one_called_as_it_was_first() -> None:
    made = make(
        reading=sheet(
            "BILLING / Invoices: A Ana Ruiz",
            "Refunds: A Ana Ruiz",
            "Billing: R Tom Okafor",
            "Billing / INVOICES: R Tom Okafor",
            "refunds: I Client",
            "Billing / Invoices: A Ana Ruiz; C Client",
        ),
        on=ON,
    )
    assert [(line.path, line.where, [each[:2] for each in line.letters]) for line in made.areas] == [
        (("BILLING",), "line 4", [("R", "Tom Okafor")]),
        (("BILLING", "Invoices"), "line 2", [("A", "Ana Ruiz"), ("R", "Tom Okafor"), ("C", "Client")]),
        (("Refunds",), "line 3", [("A", "Ana Ruiz"), ("I", "Client")]),
    ]


def test_a_sheet_becomes_areas_parties_and_letters() -> None:
    imported(
        "Billing / Invoices: A Ana Ruiz; R Payments team; C Tech lead; I Client",
        "Billing / Refunds: A Ana Ruiz",
    )
    assert held() == {
        ("Invoices", "A", "Ana Ruiz"),
        ("Invoices", "R", "Payments team"),
        ("Invoices", "C", "Tech lead"),
        ("Invoices", "I", "Client"),
        ("Refunds", "A", "Ana Ruiz"),
    }
    assert set(Area.objects.values_list("name", "parent__name")) == {
        ("Billing", None),
        ("Invoices", "Billing"),
        ("Refunds", "Billing"),
    }
    assert list(Person.objects.values_list("name", "email", "placeholder")) == [("Ana Ruiz", None, True)]
    assert set(Team.objects.values_list("name", "kind")) == {
        ("Payments team", "other"),
        ("Client", "external"),
    }
    assert list(Seat.objects.values_list("job_role__name", "team")) == [("Tech lead", None)]
    assert set(Assignment.objects.values_list("source", "period")) == {("import of team.csv", period(ON))}


def test_the_same_sheet_again_changes_nothing() -> None:
    rows = ("Billing / Invoices: A Ana Ruiz; R Payments team", "Refunds: A Tech lead; I Client; I client")
    imported(*rows)
    again = make(reading=sheet(*rows), on=ON + dt.timedelta(days=9))
    assert not again.changes
    assert {(line.path, line.state) for line in again.areas} == {
        (("Billing", "Invoices"), "unchanged"),
        (("Refunds",), "unchanged"),
    }


def test_blanks_and_case_do_not_make_another_area() -> None:
    area = AreaFactory(name="Card payments")
    plan = make(reading=sheet("CARD  Payments: A Ana Ruiz"), on=ON)
    assert [row.values["area_id"] for row in plan.changes.rows if row.model == "ownership.Assignment"] == [
        area.pk
    ]


def test_a_row_without_a_section_is_the_one_area_of_its_name_wherever_it_is() -> None:
    standards = AreaFactory(name="Engineering standards")
    api = AreaFactory(name="API versioning policy", parent=standards, aliases=["API rules"])
    AreaFactory(name="Old policy", parent=standards, lifecycle=Lifecycle.RETIRED)
    top = AreaFactory(name="Platform", aliases=["Plattform"])
    rows = ("api versioning  policy: A Ana Ruiz", "PLATTFORM: C Ana Ruiz", "Old policy: A Ana Ruiz")
    plan = imported(*rows)
    assert {(line.path[-1], line.state, line.said) for line in plan.areas} == {
        ("api versioning policy", "changed", "in Engineering standards"),
        ("PLATTFORM", "changed", "as Platform, at the top"),
        ("Old policy", "new", ""),
    }
    assert plan.doubts == ()
    assert {(row.area_id, row.letter) for row in Assignment.objects.exclude(area__name="Old policy")} == {
        (api.pk, "A"),
        (top.pk, "C"),
    }
    assert not make(reading=sheet(*rows), on=ON).changes


def test_several_of_a_name_are_a_doubt_unless_one_is_where_the_sheet_goes() -> None:
    mail, shop = AreaFactory(name="Mail"), AreaFactory(name="Shop")
    (
        AreaFactory(name="Keys", parent=mail),
        AreaFactory(name="Keys", parent=AreaFactory(name="Web", parent=shop)),
    )
    plan = make(reading=sheet("Keys: A Ana Ruiz"), on=ON)
    message = (
        "There are 2 areas called “Keys” (in Mail; in Shop / Web), and none where this sheet goes: a new one "
        "is planned. If one of them is meant, write its section over the row or import below it."
    )
    assert plan.doubts == (Doubt("line 2", message),)
    assert [(line.path, line.state) for line in plan.areas] == [(("Keys",), "new")]
    below = make(reading=sheet("Keys: A Ana Ruiz"), on=ON, parent=mail.pk)
    assert below.doubts == ()
    assert [(line.path, line.state, line.said) for line in below.areas] == [(("Keys",), "changed", "")]


def test_a_row_of_a_section_is_where_its_section_is() -> None:
    AreaFactory(name="Keys", parent=AreaFactory(name="Mail"))
    plan = imported("Shop / Keys: A Ana Ruiz")
    assert [(line.path, line.state) for line in plan.areas] == [
        (("Shop",), "new"),
        (("Shop", "Keys"), "new"),
    ]


def test_two_rows_of_one_area_give_its_letters_once() -> None:
    AreaFactory(name="API policy", aliases=["API rules"])
    rows = ("API policy: A Ana Ruiz; C Ben Okoye", "API rules: A Ana Ruiz; I Client")
    plan = imported(*rows, replace=True)
    message = "“API rules” is “API policy”, already at line 2: they count as one area."
    assert plan.doubts == (Doubt("line 3", message),)
    assert held() == {
        ("API policy", "A", "Ana Ruiz"),
        ("API policy", "C", "Ben Okoye"),
        ("API policy", "I", "Client"),
    }
    assert not make(reading=sheet(*rows), on=ON, replace=True).changes


def test_two_sections_that_are_one_area_make_their_new_row_once() -> None:
    AreaFactory(name="API policy", aliases=["API rules"], parent=AreaFactory(name="Standards"))
    rows = (
        "Standards / API policy / Keys: A Ana Ruiz",
        "API rules: C Client",
        "API rules / Keys: R Ana Ruiz",
    )
    plan = imported(*rows)
    assert [doubt.message for doubt in plan.doubts] == [
        "“API rules” is “API policy”, already a section of this sheet: they count as one area.",
        "“Keys” is “Keys”, already at line 2: they count as one area.",
    ]
    assert held() == {("Keys", "A", "Ana Ruiz"), ("Keys", "R", "Ana Ruiz"), ("API policy", "C", "Client")}
    assert not make(reading=sheet(*rows), on=ON).changes


def test_it_adds_and_takes_nothing_away() -> None:
    area = AreaFactory(name="Invoices")
    kept = AssignmentFactory(area=area, letter="A", person=PersonFactory(name="Ben Okoye"))
    imported("Invoices: A Ana Ruiz")
    assert held() == {("Invoices", "A", "Ana Ruiz"), ("Invoices", "A", "Ben Okoye")}
    kept.refresh_from_db()
    assert kept.period == period()


def test_replacing_ends_what_the_sheet_does_not_say_of_its_areas() -> None:
    invoices, refunds = AreaFactory(name="Invoices"), AreaFactory(name="Refunds")
    ben = PersonFactory(name="Ben Okoye")
    gone = AssignmentFactory(area=invoices, letter="A", person=ben)
    AssignmentFactory(area=invoices, letter="C", person=ben)
    AssignmentFactory(area=invoices, letter="A", person=ben, deputy=True)
    AssignmentFactory(area=refunds, letter="A", person=ben)
    plan = make(reading=sheet("Invoices: A Ana Ruiz; C Ben Okoye"), on=ON, replace=True)
    assert [row for row in plan.changes.rows if isinstance(row, End)] == [
        End("ownership.Assignment", gone.pk, ON)
    ]
    apply(changes=plan.changes, actor=None, on=ON)
    gone.refresh_from_db()
    assert gone.period == period(end=ON)
    assert not make(reading=sheet("Invoices: A Ana Ruiz; C Ben Okoye"), on=ON, replace=True).changes


def test_a_letter_that_begins_later_ends_the_new_one_there() -> None:
    ana, later = PersonFactory(name="Ana Ruiz"), dt.date(2025, 9, 1)
    AssignmentFactory(area=AreaFactory(name="Invoices"), letter="A", person=ana, period=period(later))
    imported("Invoices: A Ana Ruiz")
    assert sorted(row.period.lower for row in Assignment.objects.all()) == [ON, later]
    assert Assignment.objects.get(period__contains=ON).period == period(ON, later)


def test_sections_become_categories() -> None:
    security = CategoryFactory(name="Security")
    plan = imported(
        "security / Keys: A Ana Ruiz", "Growth / Mail / Digest: A Ana Ruiz", sections="categories"
    )
    assert set(Area.objects.values_list("name", "parent__name", "category__name")) == {
        ("Keys", None, "Security"),
        ("Mail", None, "Growth"),
        ("Digest", "Mail", "Growth"),
    }
    assert Area.objects.get(name="Keys").category == security
    message = "“Growth” is a new category; it counts as system health unless changed."
    assert [doubt.message for doubt in plan.doubts] == [message]


def test_sections_can_be_ignored_and_areas_put_below_another() -> None:
    top = AreaFactory(name="Platform")
    plan = imported("One / Keys: A Ana Ruiz", "Two / Keys: R Ana Ruiz", sections="ignore", parent=top.pk)
    assert set(Area.objects.values_list("name", "parent__name")) == {("Platform", None), ("Keys", "Platform")}
    assert held() == {("Keys", "A", "Ana Ruiz"), ("Keys", "R", "Ana Ruiz")}
    message = "“Keys” of another section is already at line 2: they count as one area."
    assert plan.doubts == (Doubt("line 3", message),)


def test_a_note_fills_an_empty_description_and_no_other() -> None:
    empty = AreaFactory(name="Keys")
    AreaFactory(name="Vault", description="What it is.")
    areas = tuple(
        AreaRead((), name, (), f"A{row}", note="See the wiki.") for row, name in enumerate(("Keys", "Vault"))
    )
    plan = make(reading=Reading("team.csv", areas, ()), on=ON)
    expected = Change("ownership.Area", empty.pk, {"description": "See the wiki."}, {"description": ""})
    assert plan.changes.rows == (expected,)
    assert [(line.path, line.state, line.said) for line in plan.areas] == [
        (("Keys",), "changed", "description"),
        (("Vault",), "unchanged", ""),
    ]


def test_a_retired_area_gets_no_letters() -> None:
    AreaFactory(name="Fax", lifecycle=Lifecycle.RETIRED)
    plan = make(reading=sheet("Fax: A Ana Ruiz"), on=ON)
    message = "“Fax” is retired: its letters are left out. Bring it back, or rename the row."
    assert plan.doubts == (Doubt("line 2", message),)
    assert [row.model for row in plan.changes.rows] == ["teams.Person"]


def test_somebody_who_has_left_is_a_doubt() -> None:
    ana = PersonFactory(name="Ana Ruiz")
    EmploymentFactory(person=ana, period=period(START, dt.date(2025, 3, 1)))
    plan = make(reading=sheet("Keys: A Ana Ruiz"), on=ON)
    assert plan.doubts == (Doubt("line 2", "“Ana Ruiz” is Ana Ruiz, who has left."),)


def test_the_same_number_of_queries_at_any_size() -> None:
    def queries(rows: list[str]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            make(reading=sheet(*rows), on=ON)
        return len(captured)

    TeamFactory(), SeatFactory(), AreaFactory(name="Area 0")
    assert queries(["Area 0: A Ana Ruiz"]) == 7
    assert queries([f"Area {n}: A Ana {n}; R Team {n}; C Tech lead" for n in range(300)]) == 7


def test_new_rows_come_once_and_parents_first() -> None:
    plan = make(reading=sheet("A1 / B1 / One: A Ana Ruiz; A Ana  Ruiz", "A1 / B1 / Two: A ana ruiz"), on=ON)
    named = [row.values.get("name") for row in plan.changes.rows if isinstance(row, Create)]
    assert named == ["Ana Ruiz", "A1", "B1", "One", "Two", None, None]
