"""A sheet of 50,000 rows, read, planned and applied."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random
from time import perf_counter

from ownership.bench import bringing, sheets

ROWS = 50_000


@cache
def _sheet(rows: int) -> bytes:
    return sheets.listed(rows=rows)


def imported(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    start = perf_counter()
    bringing.imported(content=content, on=on)
    return [(perf_counter() - start) * 1000]


def copied(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    start = perf_counter()
    bringing.copied(content=content)
    return [(perf_counter() - start) * 1000]
