"""A long change set is written part by part, and is one change all the same."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ownership.bench import sheets
from ownership.changes import ChangeSet, Create
from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.models import Area, Assignment, Finding
from ownership.operations import Refused, apply, parts, undo, writer
from ownership.operations.writer import Applied
from teams.models import Person
from tests.factories import AreaFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 6, 1)
SIZE = 7


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PART", SIZE)


def imported(**options: Any) -> Applied:
    plan = make(reading=read(name="team.csv", content=sheets.listed(rows=40)), on=ON)
    return apply(changes=plan.changes, actor=None, on=ON, tell=False, **options)


def there() -> set[Any]:
    rows = Assignment.objects.values_list(
        "area__name", "area__parent__name", "letter", "person__name", "team__name", "source", "period"
    )
    found = Finding.objects.values_list("rule", "area__name", "person__name", "team__name")
    return {*rows, *found}


def test_it_is_what_one_part_would_have_been(monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        whole, meant = imported(), there()
        transaction.set_rollback(True)
    monkeypatch.setattr(writer, "PART", SIZE)
    said: list[str] = []
    applied = imported(say=said.append)
    assert there() == meant
    assert (applied.opened, applied.ids.keys()) == (whole.opened, whole.ids.keys())
    assert Area.objects.get(pk=applied.ids["area 1"]).parent is None
    told = [each for each in said if each.startswith("Writing")]
    assert told[0] == "Writing 7 people (changes 1 to 7 of 80)"
    assert told[-1] == "Writing 3 assignments (changes 78 to 80 of 80)"


def test_it_is_undone_as_one(small: None) -> None:
    applied = imported()
    assert Assignment.objects.count() == 40
    undo(request_id=applied.request_id, actor=None, on=ON)
    assert (Assignment.objects.count(), Area.objects.count(), Person.objects.count()) == (0, 0, 0)


def test_what_is_refused_in_a_later_part_leaves_nothing_of_the_earlier(small: None) -> None:
    rows = [Create("ownership.Area", {"name": f"Area {n}", "slug": "x"}) for n in range(2 * SIZE)]
    twice = Create("ownership.Area", {"name": "Area 3", "slug": "x"})
    with pytest.raises(Refused) as refused:
        apply(changes=ChangeSet("Twice", (*rows, twice)), actor=None, on=ON, tell=False)
    [problem] = refused.value.problems
    assert (problem.code, problem.where) == ("duplicate", "Area 3")
    assert Area.objects.count() == 0


def test_who_may_not_write_all_of_it_is_asked_of_it_all(small: None) -> None:
    """New rows below a row of a part before would be judged by what is there only now."""
    actor = UserFactory()
    area, holder = AreaFactory(), PersonFactory()
    values = {"area_id": area.pk, "letter": "C", "person_id": holder.pk}
    rows = tuple(Create("ownership.Assignment", values) for _ in range(2 * SIZE))
    with CaptureQueriesContext(connection) as asked, pytest.raises(Refused):
        apply(changes=ChangeSet("Many", rows), actor=actor, on=ON, tell=False)
    assert sum("nextval" in each["sql"] for each in asked) == 1


def test_of_nothing_there_is_one_part() -> None:
    assert list(parts.in_parts(ChangeSet("Nothing"), size=SIZE, say=print)) == [(ChangeSet("Nothing"), print)]
