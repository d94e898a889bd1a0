"""Two who edit at the same moment, each in a transaction of their own."""

import datetime as dt

import pytest

from ownership.models import Assignment
from ownership.operations.cells import Edit, edit
from tests.factories import AreaFactory, PersonFactory
from tests.people import TODAY
from tests.support.at_once import in_turn, together

pytestmark = pytest.mark.django_db(transaction=True)
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def gives(area, person, letter):
    wanted = Edit(area=area.pk, holder=("person", person.pk), seen="", give={letter: False})
    return lambda: edit(edits=[wanted], actor=None, on=TODAY, at=NOW)


def held():
    return set(Assignment.objects.values_list("area__name", "person__name", "letter"))


def test_in_one_cell_the_second_waits_and_is_told_what_the_first_did():
    area, ana = AreaFactory(name="Refunds"), PersonFactory(name="Ana")
    answer = in_turn(first=gives(area, ana, "A"), second=gives(area, ana, "C"))
    [said] = answer.refused.values()
    assert said.startswith("Somebody set A here ")
    assert answer.applied is None
    assert held() == {("Refunds", "Ana", "A")}


def test_the_same_letter_by_both_is_there_once_and_nobody_is_refused():
    area, ana = AreaFactory(name="Refunds"), PersonFactory(name="Ana")
    answer = in_turn(first=gives(area, ana, "A"), second=gives(area, ana, "A"))
    assert (answer.applied, answer.refused) == (None, {})
    assert held() == {("Refunds", "Ana", "A")}


def test_in_different_cells_of_one_area_both_come_through():
    area, (ana, ben) = AreaFactory(name="Refunds"), (PersonFactory(name="Ana"), PersonFactory(name="Ben"))
    answers = together(gives(area, ana, "A"), gives(area, ben, "R"))
    assert [answer.refused for answer in answers] == [{}, {}]
    assert held() == {("Refunds", "Ana", "A"), ("Refunds", "Ben", "R")}


def test_in_many_areas_in_opposite_orders_both_come_through():
    areas, (ana, ben) = AreaFactory.create_batch(6), (PersonFactory(), PersonFactory())

    def fills(person, order):
        cells = [
            Edit(area=each.pk, holder=("person", person.pk), seen="", give={"R": False}) for each in order
        ]
        return lambda: edit(edits=cells, actor=None, on=TODAY, at=NOW)

    answers = together(fills(ana, areas), fills(ben, areas[::-1]))
    assert [answer.refused for answer in answers] == [{}, {}]
    assert Assignment.objects.count() == 12
