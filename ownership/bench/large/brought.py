"""A sheet of 50,000 rows, read, planned and applied."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random

from ownership.bench import bringing, sheets
from ownership.bench.timing import most_memory, took

ROWS, FEW = 50_000, 5_000


@cache
def _sheet(rows: int) -> bytes:
    return sheets.listed(rows=rows)


def imported(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    return [took(lambda: bringing.imported(content=content, on=on))]


def more_memory(*, on: dt.date, random: Random) -> list[float]:
    """How much more this process has at most than for a few of the rows: whole MB, at least one."""
    most = []
    for rows in (FEW, ROWS):
        most_memory(forget=True)
        bringing.imported(content=_sheet(rows), on=on)
        most.append(most_memory())
    return [max(most[1] - most[0], 1)]


def copied(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    return [took(lambda: bringing.copied(content=content))]
