"""Whether findings are accepted on purpose, told in SQL.

Every page counts what shows. Composed as a queryset this takes 5 ms of each to build, the query itself 1.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import BooleanField, F, Func

from ownership.models import Waiver
from ownership.models.subject import SUBJECTS

from .waivers import ACCEPTED

_COLUMNS = ("rule", "facts", *SUBJECTS)
_SAME = " AND ".join(f"(w.{each}_id = {{{each}}} OR w.{each}_id IS NULL)" for each in SUBJECTS)
# Each is about one thing, by which the index of waivers finds it.
_OTHER, _OWN = (", ".join(each.format(subject) for subject in SUBJECTS) for each in ("w.{}_id", "{{{}}}"))
_FOUND = f"coalesce({_OTHER}) = coalesce({_OWN})"
_ALL = " AND ".join(
    f"coalesce(w.accepted -> '{each}', '[]') @> coalesce({{facts}} -> '{each}', '[]')" for each in ACCEPTED
)
_EXISTS = (
    f'EXISTS (SELECT FROM "{Waiver._meta.db_table}" w WHERE w.rule = {{rule}} AND {_FOUND} AND {_SAME}'
    f" AND w.since <= %s AND w.until > %s AND {_ALL})"
)


class Accepted(Func):
    """Whether a waiver in force on a day is on what the finding is about, and accepts all that it names."""

    output_field = BooleanField()

    def __init__(self, *columns: Any, on: dt.date) -> None:
        super().__init__(*(columns or map(F, _COLUMNS)))
        self.on = on

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        columns = [compiler.compile(each)[0] for each in self.source_expressions]
        return _EXISTS.format(**dict(zip(_COLUMNS, columns, strict=True))), [self.on, self.on]
