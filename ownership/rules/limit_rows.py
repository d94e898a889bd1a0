"""The relation `fact_limits`, which every rule joins once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import connection

from ownership.enums import Criticality

from .limits import ANY, EVERYBODY, Limit
from .registry import RULES

_EACH = (ANY, *Criticality.values)


def level(*, ways: Mapping[str, list[Limit]]) -> dict[str, list[Limit]]:
    """The same ways to set rules, each with all teams that any of them sets apart.

    Whose settings hold for an area is gathered once, and must not depend on the way that is tried.
    """
    apart = sorted({row.team for rows in ways.values() for row in rows})
    return {way: list(_leveled(rows, apart)) for way, rows in ways.items()}


def _leveled(rows: list[Limit], teams: list[int]) -> Iterator[Limit]:
    known = {(row.code, row.team, row.criticality): row for row in rows}
    for row in rows:
        if row.team == EVERYBODY:
            for team in teams:
                yield known.get((row.code, team, row.criticality), replace(row, team=team))


def columns(*, rows: Iterable[Limit]) -> tuple[list[Any], ...]:
    """The relation by columns. Of a rule for which criticality can matter it has a row for each there is."""
    known = {(row.code, row.team, row.criticality): row for row in rows}
    all_of_them = [
        (code, team, each, row.on, row.threshold, row.severity)
        for code, team, criticality in known
        if criticality == ANY
        for each in (_EACH if RULES[code].by_criticality else (ANY,))
        for row in [known.get((code, team, each), known[code, team, ANY])]
    ]
    return tuple(map(list, zip(*all_of_them, strict=True))) or ([], [], [], [], [], [])


def fill(*, rows: Iterable[Limit]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fact_limits SELECT * FROM"
            " unnest(%s::text[], %s::bigint[], %s::text[], %s::bool[], %s::int[], %s::text[])",
            columns(rows=rows),
        )


def refill(*, rows: Iterable[Limit]) -> None:
    """Let others stand there: the facts beside them stay."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE fact_limits")
    fill(rows=rows)
