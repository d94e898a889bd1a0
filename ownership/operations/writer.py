"""The one writer: permission, validation, write, log, re-check."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from uuid import UUID, uuid4

from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from ownership import permissions
from ownership.changes import ChangeSet
from ownership.rules.scope import Touched
from teams.models import User

from . import notices
from .access import forbidden
from .asking import ask
from .log import signed
from .parts import PART, in_parts
from .placements import bring_back
from .problems import Forbidden, Problem, Refused
from .recheck import Rechecked, recheck
from .rows import lock, stale
from .saying import Say, count, unsaid
from .sentences import problem
from .settling import settle, too_late, with_endings
from .touched import touched
from .valid import invalid
from .work import Work, prepare
from .write import write

# Nobody reads more, and each is named with queries of its own.
MOST = 20


@dataclass(frozen=True)
class Applied:
    """What was done: `ids` by the keys of the change set, `request_id` to undo it by."""

    request_id: UUID
    ids: Mapping[str, int] = field(default_factory=dict)
    opened: int = 0
    resolved: int = 0
    # There was too much to re-check at once: a scan follows.
    queued: bool = False
    label: str = ""


def apply(
    *,
    changes: ChangeSet,
    actor: User | None,
    on: dt.date,
    request_id: UUID | None = None,
    record: bool = True,
    undoes: UUID | None = None,
    tell: bool = True,
    say: Say = unsaid,
) -> Applied:
    """Carry a change set out, wholly or not at all; `Refused` says what is in the way.

    `actor` None is the system itself. Without `record` findings stay as they are: a scan follows.
    `undoes` is the request that this one takes back. Without `tell` nobody is asked or told: an import says
    how things are, and however long it is, a part of it is in memory at a time. `say` hears what is being
    done, for whoever waits.
    """
    request_id = request_id or uuid4()
    outermost = not connection.in_atomic_block
    try:
        return _apply(changes, actor, on, request_id, record, undoes, tell, say)
    except OperationalError as error:
        # Two who write the same period at once may wait for each other; the second try sees the first one's.
        if not (outermost and isinstance(error.__cause__, DeadlockDetected)):
            raise
        return _apply(changes, actor, on, request_id, record, undoes, tell, say)


def _apply(
    changes: ChangeSet,
    actor: User | None,
    on: dt.date,
    request_id: UUID,
    record: bool,
    undoes: UUID | None,
    tell: bool,
    say: Say,
) -> Applied:
    say(f"Checking {count(len(changes.rows), 'change')}")
    ids: dict[str, int] = {}
    what = Touched()
    with transaction.atomic():
        moment = "then" if undoes else "you looked"
        asking = request_id if tell else None
        with signed(request_id=request_id, actor=actor, label=changes.label, on=on, undoes=undoes):
            # What is told is told of it all; and who may write only some of it is asked of it all.
            whole = tell or not permissions.is_administrator(user=actor)
            for part, heard in in_parts(changes, size=None if whole else PART, say=say):
                work = checked(changes=part, actor=actor, on=on, moment=moment, asking=asking, ids=ids)
                written(work, say=heard)
                if record:
                    what |= touched(work)
        if tell and actor is not None:
            notices.record(work, actor=actor, on=on, request_id=request_id, undoes=undoes)
        say("Looking at what the rules say of it")
        found = recheck(what=what, actor=actor, on=on) if record else Rechecked()
    return Applied(request_id, ids, found.opened, found.resolved, found.queued, changes.label)


def checked(
    *,
    changes: ChangeSet,
    actor: User | None,
    on: dt.date,
    moment: str = "you looked",
    asking: UUID | None = None,
    ids: dict[str, int] | None = None,
) -> Work:
    """Lock what a change set touches and see that it may be done; nothing is written yet.

    With `asking`, the request's id, what is given to others is asked for. `ids` are of the parts before.
    """
    work = prepare(changes=with_endings(changes=changes, on=on), keys=ids)
    _refuse(lock(work))
    settle(work, on=on)
    if asking:
        ask(work, actor=actor, on=on, request_id=asking)
    _refuse(forbidden(work, actor=actor, on=on), Forbidden)
    _refuse(stale(work, moment=moment))
    _refuse(chain(invalid(work), too_late(work, on=on)))
    return work


def written(work: Work, *, say: Say = unsaid) -> None:
    try:
        with transaction.atomic():
            write(work, say=say)
            bring_back(work)
    except IntegrityError as error:
        raise Refused(problem(error, work)) from error


def _refuse(problems: Iterable[Problem], as_: type[Refused] = Refused) -> None:
    if found := list(islice(problems, MOST)):
        raise as_(*found)
