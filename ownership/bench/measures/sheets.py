"""A large sheet, read, planned and applied; beside it the same lines copied into a bare table."""

from collections.abc import Callable
from functools import cache, partial

from django.db import transaction

from ownership.bench import sheets
from ownership.bench.bringing import bring_in, copied, imported
from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.operations import undo

# Lists have a letter a row; a matrix has five letters a row among 60 people.
SIZES = {"listed": (5_000, 50_000), "matrix": (10_000,)}


@cache
def _sheet(kind: str, size: int) -> bytes:
    # Looked up now: a test makes it smaller.
    made: Callable[..., bytes] = getattr(sheets, kind)
    return made(rows=SIZES[kind][size])


def _import(sample: Sample, *, kind: str, size: int) -> object:
    return imported(content=_sheet(kind, size), on=sample.on)


def _copied(sample: Sample, *, kind: str, size: int) -> int:
    return copied(content=_sheet(kind, size))


def _both_ways(sample: Sample) -> object:
    with transaction.atomic():
        applied = bring_in(content=_sheet("listed", 0), on=sample.on)
        undone = undo(request_id=applied.request_id, actor=None, on=sample.on)
        transaction.set_rollback(True)
    return undone


for _kind, _sizes in SIZES.items():
    for _place, _rows in enumerate(_sizes):
        measurement(
            name=f"import, {_kind}, {_rows:,} rows",
            baseline="COPY of its lines",
            against=partial(_copied, kind=_kind, size=_place),
            once=True,
        )(partial(_import, kind=_kind, size=_place))

measurement(
    name=f"the same and undone, {SIZES['listed'][0]:,} rows",
    baseline="import alone",
    against=partial(_import, kind="listed", size=0),
    once=True,
)(_both_ways)
