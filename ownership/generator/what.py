"""Write categories, areas, letters, and what stands beside them."""

from __future__ import annotations

import datetime as dt
from random import Random

from psycopg.types.range import DateRange

from ownership.enums import Acceptance, Colour
from ownership.models import (
    Area,
    Assignment,
    Category,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Expectation,
    Organisation,
    Resource,
)

from . import areas, beside, letters
from .areas import Place
from .copying import Report, change, copy, reserve
from .size import Size
from .teams import Unit

CATEGORIES = [
    ("Architecture", "system"),
    ("Standards", "system"),
    ("Reliability", "system"),
    ("Security", "system"),
    ("Scalability", "system"),
    ("Features", "product"),
    ("Code quality", "product"),
    ("User outcomes", "product"),
]


def write_categories(roles: list[int], report: Report) -> list[int]:
    """Categories, and what roles expect in them; the categories' ids."""
    Organisation.objects.update_or_create(id=1, defaults={"name": "Generated company"})
    ids = list(reserve(Category, len(CATEGORIES)))
    rows = [
        (id, name, perspective, Colour.values[place % len(Colour.values)], place)
        for place, (id, (name, perspective)) in enumerate(zip(ids, CATEGORIES, strict=True))
    ]
    copy(Category, ["id", "name", "perspective", "colour", "position"], rows, report=report)
    expected = ((roles[role], *rest) for role, *rest in beside.expectations(ids))
    copy(Expectation, ["job_role_id", "category_id", "letter", "level", "expected"], expected, report=report)
    return ids


def write_areas(
    random: Random,
    known: dict[str, list[str]],
    units: list[Unit],
    categories: list[int],
    size: Size,
    admin: int,
    on: dt.date,
    report: Report,
) -> list[Place]:
    """Areas as they were at first, and then the moves of one in twenty-five to the team that has it now."""
    places = list(
        areas.tree(random, known, units=units, areas=size.areas, ids=reserve(Area, size.areas), on=on)
    )
    moved = [
        (place.id, place.unit.id, place.since + dt.timedelta(days=random.randint(1, days)))
        for place in places
        if (days := (on - place.since).days) > 1 and random.random() < 0.04
    ]
    former = {id: random.choice(units).id for id, *_ in moved}
    rows = (
        areas.row(
            random,
            known,
            place,
            team=former.get(place.id, place.unit.id),
            categories=categories,
            admin=admin,
            on=on,
        )
        for place in places
    )
    copy(Area, areas.COLUMNS, rows, report=report, aliases=[], covers="", does_not_cover="", tags=[])
    change(Area, "owning_team_id", moved)
    return places


def write_letters(
    random: Random,
    places: list[Place],
    units: list[Unit],
    size: Size,
    admin: int,
    on: dt.date,
    report: Report,
) -> None:
    rows = (
        (
            area,
            letter,
            deputy,
            acceptance,
            DateRange(begin, end),
            *holder,
            *((None, None) if acceptance == Acceptance.ACCEPTED else (admin, begin)),
        )
        for area, letter, deputy, acceptance, begin, end, *holder in letters.letters(
            random, places=places, units=units, assignments=size.assignments, on=on
        )
    )
    columns = [
        "area_id",
        "letter",
        "deputy",
        "acceptance",
        "period",
        "person_id",
        "team_id",
        "seat_id",
        "asked_by_id",
        "asked_on",
    ]
    copy(
        Assignment,
        columns,
        rows,
        report=report,
        interim=False,
        only_here=False,
        note="",
        source="",
        declined_because="",
    )


def write_beside(random: Random, places: list[Place], on: dt.date, report: Report) -> None:
    copy(Resource, ["area_id", "kind", "value"], beside.resources(random, places), report=report)
    copy(
        Contribution,
        ["area_id", "person_id", "month", "count"],
        beside.contributions(random, places, on=on),
        report=report,
        name="",
        bot=False,
    )
    made = list(beside.decisions(random, places, ids=reserve(Decision, len(places) // 50), on=on))
    copy(Decision, ["id", "title", "status", "date"], (one[:4] for one in made), report=report, text="")
    copy(
        DecisionArea,
        ["decision_id", "area_id"],
        ((one.id, area) for one in made for area in one.areas),
        report=report,
    )
    copy(
        DecisionParty,
        ["decision_id", "part", "person_id"],
        ((one.id, *party) for one in made for party in one.parties),
        report=report,
    )
