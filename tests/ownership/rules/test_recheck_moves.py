"""A re-check comes to the same as a scan for the rules of what was right once and of who decides where."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ownership.models import Area, AreaPlacement, Assignment, Question, RuleSetting
from ownership.rules.evaluating import near
from ownership.rules.runner import evaluate, recheck, record
from ownership.rules.scope import Touched
from teams.models import Membership, TeamPlacement, User
from tests.ownership.organisations import FIRST, Organisation, Period, organisations
from tests.ownership.rules.properties import often
from tests.ownership.rules.test_recheck import expected, open_now
from tests.ownership.rules.writes import ALWAYS, CHANGES, DAY, HOLDER, NEXT, ON, anew, furnish, one, touched

pytestmark = pytest.mark.django_db
OURS = ("OWN403", "OWN409", "OWN410", "OWN411", "OWN501", "OWN503", "OWN507")
DAYS = st.one_of(st.none(), st.integers(-3, 6).map(lambda days: FIRST + dt.timedelta(days=days)))


def confirm(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    Area.objects.filter(pk=area.pk).update(
        confirmed_on=draw(DAYS), review_days=draw(st.sampled_from([None, 1, 3]))
    )
    return touched(area)


def mark(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    Area.objects.filter(pk=area.pk).update(separation_of_duties=draw(st.booleans()))
    return touched(area)


def question(draw: Any) -> Touched:
    row = one(draw, Question.objects.filter(state="open")) if draw(st.booleans()) else None
    if row is None:
        by, _ = User.objects.get_or_create(email="ana@example.org")
        area = one(draw, Area.objects.all())
        asked = ON - dt.timedelta(days=draw(st.integers(0, 3)))
        return touched(Question.objects.create(area=area, asked_by=by, asked_on=asked, text="Ours?"))
    said = touched(row)
    row.delete()
    return said


def reorganise(draw: Any) -> Touched:
    row = one(draw, TeamPlacement.objects.all())
    TeamPlacement.objects.filter(pk=row.pk).update(parent=draw(st.sampled_from([None, 1, 2, 3])))
    return Touched(everything=True)


def fall(draw: Any) -> Touched:
    """The A of an area ended, and there is one above."""
    place = one(draw, AreaPlacement.objects.filter(period__contains=ON, parent__isnull=False, inherits=True))
    if place is None:
        return Touched()
    before = Assignment.objects.filter(area=place.area, letter="A", deputy=False)
    said = touched(*before)
    before.delete()
    ended = Period(0, draw(st.integers(DAY - 1, DAY + 1)))
    above = anew(period=ALWAYS, area=place.parent, letter="A", deputy=False, **draw(HOLDER))
    own = anew(period=ended, area=place.area, letter="A", deputy=False, **draw(HOLDER))
    return said | touched(above, own)


def change_teams(draw: Any) -> Touched:
    """Somebody goes from one team to another, and has something of the former one."""
    person, (former, now) = draw(st.integers(1, 4)), draw(st.permutations([1, 2, 3]))[:2]
    place = one(draw, AreaPlacement.objects.filter(period__contains=ON))
    if place is None:
        return Touched()
    AreaPlacement.objects.filter(pk=place.pk).update(owning_team=former)
    kept = anew(period=ALWAYS, area=place.area, letter="R", deputy=False, person_id=person)
    Membership.objects.filter(person=person, team__in=[former, now]).delete()
    periods = {former: Period(0, draw(st.integers(DAY - 1, DAY + 1))), now: ALWAYS}
    rows = [
        Membership.objects.create(id=next(NEXT), person_id=person, team_id=team, period=period.dates())
        for team, period in periods.items()
    ]
    return touched(kept, *rows)


MOVES = (confirm, mark, question, question, reorganise, fall, fall, change_teams, change_teams, *CHANGES)


def test_these_are_decided_at_once_and_the_others_in_a_scan() -> None:
    assert set(OURS) < set(near())
    assert set(near()).isdisjoint({"OWN406", "OWN502", "OWN504", "OWN505", "OWN506"})


@settings(often, max_examples=150)
@given(world=organisations(), data=st.data())
def test_the_same_findings_as_a_scan(world: Organisation, data: Any, db: Any) -> None:
    limits = {"OWN403": 2, "OWN409": 1, "OWN503": 1}
    with transaction.atomic():
        world.save()
        furnish(data.draw)
        Area.objects.filter(pk__lte=4).update(separation_of_duties=True)
        RuleSetting.objects.bulk_create(
            RuleSetting(rule=rule, on=rule in OURS, threshold=limits.get(rule)) for rule in near()
        )
        record(offenders=evaluate(on=ON, rules=near()), on=ON)
        trail = []
        for change in data.draw(st.lists(st.sampled_from(MOVES), min_size=1, max_size=6)):
            what = change(data.draw)
            recheck(touched=what, on=ON)
            trail.append((change.__name__, what))
            assert sorted(open_now()) == sorted(expected()), trail
        transaction.set_rollback(True)
