"""What a change set would resolve and create, without making it."""

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable, SerializationFailure

from ownership.changes import ChangeSet
from ownership.rules.evaluating import Offender, evaluate, near, wide
from ownership.rules.scope import Scope, concerned
from teams.models import User

from .problems import Problem, Refused
from .touched import touched
from .writer import checked, written


@dataclass(frozen=True)
class Preview:
    resolved: list[Offender]
    created: list[Offender]


class _Leave(Exception):
    pass


def preview(*, changes: ChangeSet, actor: User | None, on: dt.date, also: Collection[str] = ()) -> Preview:
    """Try a change set on one snapshot and compare; `Refused` as when it is applied.

    Wide rules are compared only where `also` names them: each costs a look at everything.
    """
    found: list[tuple[list[Offender], list[Offender]]] = []
    try:
        with _snapshot():
            found.append(_both(changes, actor, on, also))
            # A savepoint rolled back by hand would still fire what waits for the commit.
            raise _Leave
    except _Leave:
        before, after = found[0]
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable | SerializationFailure):
            raise
        raise Refused(Problem("Somebody is changing the same just now.", "", "Try again.")) from error
    were, will_be = {each.key for each in before}, {each.key for each in after}
    return Preview(
        resolved=[each for each in before if each.key not in will_be],
        created=[each for each in after if each.key not in were],
    )


@contextmanager
def _snapshot() -> Iterator[None]:
    outermost = not connection.in_atomic_block
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        if outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL lock_timeout = '1s'")
        yield


def _both(
    changes: ChangeSet, actor: User | None, on: dt.date, also: Collection[str]
) -> tuple[list[Offender], list[Offender]]:
    """Offenders before and after, among the subjects that the change set concerns before or after."""
    with transaction.atomic():
        work = checked(changes=changes, actor=actor, on=on)
        what = touched(work)
        scope = concerned(touched=what, on=on)
        written(work)
        scope = _union(scope, concerned(touched=what, on=on))
        after = _found(on, scope, also)
        transaction.set_rollback(True)
    return _found(on, scope, also), after


def _found(on: dt.date, scope: Scope | None, also: Collection[str]) -> list[Offender]:
    far = [code for code in also if code in wide()]
    found = evaluate(on=on, scope=scope, rules=near())
    return found + evaluate(on=on, rules=far) if far else found


def _union(one: Scope | None, other: Scope | None) -> Scope | None:
    if one is None or other is None:
        return None
    return Scope(
        areas=one.areas | other.areas,
        people=one.people | other.people,
        teams=one.teams | other.teams,
        seats=one.seats | other.seats,
        around=one.around | other.around,
    )
