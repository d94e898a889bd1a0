"""What the database refuses, as a sentence about a row."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError
from django.db.models import BaseConstraint
from psycopg import errors

from .naming import name
from .problems import Problem
from .work import Table, Values, Work

# By error code of the constraint.
CURES = {
    "blank": "Write it.",
    "cycle": "Choose another place.",
    "duplicate": "Use the one that is there, or choose another name or place.",
    "empty_period": "Correct the first day or the end.",
    "holder": "Name one of the three.",
    "overlap": "End the other one first, or choose another period.",
    "since": "Date it on or after that day.",
}
# Constraints that a trigger keeps, beside those of the models' Meta.
TRIGGERS = {
    "area_since": ("ownership.Area", "It was moved or changed after that day already."),
    "team_since": ("teams.Team", "It was moved or closed after that day already."),
}


def problem(error: IntegrityError, work: Work) -> Problem:
    """Name the row and the rule that the database named."""
    diag = error.__cause__.diag  # type: ignore[union-attr]
    detail = diag.message_detail or ""
    if diag.constraint_name in TRIGGERS:
        label, sentence = TRIGGERS[diag.constraint_name]
        return Problem(sentence, _where(apps.get_model(label), detail, work), CURES["since"], "since")
    if diag.constraint_name in (known := _constraints()):
        model, constraint = known[diag.constraint_name]
        cure = CURES.get(constraint.violation_error_code or "", "Correct it.")
        sentence, code = str(constraint.get_violation_error_message()), constraint.violation_error_code or ""
        return Problem(sentence, _where(model, detail, work), cure, code)
    if diag.sqlstate == errors.ForeignKeyViolation.sqlstate:
        return _reference(diag, detail, work)
    table = next(model for model in apps.get_models() if model._meta.db_table == diag.table_name)
    if diag.sqlstate == errors.NotNullViolation.sqlstate:
        column = next(each for each in table._meta.concrete_fields if each.column == diag.column_name)
        return Problem(f"Its {column.verbose_name} is missing.", str(table._meta.verbose_name), "Add it.")
    return Problem("It is there again already.", _where(table, detail, work), "Look again.")


def _constraints() -> dict[str, tuple[Table, BaseConstraint]]:
    return {
        constraint.name: (model, constraint)
        for app in ("teams", "ownership")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def _where(model: Table, detail: str, work: Work) -> str:
    """Find the row in the work: by its id, or by the values of the key that the database shows."""
    rows = work.after(model)
    if by_id := re.match(r"(?:Failing row contains \()?(\d+)\b", detail):
        found: Values | None = rows.get(int(by_id[1]))
    else:
        shown = dict(_key(detail))
        touched = (rows[id] for part in (work.creates, work.changes) for id in part[model] if id in rows)
        found = next((row for row in touched if _is_shown(row, shown)), None)
    return name(model, found, work) if found else str(model._meta.verbose_name)


def _key(detail: str) -> Iterator[tuple[str, str]]:
    """Read "Key (area_id, lower(name::text))=(7, billing)", each column without what is around it."""
    key = re.match(r"Key \((.*?)\)=\((.*?)\)(?: already| conflicts| is )", detail, re.DOTALL)
    if key is None:
        return
    columns = re.sub(r"COALESCE\((\w+), [^)]*\)|lower\((\w+)::text\)", r"\1\2", key[1]).split(", ")
    yield from zip(columns, key[2].split(", ", len(columns) - 1), strict=False)


def _is_shown(row: Values, shown: dict[str, str]) -> bool:
    pairs = [(row[column], text) for column, text in shown.items() if column in row and column != "period"]
    return bool(pairs) and all(_as_shown(value, text) for value, text in pairs)


def _as_shown(value: Any, text: str) -> bool:
    if value is None:
        return text in ("null", "0")
    return (str(value)[0].lower() if isinstance(value, bool) else str(value)).casefold() == text.casefold()


def _reference(diag: Any, detail: str, work: Work) -> Problem:
    """Either a row points at one that is not there, or one that is pointed at was to go."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    pointing = tables[diag.table_name]
    pointed = re.search(r'update or delete on table "(\w+)"', diag.message_primary) or re.search(
        r'not present in table "(\w+)"', detail
    )
    key = re.search(r"\)=\((\d+)\b", detail)
    if pointed is None or key is None:
        return Problem("Something else points at it.", str(pointing._meta.verbose_name), "Look again.")
    id, target = int(key[1]), tables[pointed[1]]
    if id not in work.removes[target]:
        where = str(pointing._meta.verbose_name)
        return Problem(f"There is no {target._meta.verbose_name} {id}.", where, "Look again.")
    held = str(pointing._meta.verbose_name_plural)
    where = name(target, work.before[target][id], work)
    return Problem(f"It still has {held}.", where, f"End or move its {held} first.")
