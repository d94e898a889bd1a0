"""What becomes of each line, as one change set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ownership.changes import Change, ChangeSet, End, Row
from ownership.operations.accepting import LONGEST_EXCEPTION
from ownership.operations.assigning import Holder
from ownership.operations.organising import closing
from ownership.operations.people import leaving
from ownership.operations.problems import Problem, Refused
from ownership.operations.writer import MOST, Applied, apply
from teams.models import Membership, Person, Team, User

from .giving import AREA, MEMBERSHIP, Giving
from .ground import Ground
from .held import Line, Of

TO, END, UNOWNED, KEEP = "to", "end", "unowned", "keep"
LEAVES, MOVES, CLOSES = "leaves", "moves", "closes"


@dataclass(frozen=True)
class Decision:
    """What becomes of a line: it goes `to` somebody, ends, is left unowned, or is kept."""

    do: str = KEEP
    to: Holder | None = None


@dataclass(frozen=True)
class Exit:
    """What becomes of who hands over: stays (""), leaves, closes, or moves from a team to another."""

    kind: str = ""
    moved: Membership | None = None
    to: Team | None = None


@dataclass(frozen=True, kw_only=True)
class Unowned:
    """Why areas are left without an owner, by whom, and until when."""

    reason: str = ""
    until: dt.date | None = None
    by: User | None = None


def hand_over(
    *,
    ground: Ground,
    lines: Sequence[Line],
    decisions: Mapping[str, Decision],
    leave: Exit,
    unowned: Unowned,
    actor: User | None,
    on: dt.date,
) -> Applied:
    """Carry it out, wholly or not at all: one request, undone as one."""
    made = changes(ground=ground, lines=lines, decisions=decisions, leave=leave, unowned=unowned, on=on)
    return apply(changes=made, actor=actor, on=on)


def changes(
    *,
    ground: Ground,
    lines: Sequence[Line],
    decisions: Mapping[str, Decision],
    leave: Exit,
    unowned: Unowned,
    on: dt.date,
) -> ChangeSet:
    """The change set from `ground.day` on; `Refused` names each line of which something is left to say."""
    decided = [(line, decisions.get(line.key, Decision())) for line in lines]
    if problems := list(_problems(decided, ground, leave, unowned, on)):
        raise Refused(*problems[:MOST])
    giving = Giving(ground)
    for line, decision in decided:
        if line.kind == "breaks" and decision.do in (TO, END):
            giving.ties[line.row.pk] = decision.to if isinstance(decision.to, Person) else None
    rows: list[Row] = []
    for line, decision in decided:
        rows += _rows(line, decision, giving, leave, unowned)
    rows += _leaving(giving, leave)
    moved = sum(decision.do != KEEP for _, decision in decided)
    return ChangeSet(_label(ground.of, leave, moved), tuple(rows))


def _problems(
    decided: list[tuple[Line, Decision]], ground: Ground, leave: Exit, unowned: Unowned, on: dt.date
) -> Iterator[Problem]:
    if ground.day < on:
        yield Problem("A hand-over is from today on, or from a later day.", "", "Choose such a day.", "day")
    for line, decision in decided:
        if decision.do == KEEP and _must_go(line, leave):
            yield Problem(
                "Nobody takes this over yet.", line.says, "Say who does, or that it ends.", line.key
            )
        elif decision.do == TO and decision.to is None:
            yield Problem("It is not said who takes this over.", line.says, "Name somebody.", line.key)
        elif decision.do == TO and decision.to == ground.of:
            yield Problem(f"{ground.of} has this already.", line.says, "Name somebody else.", line.key)
        elif decision.to and decision.to._meta.model_name not in line.takes:
            yield Problem(
                f"Only a {line.takes[0]} can take this over.", line.says, f"Name a {line.takes[0]}."
            )
        elif decision.do == UNOWNED and not line.owner:
            yield Problem("Only an A can be left unowned.", line.says, "End it, or name somebody.", line.key)
    if any(decision.do == UNOWNED and line.owner for line, decision in decided):
        yield from _unexplained(unowned, ground.day, on)
    if leave.kind == MOVES and (leave.to is None or leave.moved is None):
        yield Problem(
            "It is not said from which team to which.", str(ground.of), "Choose both teams.", "team"
        )


def _unexplained(unowned: Unowned, day: dt.date, on: dt.date) -> Iterator[Problem]:
    where = "Left unowned"
    if not unowned.reason.strip() or unowned.until is None or unowned.by is None:
        yield Problem("It needs a reason and an end.", where, "Say why, and until when.", "reason")
    elif unowned.until <= day:
        yield Problem("Its end must come after the hand-over.", where, "Choose a later day.", "end")
    elif unowned.until > (last := on + LONGEST_EXCEPTION):
        yield Problem(
            "This is longer than a year.", where, f"Choose {last:%-d %b %Y} or an earlier day.", "end"
        )


def _must_go(line: Line, leave: Exit) -> bool:
    """Who leaves keeps nothing; who moves does not keep a place in the team that is left."""
    if leave.kind == MOVES:
        return line.kind == "sits" and bool(leave.moved) and line.row.team_id == leave.moved.team_id  # type: ignore[union-attr]
    return leave.kind in (LEAVES, CLOSES)


def _rows(line: Line, decision: Decision, giving: Giving, leave: Exit, unowned: Unowned) -> Iterator[Row]:
    if decision.do == TO and decision.to:
        yield from giving.give(line, decision.to)
    elif decision.do in (END, UNOWNED):
        left = leave.kind in (LEAVES, CLOSES) or _must_go(line, leave)
        yield from giving.drop(line, stays=not left)
    if decision.do == UNOWNED and unowned.by:
        values = {
            "unowned_reason": unowned.reason.strip(),
            "unowned_by_id": unowned.by.pk,
            "unowned_until": unowned.until,
        }
        yield Change(AREA, line.row.area_id, values)


def _leaving(giving: Giving, leave: Exit) -> Iterator[Row]:
    of, day = giving.ground.of, giving.ground.day
    if leave.kind == LEAVES and isinstance(of, Person):
        yield from leaving(person=of, on=day)
        yield from (End(MEMBERSHIP, row.pk, day) for row in giving.ground.own)
    elif leave.kind == MOVES and leave.moved and leave.to:
        left = [row for row in giving.ground.own if row.team_id == leave.moved.team_id]
        yield from (End(MEMBERSHIP, row.pk, day) for row in left)
        yield from giving.member(leave.moved, leave.moved.person_id, leave.to.pk)
    elif leave.kind == CLOSES and isinstance(of, Team):
        yield from closing(team=of, on=day)


def _label(of: Of, leave: Exit, moved: int) -> str:
    things = f"{moved} thing{'' if moved == 1 else 's'}"
    if not leave.kind:
        return f"{of} hands over {things}"
    does = {LEAVES: "leaves", CLOSES: "is closed", MOVES: f"moves to {leave.to}"}[leave.kind]
    return f"{of} {does}; {things} handed over"
