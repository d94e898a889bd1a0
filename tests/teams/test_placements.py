import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from ownership.models import Area
from teams.models import Team
from tests.factories import START, AreaFactory, TeamFactory, period
from tests.people import TODAY

pytestmark = pytest.mark.django_db
SPRING = dt.date(2026, 3, 1)
KINDS = pytest.mark.parametrize(("model", "factory"), [(Team, TeamFactory), (Area, AreaFactory)])


def move(row, parent, since):
    type(row).objects.filter(pk=row.pk).update(parent=parent, since=since)


def places(row):
    return list(row.placements.order_by("period").values_list("parent", "period"))


@KINDS
def test_each_move_closes_the_former_place(model, factory):
    one, other, row = factory(), factory(), factory()
    move(row, one, SPRING)
    move(row, other, TODAY)
    assert places(row) == [
        (None, period(START, SPRING)),
        (one.pk, period(SPRING, TODAY)),
        (other.pk, period(TODAY)),
    ]


@KINDS
def test_a_correction_of_the_same_day_replaces(model, factory):
    one, other, row = factory(), factory(), factory()
    move(row, one, TODAY)
    move(row, other, TODAY)
    assert places(row) == [(None, period(START, TODAY)), (other.pk, period(TODAY))]


@KINDS
def test_a_move_before_the_last_one_is_refused(model, factory):
    one, other, row = factory(), factory(), factory()
    move(row, one, TODAY)
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        move(row, other, SPRING)
    assert caught.value.__cause__.diag.constraint_name == f"{model._meta.model_name}_since"
    assert places(row) == [(None, period(START, TODAY)), (one.pk, period(TODAY))]


@KINDS
def test_back_to_a_former_place_and_its_day_takes_back_what_came_after(model, factory):
    one, other, row = factory(), factory(), factory()
    move(row, one, SPRING)
    move(row, other, TODAY)
    move(row, one, SPRING)
    assert places(row) == [(None, period(START, SPRING)), (one.pk, period(SPRING))]
    move(row, None, START)
    assert places(row) == [(None, period(START))]


@KINDS
def test_many_rows_at_once(model, factory):
    parent, rows = factory(), factory.create_batch(3)
    model.objects.exclude(pk=parent.pk).update(parent=parent, since=TODAY)
    assert [places(row) for row in rows] == [[(None, period(START, TODAY)), (parent.pk, period(TODAY))]] * 3


@KINDS
def test_what_is_no_place_leaves_the_placements_alone(model, factory):
    row = factory()
    model.objects.filter(pk=row.pk).update(name="Other", since=TODAY)
    assert places(row) == [(None, period())]


def test_a_team_is_closed_from_its_day():
    team = TeamFactory()
    Team.objects.filter(pk=team.pk).update(closed_on=TODAY, since=TODAY)
    assert list(team.placements.order_by("period").values_list("closed_on", "period")) == [
        (None, period(START, TODAY)),
        (TODAY, period(TODAY)),
    ]


def test_an_area_keeps_its_team_its_state_and_whether_it_inherits():
    team, area = TeamFactory(), AreaFactory()
    changed = {"owning_team": team, "lifecycle": "retiring", "inherits": False}
    Area.objects.filter(pk=area.pk).update(**changed, since=TODAY)
    kept = area.placements.order_by("period").values_list("owning_team", "lifecycle", "inherits", "period")
    assert list(kept) == [
        (None, "active", True, period(START, TODAY)),
        (team.pk, "retiring", False, period(TODAY)),
    ]
