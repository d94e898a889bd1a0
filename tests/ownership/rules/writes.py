"""Random writes, each with what it touched as operations would say it."""

import datetime as dt
import itertools
from collections import defaultdict
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import strategies as st

from ownership.models import Area, AreaPlacement, Assignment, Category, Expectation
from ownership.operations.touched import COLUMNS, HOLDERS, KINDS
from ownership.rules.scope import Touched
from teams.models import Employment, JobRole, Membership, Person, Seat, TeamPlacement, User
from tests.ownership.organisations import FIRST, Period, date, periods

DAY = 5
NEXT = itertools.count(10_000)  # the world's rows have ids of their own
ON = date(DAY)
ALWAYS = Period(0, None)
HOLDER = st.sampled_from(
    [
        {f"{kind}_id": n}
        for kind, size in (("person", 4), ("team", 3), ("seat", 4))
        for n in range(1, size + 1)
    ]
)
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


def anew(*, period: Period, **columns: Any) -> Assignment:
    """In place of what the holder had of the letter there."""
    Assignment.objects.filter(**columns).delete()
    row = Assignment(id=next(NEXT), period=period.dates(), **columns)
    row.save()
    return row


def assign(draw: Any) -> Touched:
    letter, area = draw(st.sampled_from("AAARRCI")), one(draw, Area.objects.all())
    deputy = letter == "A" and draw(st.sampled_from([False, False, True]))
    row = anew(period=ALWAYS, area=area, letter=letter, deputy=deputy, **draw(HOLDER))
    if letter in "CI":
        row.only_here = draw(st.booleans())
        row.save()
    return touched(row)


def scatter(draw: Any) -> Touched:
    """The work of an area to several teams and people; a team owns it."""
    area = one(draw, Area.objects.all())
    AreaPlacement.objects.filter(period__contains=ON, area=area).update(owning_team=draw(st.integers(1, 3)))
    holders = draw(st.lists(HOLDER, min_size=2, max_size=4))
    return touched(*(anew(period=ALWAYS, area=area, letter="R", deputy=False, **each) for each in holders))


def pass_on(draw: Any) -> Touched:
    """The A of an area goes to another, and one below it stays."""
    place = one(draw, AreaPlacement.objects.filter(period__contains=ON, parent__isnull=False))
    if place is None:
        return Touched()
    former, now = draw(HOLDER), draw(HOLDER)
    until = Period(0, draw(st.integers(1, DAY + 1)))
    rows = [
        anew(period=ALWAYS, area=place.area, letter="A", deputy=False, **former),
        anew(period=ALWAYS, area=place.parent, letter="A", deputy=False, **now),
        anew(period=until, area=place.parent, letter="A", deputy=False, **former),
    ]
    return touched(*rows)


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


def end(draw: Any) -> Touched:
    """Of an assignment there is a past: somebody had it, until today or before."""
    row = one(draw, Assignment.objects.filter(period__contains=ON, period__startswith__lt=ON))
    if row is None:
        return Touched()
    row.period = DateRange(row.period.lower, ON)
    row.save()
    return touched(row)


def confirm(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    Area.objects.filter(pk=area.pk).update(confirmed_on=draw(st.sampled_from(LATELY)))
    return touched(*AreaPlacement.objects.filter(period__contains=ON, area=area))


def categorise(draw: Any) -> Touched:
    area = one(draw, Area.objects.all())
    Area.objects.filter(pk=area.pk).update(category=one(draw, Category.objects.all()))
    return touched(*AreaPlacement.objects.filter(period__contains=ON, area=area))


def own(draw: Any) -> Touched:
    rows = AreaPlacement.objects.filter(period__contains=ON, area=one(draw, Area.objects.all()))
    rows.update(owning_team=draw(st.sampled_from([None, 1, 2, 3])))
    return touched(*rows)


def join(draw: Any) -> Touched:
    team, person = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    Membership.objects.filter(person=person, team=team, seat=None).delete()
    period = draw(periods()).dates()
    row = Membership.objects.create(id=next(NEXT), team_id=team, person_id=person, period=period)
    return touched(row)


def promote(draw: Any) -> Touched:
    """Or another job role, or none."""
    person = one(draw, Person.objects.all())
    person.job_role, person.level = one(draw, JobRole.objects.all()), draw(st.sampled_from(LEVELS))
    person.save()
    return touched(person)


def expect(draw: Any) -> Touched:
    row = one(draw, Expectation.objects.all())
    if row is not None:
        row.expected = draw(st.sampled_from(["expected", "unusual"]))
        row.save()
    return Touched(everything=True)


def retire_seat(draw: Any) -> Touched:
    seat = one(draw, Seat.objects.all())
    seat.retired_on = draw(st.sampled_from([None, ON, ON + dt.timedelta(days=1)]))
    seat.save()
    return touched(seat)


def furnish(draw: Any) -> None:
    """What rules read beside the world's rows: places, categories, job roles and what they expect; and what
    is rare in it.
    """
    categories = [Category.objects.create(id=n, name=f"Category {n}", position=n) for n in (1, 2)]
    for row in AreaPlacement.objects.all():
        row.owning_team_id = draw(st.sampled_from([None, 1, 2, 3]))
        row.save()
    TeamPlacement.objects.filter(team__in=[2, 3]).update(parent=1)
    for area in Area.objects.all():
        area.category, area.confirmed_on = draw(st.sampled_from(categories)), draw(st.sampled_from(LATELY))
        Area.objects.filter(pk=area.pk).update(category=area.category, confirmed_on=area.confirmed_on)
    for person in Person.objects.all():
        person.job_role_id, person.level = draw(st.sampled_from([1, 1, 2])), draw(st.sampled_from(LEVELS))
        person.save()
    for role, category, letter, level in itertools.product([1, 2], categories, "AR", LEVELS):
        if expected := draw(st.sampled_from([None, "unusual", "unusual", "expected"])):
            said = {"job_role_id": role, "category": category, "letter": letter, "level": level}
            Expectation.objects.create(**said, expected=expected)
    for change in (pass_on, scatter, pass_on, scatter):
        change(draw)


LATELY = [None, FIRST, ON - dt.timedelta(days=1), ON]
LEVELS = ["", "Senior"]
CHANGES = (
    *(end_assignment, end, assign, pass_on, scatter, leave, end_membership, join, promote, expect),
    *(close, retire_seat, move, own, word, categorise, confirm, unowned, tie),
)
