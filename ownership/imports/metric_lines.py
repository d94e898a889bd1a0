"""Lines of team metrics by themselves: cells to a metric, a month, a number; and what is wrong with each."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from ownership.imports.columns import Columns, month
from ownership.imports.places import fold
from ownership.measures.base import Metric
from ownership.measures.outside import METRICS
from ownership.operations.problems import Problem
from ownership.rules.names import listed

COLUMNS = Columns(("team", "metric", "month", "value"))
CENT = Decimal("0.01")
MOST = Decimal("999999999.99")
_NUMBER = re.compile(r"[+]?\d{1,9}(?:[.,]\d{1,6})?")


@dataclass(frozen=True)
class Line:
    number: int
    team: str
    kind: str
    month: dt.date
    value: Decimal


def lines(*, content: bytes) -> tuple[list[Line], list[Problem]]:
    """Every line either read or told why not; raise `Refused` where the columns cannot be told."""
    found: list[Line] = []
    problems: list[Problem] = []
    for number, cells in COLUMNS.read(content):
        wrong = list(_wrong(number, cells))
        problems += wrong
        first, value, metric = month(cells["month"]), number_of(cells["value"]), _metric(cells["metric"])
        if not wrong and first and value is not None and metric:
            found.append(Line(number, cells["team"], metric.code, first, value))
    return found, problems


def _wrong(number: int, cells: dict[str, str]) -> Iterator[Problem]:
    where, metric = f"Line {number}", _metric(cells["metric"])
    if not cells["team"]:
        yield Problem("It names no team.", where, "Write its name.")
    if metric is None:
        known = listed([each.title for each in METRICS.values()], most=len(METRICS), last="or")
        yield Problem(f"“{cells['metric'][:40]}” is no metric.", where, f"Write {known}.")
    if month(cells["month"]) is None:
        yield Problem(f"“{cells['month'][:40]}” is no month.", where, "Write it as 2026-04.")
    value = number_of(cells["value"])
    if value is None:
        what = f"“{cells['value'][:40]}” is no number that can be kept."
        yield Problem(what, where, "Write it as 12.5: 0 or more, and below a billion.")
    elif metric and metric.most is not None and value > metric.most:
        what = f"{metric.title} is at most {metric.most} {metric.unit}."
        yield Problem(what, where, "Correct the value.")


def _metric(text: str) -> Metric | None:
    """By its title or its code, however it is spaced."""
    said = re.sub(r"[\s_-]+", "-", fold(text))
    return METRICS.get(said)


def number_of(text: str) -> Decimal | None:
    """ "12.5", "12,5", "85 %", to two places."""
    plain = text.removesuffix("%").strip()
    if not (plain.isascii() and _NUMBER.fullmatch(plain)):
        return None
    try:
        return Decimal(plain.replace(",", ".")).quantize(CENT, rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return None
