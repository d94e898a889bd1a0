"""Two writers at once, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.db import connection, transaction


def together(*writers: Callable[[], Any], own: bool = False) -> list[Any]:
    """Run all writers in transactions that are all open before the first commits.

    Each answers what it returned, or the exception that it ended with. With `own` each opens its transactions
    itself, as behind a page: it may then try a second time.
    """
    written = threading.Barrier(len(writers))
    answers: list[Any] = [None] * len(writers)

    def run(place: int, writer: Callable[[], Any]) -> None:
        try:
            with nullcontext() if own else transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1" if own else "SELECT pg_current_xact_id()")
                written.wait(10)
                answers[place] = writer()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def in_turn(*, first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """Let `second` run in a thread while `first` has written and not committed; answer how it ended."""
    answers: list[Any] = []

    def run() -> None:
        try:
            answers.append(second())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        first()
        thread.start()
        thread.join(0.3)
        waited = thread.is_alive()
    thread.join(30)
    assert waited, "the second did not wait for the first"
    return answers[0]
