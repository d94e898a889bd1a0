"""Statements that the server knows: planned once a connection, as every small write asks the same ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg import RawCursor


def numbered(statement: str, *, names: Sequence[str]) -> str:
    """A statement with `%(name)s`, as the server counts its parameters."""
    return statement % {name: f"${place}" for place, name in enumerate(names, 1)}


def ask(statement: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a `numbered` statement. Needs a transaction.

    Values are texts, with what type they are in the statement: so it is the same one whatever they are.
    """
    with connection.wrap_database_errors, RawCursor(connection.connection) as cursor:
        # The plan is for every scope: look-ups by a few ids. Made for each it would take longer than they do.
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(statement, values, prepare=True)
        return cursor.fetchall()


def array(values: Collection[object]) -> str:
    """As PostgreSQL writes one: of numbers, codes and words of ours, with no quotation mark in them."""
    return "{" + ",".join("NULL" if each is None else f'"{each}"' for each in values) + "}"


def arrays(values: Mapping[str, Collection[int]]) -> list[str]:
    return [array(each) for each in values.values()]
