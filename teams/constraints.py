"""Invariants that Django has no word for, kept in the database like its own constraints."""
# ruff: noqa: S608 - composed of our own models' names alone

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import connections
from django.db.models import BaseConstraint, CheckConstraint, F, Model, Q, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce


class Sql(BaseConstraint):
    """A constraint made of plain DDL; equal when its class, name and settings are equal."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((type(self), self.name))

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        return None

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        """The database alone decides, unless a subclass can say it sooner."""


class Acyclic(Sql):
    """No row is its own ancestor by `field`, whoever else writes at the same time."""

    default_violation_error_message = "An item cannot be put below itself."

    def __init__(self, *, field: str = "parent", **kwargs: Any) -> None:
        self.field = field
        super().__init__(**kwargs)

    def _ancestors(self, model: type[Model], start: str) -> str:
        """A relation `up` of a row's id and the ids above it, for each row of `start`: these two columns.

        OFFSET keeps it a look-up for each: joined, a large table is read as a whole at every level.
        """
        field: Any = model._meta.get_field(self.field)
        above = f'SELECT x."{field.column}" AS id FROM "{model._meta.db_table}" x WHERE x.id = up.id OFFSET 0'
        return (
            f"WITH RECURSIVE up(began, id) AS ({start} UNION SELECT up.began, above.id FROM up "
            f"CROSS JOIN LATERAL ({above}) above WHERE above.id IS NOT NULL AND up.id <> up.began) "
            "SELECT began FROM up WHERE id = began LIMIT 1"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        table, column, name = model._meta.db_table, model._meta.get_field(self.field).column, self.name
        new = f'SELECT n.id, n."{column}" FROM new_values n WHERE n."{column}" IS NOT NULL'
        moved = (
            f'SELECT n.id, n."{column}" FROM new_values n JOIN old_values o ON o.id = n.id '
            f'WHERE n."{column}" IS NOT NULL AND n."{column}" IS DISTINCT FROM o."{column}"'
        )
        refuse = f"""IF circle IS NOT NULL THEN RAISE EXCEPTION '{name}'
    USING ERRCODE = '23514', CONSTRAINT = '{name}', TABLE = '{table}', DETAIL = circle::text;
  END IF;"""
        # Once a statement, and planned for the rows that it has: a plan kept from a small table would read
        # a large one from end to end for each row.
        # Two moves at once could each look innocent: moves take turns. Inserts need not, as nothing
        # that another transaction has not committed can be referred to.
        return f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE circle bigint; BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS ({moved}) THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock('{table}'::regclass::oid::bigint);
    EXECUTE $up${self._ancestors(model, moved)}$up$ INTO circle;
  ELSIF EXISTS ({new}) THEN
    EXECUTE $up${self._ancestors(model, new)}$up$ INTO circle;
  END IF;
  {refuse} RETURN NULL; END $$;
CREATE TRIGGER {name}_insert AFTER INSERT ON "{table}" REFERENCING NEW TABLE AS new_values
  FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER {name}_update AFTER UPDATE ON "{table}"
  REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f"DROP FUNCTION {self.name} CASCADE"

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        parent = getattr(instance, model._meta.get_field(self.field).attname)
        if instance.pk is None or parent is None or (exclude and self.field in exclude):
            return
        with connections[using].cursor() as cursor:
            cursor.execute(self._ancestors(model, "SELECT %s::bigint, %s::bigint"), [instance.pk, parent])
            if cursor.fetchone():
                raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}


class Matches(Sql):
    """The pair (`field`, a column here) stands in the target's `key`: a foreign key of two columns."""

    def __init__(self, *, field: str, column: str, key: str, **kwargs: Any) -> None:
        self.field, self.column, self.key = field, column, key
        super().__init__(**kwargs)

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        field = model._meta.get_field(self.field)
        target = field.related_model._meta.db_table
        return (
            f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT {self.name} FOREIGN KEY '
            f'("{field.column}", "{self.column}") REFERENCES "{target}" (id, "{self.key}") '
            "DEFERRABLE INITIALLY IMMEDIATE"
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT {self.name}'

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field, "column": self.column, "key": self.key}


def real_period(*, name: str) -> CheckConstraint:
    """`period` has a beginning and at least one day."""
    return CheckConstraint(
        name=name,
        condition=Q(period__isempty=False, period__startswith__isnull=False),
        violation_error_code="empty_period",
        violation_error_message="A period needs a first day, and its end must come after it.",
    )


def no_overlap(
    *, name: str, same: list[str | BaseExpression], message: str, condition: Q | None = None
) -> ExclusionConstraint:
    """Rows that are the same in `same` do not overlap in `period`.

    The first of `same` stands in an expression, which no query does: the constraint's GiST index looks cheap
    for finding somebody's rows, and took a thousand times as long as the btree beside it.
    """
    first, *rest = same
    fenced = Coalesce(F(f"{first}_id"), Value(0)) if isinstance(first, str) else first
    pairs: list[tuple[Any, str]] = [(field, RangeOperators.EQUAL) for field in (fenced, *rest)]
    return ExclusionConstraint(
        name=name,
        expressions=[*pairs, ("period", RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_code="overlap",
        violation_error_message=message,
    )
