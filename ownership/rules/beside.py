"""All rules of a large organisation, by two sessions at once that see one state of the database.

A session works on one processor. Each gathers the relations for itself, for nobody else sees a temporary
table; then each takes the next rule until none is left.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction

from ownership.models import Assignment

from . import facts
from .evaluating import collect
from .registry import RULES

# Of fewer assignments the second gathering would cost more than it saves.
LARGE = 100_000
SEEN = "SELECT pg_export_snapshot()"


def collect_all(*, on: dt.date, committed: bool, step: Callable[[], None] = lambda: None) -> None:
    """Leave in `fact_found` what every rule flags, in the `snapshot` that this session is in.

    `committed`: all it sees is there for others too. `step` is called as often as there are `steps`.
    """
    # Those that look at the whole take longest: begun first, the end comes for both at about the same time.
    waiting = deque(sorted(RULES, key=lambda code: not RULES[code].wide))
    if not (committed and _large()):
        facts.gather(on=on)
        step()
        collect(on=on, rules=waiting, step=step)
        return
    done: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        try:
            other = pool.submit(_other, on, _ask(SEEN), waiting, done)
            facts.gather(on=on)
            step()
            told = _take(on, waiting, done, step)
        finally:
            waiting.clear()
        found = other.result()
    with connection.cursor() as cursor, cursor.copy("COPY fact_found FROM STDIN") as copy:
        copy.write(found)
    for _ in done[told:]:
        step()


def _take(on: dt.date, waiting: deque[str], done: list[str], step: Callable[[], None]) -> int:
    """Rules from the common queue, and a step for each that either has done; return of how many that was."""
    told = 0
    while waiting:
        _one(on, waiting, done)
        while told < len(done):
            told += 1
            step()
    return told


def _one(on: dt.date, waiting: deque[str], done: list[str]) -> None:
    try:
        code = waiting.popleft()
    except IndexError:  # the other took the last
        return
    collect(on=on, rules=[code])
    done.append(code)


def _other(on: dt.date, seen: str, waiting: deque[str], done: list[str]) -> bytes:
    """In a thread, whose connection is its own. What it found, as COPY has it."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SET TRANSACTION SNAPSHOT %s", [seen])
            facts.gather(on=on)
            while waiting:
                _one(on, waiting, done)
            with connection.cursor() as cursor, cursor.copy("COPY fact_found TO STDOUT") as copy:
                return b"".join(map(bytes, copy))
    finally:
        connection.close()


def _large() -> bool:
    """By what PostgreSQL thinks: near enough, and counted by nobody."""
    table = Assignment._meta.db_table
    return bool(_ask(f"SELECT reltuples >= {LARGE} FROM pg_class WHERE oid = '{table}'::regclass"))


def _ask(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        (value,) = cursor.fetchone()
    return value
