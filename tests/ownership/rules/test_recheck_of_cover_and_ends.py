"""The same property as `test_recheck`, under changes on which cover, ends, hands and answers depend."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st

from ownership.models import Area, Assignment, Finding, RuleSetting
from ownership.rules.evaluating import evaluate
from ownership.rules.recording import key
from ownership.rules.runner import recheck, record
from ownership.rules.scope import Touched
from teams.models import Employment, Membership
from tests.factories import EmploymentFactory, MembershipFactory, TeamFactory
from tests.ownership.organisations import FIRST, Organisation, organisations
from tests.ownership.rules.properties import often
from tests.ownership.rules.world import about, give, owned, subjects, until
from tests.ownership.rules.writes import ON, touched

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NEXT = itertools.count(50_000)  # the world's rows, and those of other changes, have ids of their own
ENDS = (None, ON + DAY, ON + 30 * DAY, ON + 31 * DAY)


def one(draw: Any, rows: Any) -> Any:
    found = list(rows.order_by("pk"))
    return draw(st.sampled_from(found)) if found else None


def weigh(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    weight = draw(st.sampled_from(["critical", "critical", "important", None]))
    Area.objects.filter(pk=area.pk).update(criticality=weight)
    return Touched(areas=frozenset({area.pk}))


def end_later(draw: Any) -> Touched:
    row = one(draw, Assignment.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    end = draw(st.sampled_from(ENDS))
    later = {name: getattr(row, name) for name in ("area_id", "letter", "person_id", "team_id", "seat_id")}
    Assignment.objects.filter(period__startswith__gt=ON, **later).delete()
    Assignment.objects.filter(pk=row.pk).update(period=DateRange(row.period.lower, end))
    return touched(row)


def follow(draw: Any) -> Touched:
    row = one(draw, Assignment.objects.filter(period__contains=ON, period__endswith__gt=ON))
    if row is None:
        return Touched()
    period = DateRange(row.period.upper + draw(st.sampled_from([0, 1])) * DAY, None)
    row = Assignment(id=next(NEXT), area_id=row.area_id, letter=row.letter, period=period)
    row.person_id = draw(st.integers(1, 4))
    same = Assignment.objects.filter(area=row.area_id, letter=row.letter, deputy=False, person=row.person_id)
    same.filter(period__overlap=period).delete()
    row.save()
    return touched(row)


def leave_later(draw: Any) -> Touched:
    person = draw(st.integers(1, 4))
    Employment.objects.filter(person=person).delete()
    period = DateRange(FIRST - DAY, draw(st.sampled_from(ENDS)))
    return touched(Employment.objects.create(id=next(NEXT), person_id=person, period=period))


def join(draw: Any) -> Touched:
    row = Membership(id=next(NEXT), person_id=draw(st.integers(1, 4)), team_id=draw(st.integers(1, 3)))
    Membership.objects.filter(person=row.person_id, team=row.team_id).delete()
    row.period = DateRange(FIRST, None)
    row.save()
    return touched(row)


def work(draw: Any) -> Touched:
    """Let a team do the work of an area, and nobody else."""
    area = one(draw, Area.objects.all())
    rows = Assignment.objects.filter(area=area, letter="R")
    before = touched(*rows)
    rows.delete()
    period = DateRange(FIRST, None)
    team = draw(st.integers(1, 3))
    row = Assignment.objects.create(id=next(NEXT), area=area, letter="R", team_id=team, period=period)
    return before | touched(row)


def answer(draw: Any) -> Touched:
    row = one(draw, Assignment.objects.filter(period__contains=ON))
    if row is None:
        return Touched()
    said = {"acceptance": draw(st.sampled_from(["asked", "declined", "accepted"]))}
    said["asked_on"] = ON - draw(st.sampled_from([13, 14])) * DAY
    Assignment.objects.filter(pk=row.pk).update(**said)
    return touched(row)


NEAR = ("OWN303", "OWN404", "OWN405", "OWN408")


def kept() -> list[Any]:
    rows = Finding.objects.filter(resolved_on=None, rule__in=NEAR)
    return sorted((*key(finding=row), row.severity, repr(row.facts)) for row in rows)


def true_now() -> list[Any]:
    return sorted((*row.key, row.severity, repr(row.facts)) for row in evaluate(on=ON, rules=NEAR))


CHANGES = (weigh, end_later, follow, leave_later, join, work, answer)


@settings(often, max_examples=100)
@given(world=organisations(), data=st.data())
def test_the_same_findings_as_a_scan(world: Organisation, data: Any, db: Any) -> None:
    with transaction.atomic():
        world.save()
        Area.objects.update(criticality="critical")
        RuleSetting.objects.create(rule="OWN405", on=True, threshold=0)
        record(offenders=evaluate(on=ON), on=ON)
        trail = []
        for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6)):
            what = change(data.draw)
            recheck(touched=what, on=ON)
            trail.append((change.__name__, what))
            assert kept() == true_now(), trail
        transaction.set_rollback(True)


def test_the_second_one_in_a_team_leaves(db: Any) -> None:
    area, team = owned("Keys", criticality="critical"), TeamFactory()
    member = MembershipFactory(team=team).person
    give(area, "R", team)
    record(offenders=evaluate(on=ON), on=ON)
    assert kept() == []
    recheck(touched=touched(EmploymentFactory(person=member, period=until(ON))), on=ON)
    assert subjects("OWN303", on=ON) == about(area)
    assert kept() == true_now()


def test_who_shares_the_work_with_somebody_who_leaves_goes_too(db: Any) -> None:
    area = owned("Keys")
    going, other = (EmploymentFactory().person for _ in range(2))
    area.assignments.filter(letter="R").update(person=going)
    give(area, "R", other)
    for person in (going, other):
        person.employments.update(period=until(ON + 9 * DAY))
        recheck(touched=touched(*person.employments.all()), on=ON)
        assert kept() == true_now()
    assert subjects("OWN404", on=ON) == about(going, other)
