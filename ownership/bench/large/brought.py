"""A sheet of 50,000 rows, read, planned and applied."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random

from ownership.bench import bringing, sheets
from ownership.bench.timing import took

ROWS = 50_000


@cache
def _sheet(rows: int) -> bytes:
    return sheets.listed(rows=rows)


def imported(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    return [took(lambda: bringing.imported(content=content, on=on))]


def copied(*, on: dt.date, random: Random) -> list[float]:
    content = _sheet(ROWS)
    return [took(lambda: bringing.copied(content=content))]
