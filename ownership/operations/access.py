"""Whether somebody may make a change set: what each row belongs to, asked once a kind of owner."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Model

from ownership import permissions
from ownership.enums import QuestionState
from ownership.models import Assignment, Decision, DecisionArea, Question, Waiver
from ownership.rules.registry import RULES
from teams.models import User

from .belonging import (
    ABOUT,
    ASKED,
    CONFIRMED,
    HELD,
    IDENTITY,
    ITSELF,
    ITSELF_TOO,
    PLACE,
    STANCE,
    WITHDRAWAL,
    Claim,
)
from .naming import name
from .problems import Problem
from .speaking import answered_by, replies_in, spoken_for
from .taking import elsewhere
from .work import Table, Values, Work

Owner = tuple[Claim, int]
Row = tuple[Table, int]


@dataclass
class Claims:
    """Whose a change set is: the rows of others by kind, and the rows that are nobody's."""

    asked: dict[Claim, set[int]] = field(default_factory=lambda: defaultdict(set))
    nobodys: dict[tuple[Table, int], Values] = field(default_factory=dict)


def forbidden(work: Work, *, actor: User | None, on: dt.date) -> Iterator[Problem]:
    """Name what the actor may not change."""
    replies = replies_in(work)
    mine = answered_by(replies, actor=actor, on=on)
    yield from spoken_for(replies, mine=mine, work=work, actor=actor, on=on)
    if permissions.is_administrator(user=actor):
        return
    yield from elsewhere(work, actor=actor, on=on)
    own = {(Assignment, id) for id in mine} | {(Question, id) for id in _asked(work, actor)}
    found = claims(work, own=own)
    for (model, _), row in found.nobodys.items():
        yield _problem(name(model, row, work), "Ask an administrator.")
    refused: dict[tuple[Table, int], Model] = {}
    for claim, ids in found.asked.items():
        rows = claim.table._default_manager.filter(id__in=ids).exclude(claim.may(user=actor, on=on))
        refused |= {(claim.table, row.pk): row for row in rows.order_by("id")}
    for each in refused.values():
        yield _problem(str(each), "Ask the lead of the team it belongs to, or an administrator.")


def claims(work: Work, *, own: Collection[Row] = ()) -> Claims:
    """Gather whose rows a change set touches; one's own answers and questions are nobody else's business."""
    found = Claims()
    for model, id, row in _rows(work, own):
        owners = list(_owners(model, id, row, work))
        if not owners:
            found.nobodys.setdefault((model, id), row)
        for claim, owner in owners:
            if owner not in work.creates[claim.table]:
                found.asked[claim].add(owner)
    return found


def _asked(work: Work, actor: User | None) -> Iterator[int]:
    """Anyone asks, and takes back what they asked."""
    if actor is None:
        return
    yield from (id for id, row in work.creates[Question].items() if row["asked_by_id"] == actor.pk)
    for id, row in work.before[Question].items():
        values = work.changes[Question].get(id, {})
        withdrawn = set(values) <= WITHDRAWAL and values.get("state") == QuestionState.WITHDRAWN
        if row["asked_by_id"] == actor.pk and (withdrawn or id in work.removes[Question]):
            yield id


def _rows(work: Work, own: Collection[Row]) -> Iterator[tuple[Table, int, Values]]:
    """Each touched row as it was and as it will be."""
    touched = {*work.creates, *work.changes, *work.removes}
    for model in sorted(touched, key=lambda each: each._meta.label):
        for id in work.removes[model]:
            if (model, id) not in own:
                yield model, id, work.before[model][id]
        for id, values in work.changes[model].items():
            if (model, id) not in own:
                yield model, id, work.before[model][id]
                yield model, id, work.before[model][id] | values
        for id, values in work.creates[model].items():
            if (model, id) not in own:
                yield model, id, values


def _owners(model: Table, id: int, row: Values, work: Work) -> Iterator[Owner]:
    if model in ABOUT:
        about = ABOUT[model] | (ITSELF_TOO if model is Waiver and _asks_itself(row) else {})
        yield from ((claim, row[column]) for column, claim in about.items() if row.get(column))
        return
    places = [
        (claim, row[column], column) for column, claim in PLACE.get(model, {}).items() if row.get(column)
    ]
    if id in work.creates[model]:
        yield from ((claim, owner) for claim, owner, _ in places[:1])
        yield from _recorded(model, id, work)
        return
    # An undo gives every column: what counts is what becomes another.
    before = work.before[model].get(id, {})
    changes = {
        column: value
        for column, value in work.changes[model].get(id, {}).items()
        if column not in before or before[column] != value
    }
    if model in PLACE and not IDENTITY & set(changes):
        yield _needed(model, set(changes)), id
        yield from ((claim, owner) for claim, owner, column in places if column in changes)


def _recorded(model: Table, id: int, work: Work) -> Iterator[Owner]:
    """A new decision belongs to whoever answers for all that it is about."""
    if model is Decision:
        about = work.creates[DecisionArea].values()
        yield from ((ASKED, row["area_id"]) for row in about if row["decision_id"] == id)


def _asks_itself(row: Values) -> bool:
    return row["rule"] in RULES and RULES[row["rule"]].asks_itself


def _needed(model: Table, changed: set[str]) -> Claim:
    # One that is removed changes nothing.
    if not changed:
        return ITSELF[model]
    if changed <= STANCE:
        return HELD
    return ASKED if changed <= CONFIRMED else ITSELF[model]


def _problem(where: str, cure: str) -> Problem:
    return Problem("You may not change this.", where, cure)
