"""One state of the database, however long one looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot(*, leave: bool = False) -> Iterator[bool]:
    """See one state throughout; inside a transaction that began before, whatever it sees.

    Yields whether all that is seen is committed, so that other sessions can see the same.

    With `leave` what is written meanwhile is taken back.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield outermost
        if leave:
            transaction.set_rollback(True)
