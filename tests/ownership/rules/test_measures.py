import datetime as dt

import pytest

from ownership.rules.measures import Coverage, coverage, percent, wanted
from tests.factories import AreaFactory, EmploymentFactory, PersonFactory, TeamFactory, UserFactory
from tests.ownership.rules.world import ON, give, lead, led, owned, until

pytestmark = pytest.mark.django_db


def whole(*, on: dt.date = ON) -> Coverage:
    return coverage(on=on)["whole"]


def counts(active: int, owned: int, ambiguous: int = 0, on_purpose: int = 0) -> Coverage:
    return Coverage(active=active, owned=owned, ambiguous=ambiguous, on_purpose=on_purpose)


def test_nothing() -> None:
    assert coverage(on=ON) == {"whole": counts(0, 0), "teams": {}}


def test_one_clear_owner_of_its_own_or_inherited() -> None:
    AreaFactory(parent=owned("Payments"))
    AreaFactory(lifecycle="proposed")
    AreaFactory(lifecycle="retired")
    assert whole() == counts(2, 2)


def test_no_two_and_nameless_owners_do_not_count() -> None:
    give(owned("Twice"), "A")
    owned("Left", EmploymentFactory(period=until(ON)).person)
    owned("No lead", TeamFactory())
    AreaFactory()
    assert whole() == counts(4, 0, ambiguous=3)


def test_all_can_be_owned_shared_led_by_two_and_through_areas_below() -> None:
    area = AreaFactory()
    dana = PersonFactory()
    for _ in range(2):
        give(area, "A", tie_breaker=dana)
    team = led("Payments", dana)
    lead(team, PersonFactory())
    owned("Refunds", team)
    owned("Ledger", parent=AreaFactory(parent=AreaFactory()))
    assert whole() == counts(5, 5)


def test_one_bare_area_leaves_those_above_bare_too() -> None:
    top = AreaFactory()
    middle = AreaFactory(parent=top)
    AreaFactory(parent=middle)
    owned("Ledger", parent=top)
    assert whole() == counts(4, 1, ambiguous=2)


def test_unowned_on_purpose_is_counted_apart_until_its_day() -> None:
    stance = {"unowned_reason": "Being sold.", "unowned_by": UserFactory(), "unowned_until": ON}
    AreaFactory(parent=AreaFactory(**stance))
    assert whole(on=ON - dt.timedelta(days=1)) == counts(2, 0, on_purpose=2)
    assert whole() == counts(2, 0, ambiguous=2)


def test_by_team_with_the_teams_below() -> None:
    top = TeamFactory()
    team, other = TeamFactory(parent=top), TeamFactory()
    owned("Refunds", owning_team=team)
    AreaFactory(owning_team=top)
    owned("Ledger")
    assert coverage(on=ON) == {
        "whole": counts(3, 2, ambiguous=1),
        "teams": {
            str(top.pk): counts(2, 1, ambiguous=1),
            str(team.pk): counts(1, 1),
            str(other.pk): counts(0, 0),
        },
    }


def test_a_hundred_percent_only_if_all_are_owned() -> None:
    assert [percent(counts(200, 199)), percent(counts(200, 200)), percent(counts(0, 0))] == [99, 100, 100]


def test_unowned_on_purpose_is_not_in_the_denominator() -> None:
    coverage = counts(10, 6, on_purpose=2)
    assert (wanted(coverage), percent(coverage)) == (8, 75)
