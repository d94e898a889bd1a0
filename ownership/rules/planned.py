"""Statements that the server knows: planned once a connection, as every small write asks the same ones.

Prepared by SQL: psycopg's own are forgotten with every transaction that is taken back, and to plan a large
one anew takes longer than to ask it. Which there are the server is asked, so that a pooler may lend another
connection for each transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.db import connection


def numbered(statement: str, *, names: Sequence[str]) -> str:
    """A statement with `%(name)s`, as the server counts its parameters."""
    return statement % {name: f"${place}" for place, name in enumerate(names, 1)}


def ask(statement: str, values: Sequence[str | None]) -> list[tuple[Any, ...]]:
    """The rows of a `numbered` statement. Needs a transaction.

    Values are texts, with what type they are in the statement: so it is the same one whatever they are.
    """
    name = f"remit_{sha256(statement.encode()).hexdigest()[:40]}"
    with connection.cursor() as cursor:
        # The plan is for every scope: look-ups by a few ids. Made for each it would take longer than they do.
        cursor.execute(
            "SELECT set_config('plan_cache_mode', 'force_generic_plan', true),"
            " EXISTS (SELECT FROM pg_prepared_statements WHERE name = %s)",
            [name],
        )
        if not cursor.fetchone()[1]:
            cursor.execute(f"PREPARE {name} AS {statement}")
        cursor.execute(f"EXECUTE {name} ({', '.join(['%s'] * len(values))})", values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def array(values: Collection[object]) -> str:
    """As PostgreSQL writes one: of numbers, codes and words of ours, with no quotation mark in them."""
    return "{" + ",".join("NULL" if each is None else f'"{each}"' for each in values) + "}"


def arrays(values: Mapping[str, Collection[int]]) -> list[str]:
    return [array(each) for each in values.values()]
