"""All events of the change log as one relation, of which a statement takes what it wants.

Every condition is on a column of one of the tables, so that PostgreSQL takes it to their indexes.
"""
# ruff: noqa: S608 - composed of our own names alone

from collections.abc import Iterable

from .kinds import KINDS, Kind, Readable, personal_rules

# kind, pgh_id, moment, what was done, the row's id, its request, and what it is about.
COLUMNS = "kind, rank, event, at, did, obj, request, area, team, person, decision"


def relation(*, kinds: Iterable[str], seen: Readable) -> str:
    """A SELECT over the kinds; `%(people)s` and `%(personal)s` are its parameters."""
    rank = {label: place for place, label in enumerate(KINDS)}
    return " UNION ALL ".join(_of(KINDS[label], rank[label], seen) for label in kinds)


def parameters(seen: Readable) -> dict[str, object]:
    return {"people": seen.people or [], "personal": personal_rules()}


def _of(kind: Kind, rank: int, seen: Readable) -> str:
    columns = (kind.area, kind.team, kind.person, kind.decision)
    # No id is 0: a condition with it is false before anything is looked at. With null it would be unknown,
    # and beside an unknown one no index serves the others.
    about = [f"e.{column}" if column else "0::bigint" for column in columns]
    return f"""
    SELECT '{kind.label}' AS kind, {rank} AS rank, e.pgh_id AS event, e.pgh_created_at AS at,
      e.pgh_label AS did, e.pgh_obj_id AS obj, e.pgh_context_id AS request,
      {about[0]} AS area, {about[1]} AS team, {about[2]} AS person, {about[3]} AS decision
    FROM {kind.table} e {_readable(kind, seen)}"""


def _readable(kind: Kind, seen: Readable) -> str:
    if seen.people is None or kind.readers == "everybody":
        return ""
    theirs = f"e.{kind.person} = ANY(%(people)s)" if kind.person else "false"
    if kind.readers == "personal":
        return f"WHERE (NOT e.rule = ANY(%(personal)s) OR e.{kind.person} IS NULL OR {theirs})"
    return f"WHERE {theirs}"
