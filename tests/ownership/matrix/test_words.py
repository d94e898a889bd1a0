"""A cell never hides why: the sentence of each kind of reason."""

import datetime as dt
from typing import Any

import pytest

from ownership.enums import Acceptance
from ownership.matrix import build
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)

pytestmark = pytest.mark.django_db
D = dt.date(2026, 3, 10)
SINCE = period(dt.date(2026, 1, 12))


def why(area: Any, **options: Any) -> dict[str, list[str]]:
    matrix = build(on=D, areas=[area.id], hide_empty=True, **options)
    names = {column.key: column.name for column in matrix.all_columns}
    (row,) = matrix.rows
    return {names[key]: [mark.why for mark in cell] for key, cell in row.cells.items()}


def give(area: Any, **more: Any) -> Any:
    return AssignmentFactory(area=area, **{"period": SINCE, **more})


@pytest.fixture
def low() -> Any:
    return AreaFactory(name="API versioning policy", parent=AreaFactory(name="Platform standards"))


@pytest.fixture
def tom() -> Any:
    return PersonFactory(name="Tom Okafor")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Tom Okafor, accountable, directly, since 12 Jan 2026"),
        ({"letter": "I"}, "Tom Okafor, informed, directly, since 12 Jan 2026"),
        ({"interim": True}, "Tom Okafor, accountable, directly, since 12 Jan 2026, interim"),
        (
            {"acceptance": Acceptance.ASKED},
            "Tom Okafor, accountable, directly, since 12 Jan 2026, not accepted yet",
        ),
        (
            {"acceptance": Acceptance.DECLINED},
            "Tom Okafor, accountable, directly, since 12 Jan 2026, declined",
        ),
        (
            {"period": period(dt.date(2026, 1, 12), dt.date(2026, 4, 1))},
            "Tom Okafor, accountable, directly, since 12 Jan 2026, until 31 Mar 2026",
        ),
    ],
)
def test_a_person_holds_directly(low: Any, tom: Any, more: Any, words: str) -> None:
    give(low, person=tom, **more)
    assert why(low) == {"Tom Okafor": [words]}


def test_shared_on_purpose(low: Any, tom: Any) -> None:
    give(low, person=tom, tie_breaker=tom)
    assert why(low) == {
        "Tom Okafor": ["Tom Okafor, accountable, directly, since 12 Jan 2026, shared on purpose"]
    }


def test_a_seat_from_above(low: Any, tom: Any) -> None:
    seat = SeatFactory(team__name="Core platform", job_role__name="Tech lead")
    MembershipFactory(team=seat.team, seat=seat, person=tom)
    give(low.parent, seat=seat)
    source = "inherited from Platform standards"
    assert why(low) == {
        "Tom Okafor": [
            f"Tom Okafor, accountable, {source}, through Tech lead of Core platform, since 12 Jan 2026"
        ]
    }
    assert why(low, columns="seats") == {
        "Tech lead of Core platform": [
            f"Tech lead of Core platform, accountable, {source}, answered by Tom Okafor, since 12 Jan 2026"
        ]
    }
    assert why(low, columns="teams") == {
        "Core platform": [
            (
                f"Core platform, accountable, {source}, through Tech lead of Core platform,"
                " answered by Tom Okafor, since 12 Jan 2026"
            )
        ]
    }


def test_a_deputy(low: Any, tom: Any) -> None:
    give(low, person=tom)
    give(low, person=PersonFactory(name="Li Wei"), deputy=True)
    assert why(low)["Li Wei"] == ["Li Wei, deputy of the accountable, directly, since 12 Jan 2026"]


def test_two_leads_answer_for_a_team(low: Any, tom: Any) -> None:
    team = TeamFactory(name="Core platform")
    MembershipFactory(team=team, person=tom, lead=True)
    MembershipFactory(team=team, person__name="Ana Ruiz", lead=True)
    give(low, team=team)
    assert why(low, columns="teams") == {
        "Core platform": [
            "Core platform, accountable, directly, answered by Ana Ruiz or Tom Okafor, since 12 Jan 2026"
        ]
    }
    assert why(low) == {
        name: [f"{name}, accountable, through Core platform, since 12 Jan 2026"]
        for name in ("Ana Ruiz", "Tom Okafor")
    }


def test_a_letter_held_in_two_ways_says_both(low: Any, tom: Any) -> None:
    give(low, letter="C", person=tom)
    give(low.parent, letter="C", person=tom)
    (mark,) = next(iter(build(on=D, areas=[low.id], hide_empty=True).rows)).cell(("person", tom.id))
    assert set(map(str, mark.reasons)) == {
        "Tom Okafor, consulted, directly, since 12 Jan 2026",
        "Tom Okafor, consulted, inherited from Platform standards, since 12 Jan 2026",
    }
    assert (mark.inherited, mark.dimmed) == (False, False)


def test_gaps_say_who_is_missing(low: Any, tom: Any) -> None:
    EmploymentFactory(person=tom, period=period(end=D))
    seat = SeatFactory(team__name="Core", job_role__name="Tech lead")
    give(low, letter="R", person=tom)
    give(low, letter="C", seat=seat)
    give(low, letter="I", team=TeamFactory(name="Old", closed_on=D))
    give(low, letter="A", team=TeamFactory(name="Alone"))
    since = "directly, since 12 Jan 2026"
    assert why(low) == {
        "Tom Okafor": [f"Tom Okafor, responsible, {since}, but Tom Okafor has left"],
        "Tech lead of Core": [
            f"Tech lead of Core, consulted, {since}, but Tech lead of Core has nobody in it"
        ],
        "Old": [f"Old, informed, {since}, but Old is closed"],
        "Alone": [f"Alone, accountable, {since}, but Alone has no lead"],
    }
