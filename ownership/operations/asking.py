"""An A or an R for somebody outside the giver's teams is asked for, deputies' too.

It counts as held from the first day on; whether they take it is theirs to say. Not asked: oneself, a team
without a lead and an empty seat (there is nobody to say yes: a finding says so), and what says itself how it
stands, as a row that an undo brings back.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db.models import Q

from ownership import permissions
from ownership.enums import REPLACING, Acceptance
from ownership.models import Assignment
from teams.models import Person, Seat, Team, User

from .answering import answering, party_of
from .work import Table, Work

# Which holders of each kind are the giver's own.
OWN: dict[str, tuple[Table, Callable[..., Q]]] = {
    "person_id": (Person, permissions.gives_people),
    "team_id": (Team, permissions.gives_teams),
    "seat_id": (Seat, permissions.gives_seats),
}


def ask(work: Work, *, actor: User | None, on: dt.date, request_id: UUID | None) -> None:
    """Mark what is asked for: one query a kind of holder. The system itself asks nobody."""
    if actor is None:
        return
    given = {
        id: party_of(values)
        for id, values in work.creates[Assignment].items()
        if values["letter"] in REPLACING and "acceptance" not in values
    }
    parties = set(given.values())
    for column, (model, own) in OWN.items():
        if ids := {id for kind, id in parties if kind == column}:
            mine = model._default_manager.filter(own(user=actor, on=on), pk__in=ids)
            parties -= {(column, id) for id in mine.values_list("pk", flat=True)}
    asked = answering(parties=parties, work=work, on=on)
    for id, party in given.items():
        if asked.get(party):
            work.creates[Assignment][id] |= {
                "acceptance": Acceptance.ASKED.value,
                "asked_by_id": actor.pk,
                "asked_on": on,
                "asked_in": request_id,
            }
