import datetime as dt

import pytest

from ownership.imports.plan import make
from ownership.imports.reading import read
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 6, 1)
SHEET = b"""Area,Accountable,Responsible
Billing,"Okafor, Tom",Ana Ruiz
Refunds,Ana Ruiz,"Dana Lee, Okafor, Tom"
"""


def parties(**mapping: str) -> dict[str, tuple[str, object]]:
    plan = make(reading=read(name="team.csv", content=SHEET), on=ON, mapping=mapping)
    return {
        each.party: (each.name, each.target if isinstance(each.target, int) else "new")
        for each in plan.parties
    }


def test_last_and_first_name_of_one_cell_are_one_known_person() -> None:
    tom, ana, dana = (PersonFactory(name=name) for name in ("Tom Okafor", "Ana Ruiz", "Dana Lee"))
    assert parties() == {
        "Okafor, Tom": ("Tom Okafor", tom.pk),
        "Ana Ruiz": ("Ana Ruiz", ana.pk),
        "Dana Lee": ("Dana Lee", dana.pk),
    }


def test_two_who_are_known_stay_two() -> None:
    PersonFactory(name="Tom Okafor"), PersonFactory(name="Okafor"), PersonFactory(name="Ana Ruiz")
    assert set(parties()) == {"Okafor", "Tom", "Ana Ruiz", "Dana Lee"}


def test_what_each_would_be_is_said_of_those_that_the_mapping_names_too() -> None:
    PersonFactory(name="Tom Okafor")
    mapping = {"Okafor": "person:Dana Lee", "Tom": "skip"}
    plan = make(reading=read(name="team.csv", content=SHEET), on=ON, mapping=mapping)
    assert {(each.party, each.kind, each.name) for each in plan.parties} >= {
        ("Okafor", "person", "Dana Lee"),
        ("Tom", "skip", "Tom"),
    }
    assert [each.party for each in plan.guesses] == [each.party for each in plan.parties]
    assert {each.name for each in plan.guesses if each.party == "Tom"} == {"Tom Okafor"}


def test_what_the_mapping_names_stays_as_it_is() -> None:
    PersonFactory(name="Tom Okafor")
    assert set(parties(Okafor="team:Okafor", Tom="skip")) == {"Okafor", "Tom", "Ana Ruiz", "Dana Lee"}
