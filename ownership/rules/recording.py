"""Findings as they come and go: only the difference is written, as one statement."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from ownership.models import Finding, Waiver
from ownership.models.subject import SUBJECTS

from . import lock, planned
from .evaluating import Key, Offender, near
from .registry import RULES
from .scope import NOTHING, SCOPE, Scope, Touched, concerned


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """How many findings opened, were resolved, and stayed (as they were, or with other facts).

    Of those that opened and were resolved, whose figures each tells that tells one person's.
    """

    opened: int
    resolved: int
    persisting: int
    opened_of: tuple[int, ...] = ()
    resolved_of: tuple[int, ...] = ()


def key(*, finding: Finding | Waiver) -> Key:
    """What a finding, or a waiver of one, is about."""
    kind = next(kind for kind in SUBJECTS if getattr(finding, f"{kind}_id") is not None)
    return finding.rule, kind, getattr(finding, f"{kind}_id")


_KIND = "CASE " + " ".join(f"WHEN f.{kind}_id IS NOT NULL THEN '{kind}'" for kind in SUBJECTS) + " END"
_SUBJECT = f"coalesce({', '.join(f'f.{kind}_id' for kind in SUBJECTS)})"
_KEY = "(n.rule, n.kind, n.id) = ({0}.rule, {0}.kind, {0}.subject)"
_COLUMNS = ", ".join(f"{kind}_id" for kind in SUBJECTS)
_VALUES = ", ".join(f"CASE n.kind WHEN '{kind}' THEN n.id END" for kind in SUBJECTS)
_TABLES = {kind: Finding._meta.get_field(kind).related_model._meta.db_table for kind in SUBJECTS}  # type: ignore[union-attr]
_ASKED = "(%(rules)s::text[] IS NULL OR f.rule = ANY(%(rules)s::text[]))"
_OF_ALL = "true"
_OF_SCOPE = """(f.area_id = ANY(%(areas)s::bigint[]) OR f.person_id = ANY(%(people)s::bigint[])
    OR f.team_id = ANY(%(teams)s::bigint[]) OR f.seat_id = ANY(%(seats)s::bigint[]))"""
_GIVEN = """SELECT n.* FROM jsonb_to_recordset(%(found)s::jsonb)
  AS n(rule text, kind text, id bigint, severity text, facts jsonb)"""
# Near rules about what was re-checked meanwhile: that knew more.
_LEFT = """({0}.rule = ANY(%(near)s::text[]) AND (%(all)s OR {1})) IS NOT TRUE"""
_LEFT_FOUND = _LEFT.format(
    "n",
    """CASE n.kind WHEN 'area' THEN n.id = ANY(%(areas)s::bigint[])
    WHEN 'person' THEN n.id = ANY(%(people)s::bigint[]) WHEN 'team' THEN n.id = ANY(%(teams)s::bigint[])
    WHEN 'seat' THEN n.id = ANY(%(seats)s::bigint[]) END""",
)
_FOUND = f"SELECT * FROM fact_found n WHERE {_LEFT_FOUND}"


def _there(fence: str = "") -> str:
    """Whether a subject is there. With a fence each is looked up, without one all there are are read once."""
    return " ".join(
        f"WHEN '{kind}' THEN EXISTS (SELECT FROM {table} x WHERE x.id = n.id{fence})"
        for kind, table in _TABLES.items()
    )


def _statement(*, found: str, about: str, there: str) -> str:
    """What is new opens, what is gone is resolved, the rest is left.

    What comes back on the day it went, as by an undo, is the same finding again; of several the oldest, as
    its age is the true one. A subject that is not there any more has no findings. `IS TRUE` keeps the index
    of those that are open out of it: it begins with the rule, so that of a subject it is read whole. A full
    join is never a loop, whatever is known of a table that has just grown (a second scan took 20 s longer).
    """
    return f"""WITH n AS MATERIALIZED ({found}),
known AS (
  SELECT f.id AS finding, f.rule, {_KIND} AS kind, {_SUBJECT} AS subject, f.severity, f.facts
  FROM ownership_finding f WHERE (f.resolved_on IS NULL) IS TRUE AND {_ASKED} AND {about}),
beside AS MATERIALIZED (
  SELECT n.*, k.finding, k.rule AS was, k.kind AS its, k.subject, k.severity AS former, k.facts AS said
  FROM n FULL JOIN known k ON {_KEY.format("k")}),
fresh AS MATERIALIZED (SELECT n.rule, n.kind, n.id, n.severity, n.facts FROM beside n
  WHERE n.finding IS NULL AND CASE n.kind {there} END),
gone AS (
  SELECT DISTINCT ON (f.rule, kind, subject) f.id AS finding, f.rule, {_KIND} AS kind, {_SUBJECT} AS subject
  FROM ownership_finding f WHERE f.resolved_on >= %(on)s::date AND {_ASKED}
  ORDER BY f.rule, kind, subject, f.first_seen, f.id),
come AS MATERIALIZED (SELECT n.*, g.finding FROM fresh n FULL JOIN gone g ON {_KEY.format("g")}),
resolved AS (
  UPDATE ownership_finding f SET resolved_on = greatest(f.first_seen, %(on)s::date) FROM beside k
  WHERE f.id = k.finding AND k.rule IS NULL RETURNING k.was AS rule, k.its AS kind, k.subject),
other AS (
  UPDATE ownership_finding f SET severity = n.severity, facts = n.facts, resolved_on = NULL
  FROM (SELECT finding, severity, facts FROM beside
        WHERE rule IS NOT NULL AND finding IS NOT NULL AND (severity, facts) IS DISTINCT FROM (former, said)
        UNION ALL SELECT finding, severity, facts FROM come WHERE rule IS NOT NULL) n
  WHERE f.id = n.finding),
opened AS (
  INSERT INTO ownership_finding (rule, severity, facts, first_seen, state, {_COLUMNS})
  SELECT n.rule, n.severity, n.facts, %(on)s::date, 'open', {_VALUES} FROM come n WHERE n.finding IS NULL)
SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM resolved),
  (SELECT count(*) FROM beside WHERE finding IS NOT NULL),
  ARRAY(SELECT id FROM fresh WHERE kind = 'person' AND rule = ANY(%(personal)s::text[])),
  ARRAY(SELECT subject FROM resolved WHERE kind = 'person' AND rule = ANY(%(personal)s::text[]))"""


_ALL_FOUND = _statement(found=_FOUND, about=_LEFT.format("f", _OF_SCOPE), there=_there())
_ALL_GIVEN = _statement(found=_GIVEN, about=_OF_ALL, there=_there())
# Asked at every write, so the server knows it.
_SCOPE_GIVEN = planned.numbered(
    _statement(found=_GIVEN, about=_OF_SCOPE, there=_there(" OFFSET 0")),
    names=["found", "on", "rules", "personal", *SCOPE],
)
PERSONAL = [code for code, rule in RULES.items() if rule.tells_of("person")]


def record(
    *,
    offenders: Iterable[Offender],
    on: dt.date,
    scope: Scope | None = None,
    rules: Collection[str] | None = None,
) -> Recorded:
    """Open what is new, resolve what is gone, leave the rest. Takes its turn; needs a transaction.

    The offenders are all that there are of the scope and the rules.
    """
    found = [
        {"rule": each.rule, "kind": each.kind, "id": each.id, "severity": each.severity, "facts": each.facts}
        for each in offenders
    ]
    lock.hold()
    if scope is None:
        return _record(_ALL_GIVEN, {"found": json.dumps(found)}, on=on, rules=rules)
    asked = None if rules is None else planned.array(rules)
    values = [json.dumps(found), on.isoformat(), asked, planned.array(PERSONAL)]
    (row,) = planned.ask(_SCOPE_GIVEN, [*values, *planned.arrays(scope.decided())])
    return _recorded(row)


def record_found(*, on: dt.date, since: Touched) -> Recorded:
    """The same of all that `evaluating.collect` found, but for what was re-checked `since`."""
    lock.hold()
    scope = concerned(touched=since, on=on)
    left = {"near": near() if since else [], "all": scope is None, **(scope or NOTHING).decided()}
    return _record(_ALL_FOUND, left, on=on, rules=None)


def _record(
    statement: str, values: Mapping[str, Any], *, on: dt.date, rules: Collection[str] | None
) -> Recorded:
    codes = None if rules is None else list(rules)
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "on": on, "rules": codes, "personal": PERSONAL})
        return _recorded(cursor.fetchone())


def _recorded(row: tuple[Any, ...]) -> Recorded:
    opened, resolved, known, opened_of, resolved_of = row
    return Recorded(
        opened=opened,
        resolved=resolved,
        persisting=known - resolved,
        opened_of=tuple(opened_of),
        resolved_of=tuple(resolved_of),
    )
