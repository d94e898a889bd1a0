"""A large sheet, read, planned and applied; beside it the same lines copied into a bare table."""

from collections.abc import Callable
from functools import cache, partial

from django.db import connection, transaction

from ownership.bench import sheets
from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.operations import apply, undo
from ownership.operations.writer import Applied

# Lists have a letter a row; a matrix has five letters a row among 60 people.
SIZES = {"listed": (5_000, 50_000), "matrix": (10_000,)}


@cache
def _sheet(kind: str, size: int) -> bytes:
    # Looked up now: a test makes it smaller.
    made: Callable[..., bytes] = getattr(sheets, kind)
    return made(rows=SIZES[kind][size])


def _bring_in(sample: Sample, kind: str, size: int) -> Applied:
    plan = make(reading=read(name="sheet.csv", content=_sheet(kind, size)), on=sample.on)
    return apply(changes=plan.changes, actor=None, on=sample.on, tell=False)


def _import(sample: Sample, *, kind: str, size: int) -> object:
    with transaction.atomic():
        applied = _bring_in(sample, kind, size)
        transaction.set_rollback(True)
    return applied


def _both_ways(sample: Sample) -> object:
    with transaction.atomic():
        applied = _bring_in(sample, "listed", 0)
        undone = undo(request_id=applied.request_id, actor=None, on=sample.on)
        transaction.set_rollback(True)
    return undone


def _copied(sample: Sample, *, kind: str, size: int) -> int:
    content = _sheet(kind, size)
    columns = ", ".join(f"c{place} text" for place in range(content.partition(b"\n")[0].count(b",") + 1))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE bare ({columns})")
        with cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(content)
        cursor.execute("SELECT count(*) FROM bare")
        count: int = cursor.fetchone()[0]
        transaction.set_rollback(True)
    return count


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
