"""A write of many is a statement a kind of row, however many rows; so is taking it back."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.bench import sheets
from ownership.changes import Change, ChangeSet, Create, New
from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.models import Area, AreaPlacement, Assignment
from ownership.operations import Refused, apply, undo
from ownership.operations.bulk import MANY
from teams.models import Person
from tests.factories import AreaFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 6, 1)
LATER = ON + dt.timedelta(days=1)


def statements(rows: int) -> tuple[int, int]:
    """Of an import of so many rows into nothing, and of its undoing."""
    plan = make(reading=read(name="team.csv", content=sheets.listed(rows=rows)), on=ON)
    with CaptureQueriesContext(
        connection,
    ) as written:
        applied = apply(changes=plan.changes, actor=None, on=ON, record=False, tell=False)
    assert Assignment.objects.count() == rows
    with CaptureQueriesContext(connection) as taken_back:
        undo(request_id=applied.request_id, actor=None, on=ON)
    assert (Assignment.objects.count(), Area.objects.count(), Person.objects.count()) == (0, 0, 0)
    return len(written), len(taken_back)


def test_statements_do_not_grow_with_the_rows() -> None:
    first = statements(MANY)
    assert statements(2 * MANY) == first


def test_nothing_is_done_row_by_row_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass || '.' || tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT tgisinternal AND tgtype & 1 = 1 AND relname ~ '^(teams|ownership)_'"
        )
        assert cursor.fetchall() == []


def test_what_moves_in_one_statement_is_kept_each_with_its_day() -> None:
    top, *areas = AreaFactory.create_batch(4, since=ON)
    rows = [Change("ownership.Area", each.pk, {"parent_id": top.pk}) for each in areas]
    moved = apply(changes=ChangeSet("Moved", tuple(rows)), actor=None, on=LATER)
    assert places(areas[1]) == [(None, ON, LATER), (top.pk, LATER, None)]
    undo(request_id=moved.request_id, actor=None, on=LATER)
    assert [places(each) for each in areas] == [[(None, ON, None)]] * 3


def places(area: Any) -> list[tuple[int | None, dt.date, dt.date | None]]:
    rows = AreaPlacement.objects.filter(area=area).order_by("period")
    return [(row.parent_id, row.period.lower, row.period.upper) for row in rows]


def test_a_circle_among_many_is_named() -> None:
    above = [AreaFactory(name=f"Area {n}") for n in range(3)]
    new = Create("ownership.Area", {"name": "Ring", "slug": "ring", "parent_id": above[2].pk}, "ring")
    down = [Change("ownership.Area", above[n].pk, {"parent_id": above[n - 1].pk}) for n in (1, 2)]
    closed = Change("ownership.Area", above[0].pk, {"parent_id": New("ring")})
    with pytest.raises(Refused) as refused:
        apply(changes=ChangeSet("Round", (new, *down, closed)), actor=None, on=ON)
    [problem] = refused.value.problems
    assert (problem.code, problem.where) == ("cycle", "Ring")
    assert Area.objects.filter(parent__isnull=False).count() == 0


def test_what_is_wrong_in_several_rows_is_said_of_each() -> None:
    rows = [Create("ownership.Area", {"name": f"Area {n}", "slug": "x", "kind": "nothing"}) for n in range(3)]
    with pytest.raises(Refused) as refused:
        apply(changes=ChangeSet("Wrong", tuple(rows)), actor=None, on=ON)
    assert [problem.where for problem in refused.value.problems] == [f"Area {n}, Kind" for n in range(3)]
