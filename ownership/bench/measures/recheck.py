"""What the re-check adds to a write: in one leaf of a large tree, whose top is accountable for all."""

import datetime as dt
from functools import cache

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.bench.registry import measurement
from ownership.bench.sample import SINCE, Sample
from ownership.changes import ChangeSet, Create
from ownership.models import Area, Assignment
from ownership.operations import apply
from ownership.operations.writer import Applied
from ownership.rules.runner import evaluate, record

SIZES = (1, 40, 1_000, 18_959)


@cache
def _leaf(people: tuple[int, ...], on: dt.date) -> int:
    """Grow the tree, in which one of a hundred leaves has nobody to do the work, and say where to write."""
    level: list[Area | None] = [None]
    for size in SIZES:
        level = list(
            Area.objects.bulk_create(
                Area(
                    name=f"Tree {size}-{n}",
                    slug=f"tree-{size}-{n}",
                    parent=level[n % len(level)],
                    since=SINCE,
                )
                for n in range(size)
            )
        )
    leaves = [area.pk for area in level if area]
    top = Area.objects.get(slug="tree-1-0")
    given = [(top.pk, "A", people[0])]
    given += [(area, "R", people[n % len(people)]) for n, area in enumerate(leaves) if n % 100]
    always = DateRange(SINCE, None)
    Assignment.objects.bulk_create(
        Assignment(area_id=area, letter=letter, person_id=person, period=always)
        for area, letter, person in given
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with transaction.atomic():
        record(offenders=evaluate(on=on), on=on)
    return leaves[-1]


def _write(sample: Sample, *, recheck: bool) -> Applied:
    """Give a letter, and roll it back."""
    area = _leaf(tuple(sample.people), sample.on)
    values = {
        "area_id": area,
        "letter": "I",
        "person_id": sample.people[1],
        "period": DateRange(sample.on, None),
    }
    with transaction.atomic():
        changes = ChangeSet("Measured", (Create(Assignment._meta.label, values),))
        applied = apply(changes=changes, actor=None, on=sample.on, record=recheck)
        transaction.set_rollback(True)
    return applied


def _alone(sample: Sample) -> object:
    return _write(sample, recheck=False)


@measurement(name="a letter in a tree of 20,000", baseline="the same, not re-checked", against=_alone)
def rechecked(sample: Sample) -> object:
    return _write(sample, recheck=True)
