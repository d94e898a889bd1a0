"""A sheet read, planned and applied, and the same lines copied into a bare table; nothing of either stays."""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction

from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.operations import apply
from ownership.operations.writer import Applied


def bring_in(*, content: bytes, on: dt.date) -> Applied:
    plan = make(reading=read(name="sheet.csv", content=content), on=on)
    return apply(changes=plan.changes, actor=None, on=on, tell=False)


def imported(*, content: bytes, on: dt.date) -> Applied:
    with transaction.atomic():
        applied = bring_in(content=content, on=on)
        transaction.set_rollback(True)
    return applied


def copied(*, content: bytes) -> int:
    columns = ", ".join(f"c{place} text" for place in range(content.partition(b"\n")[0].count(b",") + 1))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE bare ({columns})")
        with cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(content)
        cursor.execute("SELECT count(*) FROM bare")
        count: int = cursor.fetchone()[0]
        transaction.set_rollback(True)
    return count
