"""The statements: one a model and kind of change, however many rows."""

import datetime as dt
import json
from collections import defaultdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CASCADE
from psycopg.sql import SQL, Composable, Identifier

from ownership.models import Finding
from ownership.models.subject import SUBJECTS
from ownership.querysets.among import among

from .bulk import insert, learn
from .saying import Say, count, unsaid
from .work import ById, Table, Work


def write(work: Work, *, say: Say = unsaid) -> None:
    """Write everything; the order does not matter to the references, which are checked at the end."""
    _execute(SQL("SET CONSTRAINTS ALL DEFERRED"))
    for model, ids in work.removes.items():
        if ids:
            say(f"Taking away {_counted(model, len(ids))}")
            _delete(model, sorted(ids))
    for model, rows in work.changes.items():
        if rows:
            say(f"Changing {_counted(model, len(rows))}")
            _update(model, rows)
    for model, rows in work.creates.items():
        if rows:
            say(f"Writing {_counted(model, len(rows))}")
            insert(model, rows)
    say("Checking what was written")
    learn({model._meta.db_table: len(rows) for model, rows in work.creates.items()})
    connection.check_constraints()


def _counted(model: Table, number: int) -> str:
    return count(number, str(model._meta.verbose_name), str(model._meta.verbose_name_plural))


def _delete(model: Table, ids: list[int]) -> None:
    if not ids:
        return
    for relation in _pointing(model):
        below, column = relation.related_model, str(relation.field.column)
        # A finding about a row that was never true is no history worth keeping.
        about = below is Finding and relation.field.name in SUBJECTS
        if relation.on_delete is not CASCADE and not about:
            continue
        if any(each.on_delete is CASCADE for each in _pointing(below)):
            lower = below._default_manager.filter(among(column=column, ids=ids))
            _delete(below, list(lower.values_list("id", flat=True)))
        else:
            _delete_where(below, column, ids)
    _delete_where(model, "id", ids)


def _pointing(model: Table) -> list[Any]:
    """The relations that end here, also those which the model has no name for."""
    fields: list[Any] = model._meta.get_fields(include_hidden=True)
    return [each for each in fields if each.auto_created and (each.one_to_many or each.one_to_one)]


def _delete_where(model: Any, column: str, ids: list[int]) -> None:
    statement = SQL("DELETE FROM {} WHERE {} = ANY(%s)")
    _execute(statement.format(Identifier(model._meta.db_table), Identifier(column)), ids)


def _update(model: Table, rows: ById) -> None:
    """Set the same columns of many rows at once; the table itself says of what type they are."""
    alike: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for id, values in rows.items():
        alike[frozenset(values)].append({**values, "id": id})
    for columns, records in alike.items():
        pairs = (SQL("{0} = new.{0}").format(Identifier(column)) for column in sorted(columns))
        statement = SQL(
            "UPDATE {table} SET {pairs} FROM json_populate_recordset(NULL::{table}, %s) AS new"
            " WHERE {table}.id = new.id"
        ).format(table=Identifier(model._meta.db_table), pairs=SQL(", ").join(pairs))
        _execute(statement, json.dumps(records, default=_text))


def _text(value: Any) -> str:
    if isinstance(value, DateRange):
        return f"[{value.lower},{value.upper or ''})"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not written by a change set")


def _execute(statement: Composable, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
