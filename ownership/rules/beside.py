"""All rules of a large organisation, by two sessions at once that see one state of the database.

A session works on one processor. Each gathers the relations for itself, for nobody else sees a temporary
table; then each takes the next rule until none is left.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.db import OperationalError, connection, transaction

from ownership.models import Assignment

from . import facts
from .evaluating import collect
from .registry import RULES

logger = logging.getLogger(__name__)
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
    queue = Queue(waiting)
    with ThreadPoolExecutor(1) as pool:
        try:
            other = pool.submit(_other, on, _ask(SEEN), queue)
            facts.gather(on=on)
            step()
            told = 0
            while queue.ask(on):
                if other.done():
                    other.result()
                while told < len(queue.done):
                    told += 1
                    step()
        finally:
            waiting.clear()
        found = other.result()
    with connection.cursor() as cursor, cursor.copy("COPY fact_found FROM STDIN") as copy:
        copy.write(found)
    for _ in queue.done[told:]:
        step()


@dataclass
class Queue:
    """Rules that wait to be asked, by whichever session is free; and those that were."""

    waiting: deque[str]
    done: list[str] = field(default_factory=list)

    def ask(self, on: dt.date) -> bool:
        """Ask the next; false if there is none."""
        try:
            code = self.waiting.popleft()
        except IndexError:
            return False
        collect(on=on, rules=[code])
        self.done.append(code)
        return True


def _other(on: dt.date, seen: str, queue: Queue) -> bytes:
    """In a thread, whose connection is its own. What it found, as COPY has it."""
    try:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            # All connections are taken: the first session does it alone.
            logger.warning("A scan has one session, for a second got no connection: %s", error)
            return b""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SET TRANSACTION SNAPSHOT %s", [seen])
            facts.gather(on=on)
            while queue.ask(on):
                pass
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
