"""A re-check of what a write touched leaves the same findings as a scan of all."""

import datetime as dt
import itertools
from collections import defaultdict
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st

from ownership.models import Area, AreaPlacement, Assignment, Finding, RuleSetting
from ownership.operations.touched import COLUMNS, HOLDERS, KINDS
from ownership.rules.runner import evaluate, recheck, record
from ownership.rules.scope import Touched
from teams.models import Employment, Membership, TeamPlacement, User
from tests.factories import AreaFactory, EmploymentFactory, PersonFactory
from tests.ownership.organisations import FIRST, Organisation, date, organisations
from tests.ownership.rules.properties import often
from tests.ownership.rules.world import give, until

pytestmark = pytest.mark.django_db
DAY = 5
NEXT = itertools.count(10_000)  # the world's rows have ids of their own
ON = date(DAY)
PLACED = {"area_id": "areas", "parent_id": "parents"}


def touched(*rows: Any) -> Touched:
    """What rows name, in the columns that operations look at."""
    ids: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        columns = PLACED if isinstance(row, AreaPlacement) else COLUMNS[type(row)]
        for column, kind in columns.items():
            if value := getattr(row, column):
                ids[kind].add(value)
    holders = frozenset((kind, id) for kind in HOLDERS.values() for id in ids[kind])
    return Touched(**{kind: frozenset(ids[kind]) for kind in KINDS}, holders=holders)


def one(draw: Any, rows: Any) -> Any:
    found = list(rows.order_by("pk"))
    return draw(st.sampled_from(found)) if found else None


def end_assignment(draw: Any) -> Touched:
    row = one(draw, Assignment.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    said = touched(row)
    row.delete()
    return said


def assign(draw: Any) -> Touched:
    like = one(draw, Assignment.objects.all())
    area = one(draw, Area.objects.all())
    if like is None:
        return Touched()
    row = Assignment(
        id=next(NEXT), area=area, letter=draw(st.sampled_from("AAARRCI")), period=DateRange(FIRST, None)
    )
    row.deputy = row.letter == "A" and draw(st.sampled_from([False, False, True]))
    row.only_here = row.letter in "CI" and draw(st.booleans())
    row.person_id, row.team_id, row.seat_id = like.person_id, like.team_id, like.seat_id
    same = Assignment.objects.filter(
        area=area, letter=row.letter, deputy=row.deputy, person=like.person, team=like.team, seat=like.seat
    )
    same.delete()
    row.save()
    return touched(row)


def leave(draw: Any) -> Touched:
    person = draw(st.integers(1, 4))
    Employment.objects.filter(person=person).delete()
    end = draw(st.sampled_from([ON, ON + dt.timedelta(days=1)]))
    row = Employment.objects.create(
        id=next(NEXT), person_id=person, period=DateRange(FIRST - dt.timedelta(days=9), end)
    )
    return touched(row)


def end_membership(draw: Any) -> Touched:
    row = one(draw, Membership.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    said = touched(row)
    if draw(st.booleans()) and row.team_id:
        Membership.objects.filter(pk=row.pk).update(lead=not row.lead)
    else:
        row.delete()
    return said


def close(draw: Any) -> Touched:
    row = one(draw, TeamPlacement.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    TeamPlacement.objects.filter(pk=row.pk).update(closed_on=draw(st.sampled_from([None, ON])))
    return Touched(teams=frozenset({row.team_id}))


def move(draw: Any) -> Touched:
    row = one(draw, AreaPlacement.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    before = touched(row)
    row.parent = one(draw, Area.objects.exclude(pk=row.area_id)) if draw(st.booleans()) else row.parent
    row.inherits = draw(st.booleans())
    row.lifecycle = draw(st.sampled_from(["active", "active", "retiring", "proposed", "retired"]))
    row.save()
    return before | touched(row)


def word(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    area.name = draw(st.sampled_from(["Misc", "Plain"])) + "x" * draw(st.sampled_from([0, area.pk]))
    area.criticality = draw(st.sampled_from([None, "critical", "important"]))
    area.complexity = draw(st.sampled_from([None, "complex"]))
    Area.objects.filter(pk=area.pk).update(criticality=area.criticality, complexity=area.complexity)
    if not Area.objects.filter(name=area.name).exists():
        Area.objects.filter(pk=area.pk).update(name=area.name)
    return Touched(areas=frozenset({area.pk}))


def unowned(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    until = draw(st.sampled_from([None, ON, ON + dt.timedelta(days=1)]))
    by, _ = User.objects.get_or_create(email="ana@example.org")
    said: tuple[User | None, str] = (by, "Later.") if until else (None, "")
    Area.objects.filter(pk=area.pk).update(unowned_until=until, unowned_by=said[0], unowned_reason=said[1])
    return touched(*AreaPlacement.objects.filter(period__contains=ON, area=area))


def tie(draw: Any) -> Touched:
    """Share the A of an area on purpose, or no longer."""
    rows = Assignment.objects.filter(area=one(draw, Area.objects.all()), letter="A", deputy=False)
    rows.update(tie_breaker=draw(st.sampled_from([None, 1, 2])))
    return touched(*rows)


CHANGES = (end_assignment, assign, leave, end_membership, close, move, word, unowned, tie)


def open_now() -> set[Any]:
    found = Finding.objects.filter(resolved_on=None)
    columns = ("rule", "area_id", "person_id", "team_id", "seat_id", "severity", "facts")
    return {repr(row) for row in found.values_list(*columns)}


def expected() -> set[Any]:
    kinds = ("area", "person", "team", "seat")
    return {
        repr((row.rule, *(row.id if row.kind == kind else None for kind in kinds), row.severity, row.facts))
        for row in evaluate(on=ON)
    }


@settings(often, max_examples=200)
@given(world=organisations(), data=st.data())
def test_the_same_findings_as_a_scan(world: Organisation, data: Any, db: Any) -> None:
    with transaction.atomic():
        world.save()
        RuleSetting.objects.create(rule="OWN301", threshold=1)
        RuleSetting.objects.create(rule="OWN202", threshold=1)
        record(offenders=evaluate(on=ON), on=ON)
        trail = []
        for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6)):
            what = change(data.draw)
            recheck(touched=what, on=ON)
            trail.append((change.__name__, what))
            assert sorted(open_now()) == sorted(expected()), trail
        transaction.set_rollback(True)


def test_who_breaks_a_tie_leaves(db: Any) -> None:
    area, chief = AreaFactory(), PersonFactory()
    shared = [give(area, "A", tie_breaker=chief) for _ in range(2)]
    give(area, "R", shared[0].person)
    record(offenders=evaluate(on=ON), on=ON)
    assert open_now() == set()
    row = EmploymentFactory(person=chief, period=until(ON))
    recheck(touched=touched(row), on=ON)
    assert [finding.rule for finding in Finding.objects.all()] == ["OWN201"]
