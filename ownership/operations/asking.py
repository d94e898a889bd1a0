"""An A or an R for somebody outside the giver's teams is asked for, deputies' too.

It counts as held from the first day on; whether they take it is theirs to say. Not asked: oneself, a team
without a lead and an empty seat (there is nobody to say yes: a finding says so), and what says itself how it
stands, as a row that an undo brings back.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.db.models import Q

from ownership import permissions
from ownership.enums import REPLACING, Acceptance
from ownership.models import Assignment
from teams.models import Person, Seat, Team, User

from .answering import Party, answering, party_of
from .work import Table, Values, Work

# Which holders of each kind are the giver's own.
OWN: dict[str, tuple[Table, Callable[..., Q]]] = {
    "person_id": (Person, permissions.gives_people),
    "team_id": (Team, permissions.gives_teams),
    "seat_id": (Seat, permissions.gives_seats),
}


def given(work: Work) -> dict[int, Party]:
    """Who is to hold the new As and Rs, by the assignment."""
    return {
        id: party_of(values)
        for id, values in work.creates[Assignment].items()
        if values["letter"] in REPLACING and "acceptance" not in values
    }


def own(*, parties: Collection[Party], actor: User, on: dt.date) -> set[Party]:
    """Those that are the giver's own: one query a kind of holder."""
    found = set()
    for column, (model, rule) in OWN.items():
        if ids := {id for kind, id in parties if kind == column}:
            mine = model._default_manager.filter(rule(user=actor, on=on), pk__in=ids)
            found |= {(column, id) for id in mine.values_list("pk", flat=True)}
    return found


def asked_first(*, request_id: UUID) -> list[str]:
    """The names of those whom a request asked, once each; one query."""
    rows = Assignment.objects.filter(asked_in=request_id, acceptance=Acceptance.ASKED)
    related = ("person", "team", "seat__job_role", "seat__team")
    return list(dict.fromkeys(str(row.holder) for row in rows.select_related(*related).order_by("pk")))


def ask(
    work: Work,
    *,
    actor: User | None,
    on: dt.date,
    request_id: UUID | None,
    mine: Collection[Party] | None = None,
    known: Iterable[Values] | None = None,
) -> None:
    """Mark what is asked for. The system itself asks nobody.

    `mine` are the giver's own among the holders, `known` the memberships behind these, where they are read.
    """
    if actor is None:
        return
    to = given(work)
    parties = set(to.values())
    parties -= own(parties=parties, actor=actor, on=on) if mine is None else set(mine)
    asked = answering(parties=parties, work=work, on=on, known=known)
    for id, party in to.items():
        if asked.get(party):
            work.creates[Assignment][id] |= {
                "acceptance": Acceptance.ASKED.value,
                "asked_by_id": actor.pk,
                "asked_on": on,
                "asked_in": request_id,
            }
