"""Whether somebody may make a change set: what each row belongs to, asked once a kind of owner."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Model, Q

from ownership import permissions
from ownership.enums import QuestionState
from ownership.models import (
    Area,
    Assignment,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Finding,
    FindingEvent,
    Question,
    Resource,
    RuleSetting,
    Waiver,
)
from ownership.rules.registry import RULES
from teams.models import Absence, Employment, Membership, Person, Seat, Team, User

from .naming import name
from .problems import Problem
from .speaking import answered_by, replies_in, spoken_for
from .taking import elsewhere
from .work import Table, Values, Work


@dataclass(frozen=True)
class Claim:
    """A kind of owner, and which of them are somebody's own."""

    table: Table
    may: Callable[..., Q]


AREA = Claim(Area, permissions.may_manage_areas)
HELD = Claim(Area, permissions.may_answer_for_areas)
TEAM = Claim(Team, permissions.may_manage_teams)
SEAT = Claim(Seat, permissions.may_manage_seats)
ASKED = Claim(Area, permissions.may_answer_questions)
AWAY = Claim(Person, permissions.may_note_absence)
PERSON = Claim(Person, permissions.may_manage_people)
DECISION = Claim(Decision, permissions.may_manage_decisions)
FINDING = Claim(Finding, permissions.may_act_on_findings)
ITSELF = {Area: AREA, Team: TEAM, Person: PERSON, Decision: DECISION, Finding: FINDING}
SUBJECT = {"area_id": HELD, "person_id": PERSON, "team_id": TEAM, "seat_id": SEAT, "decision_id": DECISION}
# A row belongs to what it is about, as it was and as it will be. What is not here is an administrator's.
ABOUT: dict[Table, dict[str, Claim]] = {
    Assignment: {"area_id": HELD},
    Resource: {"area_id": AREA},
    Question: {"area_id": ASKED},
    Waiver: SUBJECT,
    FindingEvent: {"finding_id": FINDING},
    Membership: {"team_id": TEAM},
    Seat: {"team_id": TEAM},
    Employment: {"person_id": PERSON},
    Absence: {"person_id": AWAY},
    DecisionArea: {"area_id": ASKED, "decision_id": DECISION},
    DecisionParty: {"decision_id": DECISION},
    Contribution: {"area_id": AREA},
    RuleSetting: {"team_id": TEAM},
}
# What a rule asks of the person it is about, they may accept themselves.
ITSELF_TOO = {"person_id": AWAY}
# These are owned themselves; they are made inside, and moved only into, what is one's own.
PLACE: dict[Table, dict[str, Claim]] = {
    Area: {"owning_team_id": TEAM, "parent_id": AREA},
    Team: {"parent_id": TEAM},
    Person: {},
    Decision: {},
    Finding: {},
}
# Leaving an area unowned is an answer to a finding.
STANCE = {"unowned_reason", "unowned_by_id", "unowned_until"}
# That an area is still right is said by whoever answers for it.
CONFIRMED = {"confirmed_on", "confirmed_by_id"}
# Who somebody signs in as decides what they may do.
IDENTITY = {"user_id", "email"}
# What the asker of a question may do with it.
WITHDRAWAL = {"state", "answered_by_id", "answered_on"}
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
