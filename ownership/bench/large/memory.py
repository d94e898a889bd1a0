"""How much memory this process and the database server have in all, where Linux tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from django.db import connection

EACH = 0.2


def peak(work: Callable[[], object]) -> float:
    """MB at most while it works. Each looked at its own part of what they share: the sum counts it once."""
    most, done = 0.0, Event()

    def watch() -> None:
        nonlocal most
        try:
            while not done.wait(EACH):
                most = max(most, sum(map(_of, _processes())))
        finally:
            connection.close()  # a thread has its own

    thread = Thread(target=watch)
    thread.start()
    try:
        work()
    finally:
        done.set()
        thread.join()
    return max(most, _of(os.getpid()))


def _processes() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        return [os.getpid(), *(pid for (pid,) in cursor.fetchall())]


def _of(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0
