"""Which suggestions to show somebody: those that they may carry out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ownership import permissions
from ownership.changes import ChangeSet
from ownership.rules.suggestions import Suggestion
from teams.models import User

from .access import Claims, claims
from .belonging import Claim
from .settling import settle
from .work import ById, Table, Work, draft


def offered(
    *, suggestions: Mapping[int, Sequence[Suggestion]], actor: User | None, on: dt.date
) -> dict[int, list[Suggestion]]:
    """Keep what the actor may carry out, by finding. One query a kind of row and owner, however many."""
    if permissions.is_administrator(user=actor):
        return {finding: list(each) for finding, each in suggestions.items()}
    flat = [(finding, each) for finding, cures in suggestions.items() for each in cures]
    allowed = _allowed([each.changes for _, each in flat], actor=actor, on=on)
    kept: dict[int, list[Suggestion]] = defaultdict(list)
    for (finding, each), may in zip(flat, allowed, strict=True):
        if may:
            kept[finding].append(each)
    return dict(kept)


def _allowed(changes: Sequence[ChangeSet], *, actor: User | None, on: dt.date) -> list[bool]:
    found = [_claims(work, on=on) for work in _read([draft(changes=each) for each in changes])]
    wanted: dict[Claim, set[int]] = defaultdict(set)
    for each in filter(None, found):
        for claim, ids in each.asked.items():
            wanted[claim] |= ids
    mine: dict[Claim, set[int]] = {}
    for claim, ids in wanted.items():
        rows = claim.table._default_manager.filter(claim.may(user=actor, on=on), id__in=ids)
        mine[claim] = set(rows.values_list("id", flat=True))
    return [
        each is not None and not each.nobodys and all(ids <= mine[claim] for claim, ids in each.asked.items())
        for each in found
    ]


def _claims(work: Work, *, on: dt.date) -> Claims | None:
    """Whose a suggestion is; None where a row of it has just gone."""
    if any(id not in work.before[model] for model, ids in work.existing().items() for id in ids):
        return None
    settle(work, on=on)
    return claims(work)


def _read(works: list[Work]) -> list[Work]:
    """Fill in the rows as they are, fetched once for all."""
    wanted: dict[Table, set[int]] = defaultdict(set)
    for work in works:
        for model, ids in work.existing().items():
            wanted[model] |= set(ids)
    for model, each in wanted.items():
        columns = [field.attname for field in model._meta.concrete_fields]
        found = model._default_manager.filter(id__in=each).values(*columns)
        rows: ById = {row["id"]: row for row in found}
        for work in works:
            work.before[model] = {id: rows[id] for id in work.existing().get(model, ()) if id in rows}
    return works
