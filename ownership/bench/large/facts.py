"""What a scan gathers, and nine of its rules, beside the same by hand and the same in DuckDB."""
# ruff: noqa: S608 - composed of our own text alone

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from django.db import connection, transaction

from ownership.bench.timing import took
from ownership.rules import evaluating, facts
from ownership.rules.limits import ANY, EVERYBODY, limits

from . import by_hand

# What DuckDB is given: of each table the columns that are asked for, with periods as two days.
_PERIOD = "lower({0}.period) AS since, upper({0}.period) AS until"
COPIED = {
    "ownership_assignment": "t.id, t.area_id, t.letter, t.deputy, t.only_here, t.person_id, t.team_id,"
    f" t.seat_id, t.tie_breaker_id, {_PERIOD.format('t')}",
    "ownership_area": "t.id, t.category_id, t.criticality, t.complexity, t.review_days, t.confirmed_on,"
    " t.unowned_until, t.separation_of_duties",
    "ownership_areaplacement": "t.area_id, t.parent_id, t.inherits, t.lifecycle, t.owning_team_id,"
    f" {_PERIOD.format('t')}",
    "teams_membership": f"t.person_id, t.team_id, t.seat_id, t.lead, {_PERIOD.format('t')}",
    "teams_employment": f"t.person_id, {_PERIOD.format('t')}",
    "teams_teamplacement": f"t.team_id, t.closed_on, {_PERIOD.format('t')}",
    "teams_seat": "t.id, t.team_id, t.retired_on",
}

# By PostgreSQL's numbers of them.
TYPES = {16: "boolean", 20: "bigint", 23: "integer", 25: "varchar", 1042: "varchar", 1043: "varchar"}
TYPES |= {21: "smallint", 1082: "date"}


def gathered(*, on: dt.date, random: Random) -> list[float]:
    return [_taken_back(lambda: facts.gather(on=on))]


def gathered_by_hand(*, on: dt.date, random: Random) -> list[float]:
    return [_taken_back(lambda: _by_hand(on))]


def checked(*, on: dt.date, random: Random) -> list[float]:
    """By one session, with all that findings say."""

    def check() -> None:
        facts.gather(on=on)
        evaluating.collect(on=on, rules=_checks(on))

    return [_taken_back(check)]


def checked_by_hand(*, on: dt.date, random: Random) -> list[float]:
    """The ids alone; that they are as many as ours is seen to."""

    def check() -> None:
        _by_hand(on)
        with connection.cursor() as cursor:
            for code, query in _checks(on).items():
                cursor.execute(f"SELECT count(*) FROM ({query}) o")
                found[code] = cursor.fetchone()[0]

    found: dict[str, int] = {}
    taken = [_taken_back(check)]
    _compare(on, found)
    return taken


def checked_in_duckdb(*, on: dt.date, random: Random) -> list[float]:
    """In memory and on both processors; that the rows have to get there first is not counted."""
    import duckdb  # of the bench alone

    found: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as duck:
        _bring(Path(folder), duck.execute)
        start = perf_counter()
        day = f"DATE '{on}'"
        for statement in by_hand.facts(holds=_days(day), day=day, since="s.since", until="s.until"):
            duck.execute(statement)
        for code, query in _checks(on).items():
            found[code] = duck.execute(f"SELECT count(*) FROM ({query}) o").fetchall()[0][0]
        taken = [(perf_counter() - start) * 1000]
    _compare(on, found)
    return taken


def _by_hand(on: dt.date) -> None:
    day = f"'{on}'::date"
    with connection.cursor() as cursor:
        cursor.execute(facts.MEMORY)
        for statement in by_hand.facts(
            holds=lambda row: f"({row}.period @> {day}) IS TRUE",
            day=day,
            since="lower(s.period)",
            until="upper(s.period)",
        ):
            cursor.execute(statement)
        cursor.execute("CREATE INDEX ON hand_resolved (area_id); CREATE INDEX ON hand_reach (area_id)")
        cursor.execute("ANALYZE hand_resolved, hand_reach")


def _days(day: str) -> by_hand.Holds:
    return lambda row: (
        f"(({row}.since IS NULL OR {row}.since <= {day}) AND ({row}.until IS NULL OR {row}.until > {day}))"
    )


def _checks(on: dt.date) -> dict[str, str]:
    all_of_them = [row for row in limits(on=on) if (row.team, row.criticality) == (EVERYBODY, ANY)]
    return by_hand.checks(limits={row.code: row.threshold for row in all_of_them})


def _bring(folder: Path, execute: Callable[[str], object]) -> None:
    for table, columns in COPIED.items():
        file = folder / f"{table}.csv"
        with connection.cursor() as cursor, file.open("wb") as written:
            cursor.execute(f"SELECT {columns} FROM {table} t LIMIT 0")
            types = ", ".join(f"{column.name} {TYPES[column.type_code]}" for column in cursor.description)
            with cursor.copy(f"COPY (SELECT {columns} FROM {table} t) TO STDOUT (FORMAT csv)") as copy:
                for part in copy:
                    written.write(part)
        execute(f"CREATE TABLE {table} ({types})")
        execute(f"COPY {table} FROM '{file}' (FORMAT csv, HEADER false)")


def _compare(on: dt.date, found: dict[str, int]) -> None:
    with transaction.atomic():
        facts.gather(on=on)
        evaluating.collect(on=on, rules=found)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rule, count(*) FROM fact_found GROUP BY rule")
            ours = dict(cursor.fetchall())
        transaction.set_rollback(True)
    other = {code: (ours.get(code, 0), many) for code, many in found.items() if ours.get(code, 0) != many}
    if other:
        raise AssertionError(f"Not the same is found, of ours and of theirs: {other}")


def _taken_back(work: Callable[[], object]) -> float:
    """Milliseconds, in a transaction that is taken back."""
    with transaction.atomic():
        taken = took(work)
        transaction.set_rollback(True)
    return taken
