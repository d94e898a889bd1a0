"""Who says that a letter is taken, or is not: those whom it was given to, and nobody in their name.

An administrator neither: what stands there as somebody's word is theirs. For whoever cannot sign in, those
who may change the assignment note what they said.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from ownership import permissions
from ownership.enums import Acceptance
from ownership.models import Assignment
from teams.models import Person, User

from .answering import Party, answering, party_of
from .naming import name
from .problems import Problem
from .work import Values, Work

REPLY = {"acceptance", "declined_because"}
THEIRS = "Only those whom it was given to say whether they take it."


def replies_in(work: Work) -> dict[int, Values]:
    """What differs from before, by the assignments that are accepted or declined."""
    found = {}
    for id, values in work.changes[Assignment].items():
        before = work.before[Assignment][id]
        changed = {column: value for column, value in values.items() if before[column] != value}
        if REPLY & changed.keys() and values.get("acceptance") != Acceptance.ASKED:
            found[id] = changed
    return found


def answered_by(replies: Mapping[int, Values], *, actor: User | None, on: dt.date) -> set[int]:
    """Those that are one's own, and nothing but answers."""
    plain = [id for id, changed in replies.items() if changed.keys() <= REPLY]
    if not plain:
        return set()
    mine = Assignment.objects.filter(permissions.answers_for(user=actor, on=on), id__in=plain)
    return set(mine.values_list("id", flat=True))


def spoken_for(
    replies: Mapping[int, Values], *, mine: Collection[int], work: Work, actor: User | None, on: dt.date
) -> Iterator[Problem]:
    """Name what somebody answers in the name of others who can sign in. The system itself may."""
    rows = {id: work.before[Assignment][id] for id in replies if id not in mine}
    if actor is None or not rows:
        return
    asked = answering(parties={party_of(row) for row in rows.values()}, work=Work(), on=on)
    theirs = _sign_in(asked)
    for row in (rows[id] for id in sorted(rows)):
        if party_of(row) in theirs:
            yield Problem("You may not change this.", name(Assignment, row, work), THEIRS)


def _sign_in(asked: Mapping[Party, set[int]]) -> set[Party]:
    """The holders behind whom somebody has an account that is open."""
    people = Person.objects.filter(pk__in=set().union(*asked.values()), user__is_active=True)
    there = set(people.values_list("pk", flat=True))
    return {party for party, each in asked.items() if each & there}
