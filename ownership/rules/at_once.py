"""The near rules over a small scope, as one statement that the server has planned already.

Asked one by one, each rule is planned anew at every write, which took longer than all the rest; and their
relations, so small here, cost more as tables than they hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from functools import lru_cache

from . import limit_rows, planned, relations
from .limits import Limit
from .registry import RULES
from .scope import SCOPE, Scope

# Of more areas, or of parties that hold more, the relations are better counted: see `facts`.
FEW = 100
_LIMITS = dict(column.split() for column in relations.COLUMNS["fact_limits"].split(", "))
Row = tuple[str, str, int, str, str]


def found(*, on: dt.date, scope: Scope, limits: list[Limit], rules: Collection[str]) -> Iterator[Row]:
    """Rule, kind, id, severity and facts (JSON) of what the rules flag, in no order. Needs a transaction."""
    on_somewhere = {limit.code for limit in limits if limit.on}
    asked = tuple(code for code in RULES if code in rules and code in on_somewhere)
    if not asked:
        return
    rows = [row for row in limits if row.code in asked]
    columns = map(planned.array, limit_rows.columns(rows=rows))
    values = [on.isoformat(), *planned.arrays(scope.arrays()), *columns]
    yield from planned.ask(_statement(asked), values)


@lru_cache(maxsize=8)
def _statement(codes: tuple[str, ...]) -> str:
    limits = ", ".join(f"%({column})s::{kind}[]" for column, kind in _LIMITS.items())
    whole = {
        "fact_limits": f"MATERIALIZED (SELECT * FROM unnest({limits}))",
        "fact_member": f"NOT MATERIALIZED ({relations.MEMBER})",
        "fact_resolved": f"MATERIALIZED ({relations.RESOLVED})",
        "fact_reach": f"MATERIALIZED ({relations.REACH})",
    }
    made = ",\n".join(f"{name}({_names(name)}) AS {text}" for name, text in whole.items())
    asked = "\nUNION ALL ".join(
        f"SELECT '{code}', kind, id, severity, facts::text FROM ({RULES[code].sql}) o" for code in codes
    )
    return planned.numbered(f"WITH {made}\n{asked}", names=["on", *SCOPE, *_LIMITS])


def _names(relation: str) -> str:
    return ", ".join(column.split()[0] for column in relations.COLUMNS[relation].split(", "))
