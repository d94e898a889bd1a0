"""What comes back is known by its number, as long as the name still agrees."""

import datetime as dt

import pytest

from ownership.changes import Create
from ownership.imports import plan
from ownership.imports.reading import AreaRead, Doubt, Held, Reading, Ref
from tests.factories import AreaFactory, AssignmentFactory, PersonFactory

DAY = dt.date(2026, 6, 1)
pytestmark = pytest.mark.django_db


def _reading(area: AreaRead, **values: object) -> Reading:
    return Reading("m.csv", (area,), (), **values)  # type: ignore[arg-type]


def test_moved_and_doubled_names_are_found_by_number() -> None:
    PersonFactory(name="Ana Ruiz")
    ana = PersonFactory(name="Ana Ruiz")
    area = AreaFactory(name="Billing", parent=AreaFactory(name="Elsewhere now"))
    AssignmentFactory(area=area, person=ana)
    row = AreaRead(("Finance",), "Billing", (Held("A", "Ana", "D2"),), "C2", ref=area.pk)
    made = plan.make(reading=_reading(row, refs={"Ana": Ref("person", ana.pk, "Ana Ruiz")}), on=DAY)
    assert (made.changes.rows, made.doubts) == ((), ())


def test_numbers_of_another_installation_are_somebody_elses() -> None:
    other, area = PersonFactory(name="Bob"), AreaFactory(name="Ledger")
    row = AreaRead((), "Billing", (Held("A", "Ana Ruiz", "D2"),), "C2", ref=area.pk)
    made = plan.make(reading=_reading(row, refs={"Ana Ruiz": Ref("person", other.pk, "Ana Ruiz")}), on=DAY)
    names = [
        row.values.get("name", row.values.get("letter"))
        for row in made.changes.rows
        if isinstance(row, Create)
    ]
    assert names == ["Ana Ruiz", "Billing", "A"]


def test_a_part_ends_nothing_and_an_older_day_is_said() -> None:
    area = AreaFactory(name="Billing")
    AssignmentFactory(area=area)
    reading = _reading(AreaRead((), "Billing", (), "C2", ref=area.pk), partly=True, shown=dt.date(2026, 5, 4))
    made = plan.make(reading=reading, on=DAY, replace=True)
    part = "This sheet shows a part of what its areas hold: nothing is ended for what it leaves out."
    assert made.changes.rows == ()
    assert made.doubts == (
        Doubt("sheet", "This sheet shows 4 May 2026: what changed since is asked back by it."),
        Doubt("sheet", f"{part} Download the direct matrix by people, without filters, for that."),
    )
