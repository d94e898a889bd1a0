"""Ways to break a constraint: through the ORM's save, in bulk, and by two transactions at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from ownership.operations.sentences import problem
from ownership.operations.work import Work
from tests.support.at_once import in_turn

# The index that a key of two columns points at; the primary key alone already forbids what it would.
UNBREAKABLE = {"seat_team_key"}


@dataclass(frozen=True)
class Case:
    """`make(**sound)` is allowed, also beside `make(**there)`; with `broken` set it is not."""

    make: Callable[..., Any]
    sentence: str
    broken: dict[str, Any] | Callable[[Any], dict[str, Any]]
    there: dict[str, Any] | None = None
    sound: dict[str, Any] = field(default_factory=dict)

    def values(self, row: Any) -> dict[str, Any]:
        return self.broken(row) if callable(self.broken) else self.broken


def constraints(*, app: str) -> set[str]:
    models = apps.get_app_config(app).get_models()
    return {constraint.name for model in models for constraint in model._meta.constraints} - UNBREAKABLE


def save(row: Any, values: dict[str, Any]) -> None:
    _set(row, values).save()


def bulk_create(row: Any, values: dict[str, Any]) -> None:
    type(row).objects.filter(pk=row.pk).delete()
    type(row).objects.bulk_create([_set(row, values)])


def update(row: Any, values: dict[str, Any]) -> None:
    type(row).objects.filter(pk=row.pk).update(**values)


WAYS = {"save": save, "bulk": bulk_create, "update": update}


def _set(row: Any, values: dict[str, Any]) -> Any:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def refused(name: str, sentence: str, error: BaseException) -> None:
    """Refused under its own name, and people are told so in its own words."""
    assert isinstance(error, IntegrityError)
    assert (error.__cause__.diag.constraint_name, problem(error, Work()).what) == (name, sentence)


def one_by_one(*, name: str, case: Case, way: str) -> None:
    if case.there is not None:
        case.make(**case.there)
    row = case.make(**case.sound)
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        WAYS[way](row, case.values(row))
    refused(name, case.sentence, caught.value)


def two_at_once(*, name: str, case: Case) -> None:
    error = in_turn(
        first=lambda: case.make(**case.there), second=lambda: case.make(**{**case.sound, **case.values(None)})
    )
    refused(name, case.sentence, error)
