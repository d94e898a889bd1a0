"""All rules over a large organisation, and the near ones after a write in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from time import perf_counter

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ownership.changes import ChangeSet, Create
from ownership.models import Area, Assignment, Finding, RuleSetting
from ownership.operations import apply
from ownership.rules import runner
from ownership.rules.registry import RULES
from teams.models import Person

WRITES = 50


def first(*, on: dt.date, random: Random) -> list[float]:
    """Every rule on, and all findings new."""
    RuleSetting.objects.all().delete()
    RuleSetting.objects.bulk_create(RuleSetting(rule=code, on=True) for code in RULES)
    Finding.objects.all().delete()
    return [_took(lambda: runner.scan(on=on, at=timezone.now()))]


def again(*, on: dt.date, random: Random) -> list[float]:
    """The next one, which finds the same."""
    return [_took(lambda: runner.scan(on=on, at=timezone.now()))]


def rechecked(*, on: dt.date, random: Random) -> list[float]:
    return _writes(on, random, recheck=True)


def unchecked(*, on: dt.date, random: Random) -> list[float]:
    """The same writes, with what they concern left to the next scan."""
    return _writes(on, random, recheck=False)


def _writes(on: dt.date, random: Random, *, recheck: bool) -> list[float]:
    """An A or R of an area each, taken back; the first, which plans for all, is left out."""
    areas = random.sample(list(Area.objects.order_by("pk").values_list("pk", flat=True)), WRITES + 1)
    people = random.sample(list(Person.objects.order_by("pk").values_list("pk", flat=True)), WRITES + 1)
    period = DateRange(on, None)
    taken = []
    for number, (area, person) in enumerate(zip(areas, people, strict=True)):
        values = {"area_id": area, "letter": "AR"[number % 2], "person_id": person, "period": period}
        changes = ChangeSet("Measured", (Create(Assignment._meta.label, values),))
        with transaction.atomic():
            taken.append(_took(lambda: apply(changes=changes, actor=None, on=on, record=recheck)))  # noqa: B023
            transaction.set_rollback(True)
    return taken[1:]


def _took(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000
