"""All rules over a large organisation, and the near ones after a write in it."""

from __future__ import annotations

import datetime as dt
from random import Random
from statistics import median

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ownership.bench.timing import took
from ownership.changes import ChangeSet, Create
from ownership.models import Assignment, Finding, RuleSetting
from ownership.operations import apply
from ownership.rules import runner
from ownership.rules.registry import RULES
from teams.models import Person

from .memory import peak

WRITES = 50
# What a write touches as a rule: fewer areas than so many.
FEW = 20


def every_rule_on() -> None:
    RuleSetting.objects.all().delete()
    RuleSetting.objects.bulk_create(RuleSetting(rule=code, on=True) for code in RULES)


def first(*, on: dt.date, random: Random) -> list[float]:
    """All findings new."""
    Finding.objects.all().delete()
    return [took(lambda: runner.scan(on=on, at=timezone.now()))]


def again(*, on: dt.date, random: Random) -> list[float]:
    """The next one, which finds the same."""
    return [took(lambda: runner.scan(on=on, at=timezone.now()))]


def memory(*, on: dt.date, random: Random) -> list[float]:
    """MB, of another one."""
    return [peak(lambda: runner.scan(on=on, at=timezone.now()))]


def rechecked(*, on: dt.date, random: Random) -> list[float]:
    return _writes(on, random, recheck=True)


def unchecked(*, on: dt.date, random: Random) -> list[float]:
    """The same writes, with what they concern left to the next scan."""
    return _writes(on, random, recheck=False)


def further(*, on: dt.date, random: Random) -> list[float]:
    """Of writes at areas with more below them: by how much longer they took than one that touches one area,
    for each area more."""
    below = _below()
    large = [area for area, count in below.items() if count > FEW]
    alone = median(
        _writes(on, random, recheck=True, areas=_some([a for a, c in below.items() if not c], random))
    )
    return [
        (took - alone) / below[area]
        for area in _some(large or list(below), random)[1:]
        for took in _writes(on, random, recheck=True, areas=[area, area])
    ]


def _below() -> dict[int, int]:
    """By area, how many are below it and would inherit from it."""
    with connection.cursor() as cursor:
        cursor.execute("""WITH RECURSIVE up AS (
          SELECT id AS area_id, id AS above FROM ownership_area
          UNION ALL SELECT up.area_id, p.parent_id FROM up JOIN ownership_area p ON p.id = up.above
          WHERE p.inherits AND p.parent_id IS NOT NULL)
        SELECT above, count(*) - 1 FROM up GROUP BY above ORDER BY above""")
        return dict(cursor.fetchall())


def _some(of: list[int], random: Random) -> list[int]:
    return random.sample(of, min(WRITES + 1, len(of)))


def _writes(on: dt.date, random: Random, *, recheck: bool, areas: list[int] | None = None) -> list[float]:
    """An A or R of an area each, taken back; the first, which plans for all, is left out.

    Areas with 19 below at most, unless others are given.
    """
    if areas is None:
        areas = _some([area for area, count in _below().items() if count < FEW], random)
    everybody = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    people = [random.choice(everybody) for _ in areas]
    period = DateRange(on, None)
    taken = []
    for number, (area, person) in enumerate(zip(areas, people, strict=True)):
        values = {"area_id": area, "letter": "AR"[number % 2], "person_id": person, "period": period}
        changes = ChangeSet("Measured", (Create(Assignment._meta.label, values),))
        with transaction.atomic():
            taken.append(took(lambda: apply(changes=changes, actor=None, on=on, record=recheck)))  # noqa: B023
            transaction.set_rollback(True)
    return taken[1:]
