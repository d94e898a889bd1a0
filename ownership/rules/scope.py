"""What a write touched, and whom and what that concerns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from ownership import sql

from . import planned

NONE: frozenset[int] = frozenset()
SCOPE = ("areas", "people", "teams", "seats")
HOLDERS = ("person", "team", "seat")
TOUCHED = ("areas", "parents", "people", "teams", "seats", *(f"held_by_{kind}" for kind in HOLDERS))


@dataclass(frozen=True, kw_only=True)
class Touched:
    """What written rows named, before and after: an assignment its area and holder, a membership its person,
    team and seat, an employment its person, an area itself and its former and present parent.

    `areas` may pass something else down now, while of `parents` only a child came, changed or went; `people`,
    `teams` and `seats` may answer for others now, while `holders`, pairs such as ("person", 7), only gained
    or lost a letter. `everything` where that is too much to say: a rule's setting, the profile, a team's
    place in the tree, what a job role expects. `later` where only wide rules look at it, in the scan that
    follows.
    """

    areas: frozenset[int] = NONE
    parents: frozenset[int] = NONE
    holders: frozenset[tuple[str, int]] = frozenset()
    people: frozenset[int] = NONE
    teams: frozenset[int] = NONE
    seats: frozenset[int] = NONE
    everything: bool = False
    later: bool = False

    def __or__(self, other: Touched) -> Touched:
        return Touched(
            areas=self.areas | other.areas,
            parents=self.parents | other.parents,
            holders=self.holders | other.holders,
            people=self.people | other.people,
            teams=self.teams | other.teams,
            seats=self.seats | other.seats,
            everything=self.everything or other.everything,
            later=self.later or other.later,
        )

    def __bool__(self) -> bool:
        parties = self.holders or self.people or self.teams or self.seats
        return bool(self.everything or self.later or self.areas or self.parents or parties)

    def told(self) -> dict[str, Any]:
        """As JSON, to be `read` again."""
        return {**self.arrays(), "everything": self.everything}

    @classmethod
    def read(cls, told: dict[str, Any]) -> Touched:
        gained = {(kind, id) for kind in HOLDERS for id in told[f"held_by_{kind}"]}
        kinds: dict[str, Any] = {
            name: frozenset(told[name]) for name in TOUCHED if not name.startswith("held_by")
        }
        return cls(**kinds, holders=frozenset(gained), everything=told["everything"])

    def arrays(self) -> dict[str, list[int]]:
        """By the names in `TOUCHED`."""
        gained = {
            f"held_by_{kind}": sorted(id for each, id in self.holders if each == kind) for kind in HOLDERS
        }
        return {kind: sorted(getattr(self, kind)) for kind in TOUCHED if kind not in gained} | gained


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The subjects whose findings are decided anew: closed, so that what is outside cannot have changed.

    `around` are areas that are only looked at, for the findings of those that they are below.
    """

    areas: frozenset[int]
    people: frozenset[int]
    teams: frozenset[int]
    seats: frozenset[int]
    around: frozenset[int] = NONE

    def has(self, kind: str, id: int) -> bool:
        known = {"area": self.areas, "person": self.people, "team": self.teams, "seat": self.seats}
        return id in known.get(kind, NONE)

    def decided(self) -> dict[str, list[int]]:
        """By the names in `SCOPE`; what is around is not decided."""
        return {**self.arrays(), "areas": sorted(self.areas)}

    def arrays(self) -> dict[str, list[int]]:
        """By the names in `SCOPE`, with what is around."""
        return {
            "areas": sorted(self.areas | self.around),
            "people": sorted(self.people),
            "teams": sorted(self.teams),
            "seats": sorted(self.seats),
        }


NOTHING = Scope(areas=NONE, people=NONE, teams=NONE, seats=NONE)
_DAY = "%(on)s::date"


def _above(area: str) -> str:
    """A relation of parent_id. OFFSET keeps it a look-up for each: joined, the whole table is read."""
    return f"""SELECT p.parent_id FROM placed p
    WHERE p.area_id = {area} AND p.inherits AND p.parent_id IS NOT NULL OFFSET 0"""


# A party's faces: who leads a team or sits in a seat, here or not (a leaver is looked for too); and the work
# that a team does is done by its members.
# Areas pass letters on to those that inherit, so what is below one that was touched is decided anew; and a
# finding can be about the topmost that lacks something, so what is above is too. Of all others below that
# one only those lack it that its finding lists: the rest of a large tree need not be read.
EXPAND = f"""WITH RECURSIVE placed AS NOT MATERIALIZED ({sql.placed(on=_DAY)}),
given AS NOT MATERIALIZED (SELECT * FROM ownership_assignment s WHERE (s.period @> {_DAY}) IS TRUE),
member AS NOT MATERIALIZED (SELECT * FROM teams_membership m WHERE (m.period @> {_DAY}) IS TRUE),
team(id) AS (SELECT unnest(%(teams)s::bigint[])
  UNION SELECT team_id FROM member WHERE lead AND person_id = ANY(%(people)s::bigint[])),
seat(id) AS (SELECT unnest(%(seats)s::bigint[])
  UNION SELECT seat_id FROM member WHERE seat_id IS NOT NULL AND person_id = ANY(%(people)s::bigint[])
  UNION SELECT id FROM teams_seat WHERE team_id = ANY(%(teams)s::bigint[])),
begun(id) AS (SELECT unnest(%(areas)s::bigint[])
  UNION SELECT area_id FROM given WHERE person_id = ANY(%(people)s::bigint[])
  UNION SELECT area_id FROM given WHERE tie_breaker_id = ANY(%(people)s::bigint[])
  UNION SELECT area_id FROM given WHERE team_id = ANY(ARRAY(SELECT id FROM team))
  UNION SELECT area_id FROM given WHERE letter = 'R' AND team_id = ANY(ARRAY(
    SELECT team_id FROM member WHERE person_id = ANY(%(people)s::bigint[])))
  UNION SELECT area_id FROM given WHERE seat_id = ANY(ARRAY(SELECT id FROM seat))),
up(id) AS (SELECT id FROM begun UNION SELECT unnest(%(parents)s::bigint[])
  UNION SELECT p.parent_id FROM up CROSS JOIN LATERAL ({_above("up.id")}) p),
down(id) AS (SELECT id FROM begun
  UNION SELECT p.area_id FROM down CROSS JOIN LATERAL (
    SELECT p.area_id FROM placed p WHERE p.parent_id = down.id AND p.inherits OFFSET 0) p),
decided(id) AS (SELECT id FROM up UNION SELECT id FROM down),
around(id) AS (
  SELECT listed.id::bigint FROM ownership_finding f
    CROSS JOIN jsonb_array_elements_text(f.facts -> 'areas') AS listed(id)
    WHERE f.area_id = ANY(ARRAY(SELECT id FROM decided)) AND f.resolved_on IS NULL
  UNION SELECT p.parent_id FROM around CROSS JOIN LATERAL ({_above("around.id")}) p),
held AS (SELECT person_id, team_id, seat_id FROM given WHERE area_id = ANY(ARRAY(SELECT id FROM begun))),
teams(id) AS (SELECT id FROM team UNION SELECT team_id FROM held
  UNION SELECT unnest(%(held_by_team)s::bigint[])),
seats(id) AS (SELECT id FROM seat UNION SELECT seat_id FROM held
  UNION SELECT unnest(%(held_by_seat)s::bigint[])),
people(id) AS (SELECT unnest(%(people)s::bigint[]) UNION SELECT person_id FROM held
  UNION SELECT unnest(%(held_by_person)s::bigint[])
  UNION SELECT person_id FROM member WHERE lead AND team_id = ANY(ARRAY(SELECT id FROM teams))
  UNION SELECT person_id FROM member WHERE seat_id = ANY(ARRAY(SELECT id FROM seats))),
-- What else a person answers through; and a seat is closed with its team, which is then the cause.
parties(id) AS (SELECT id FROM teams
  UNION SELECT x.team_id FROM teams_seat x WHERE x.id = ANY(ARRAY(SELECT id FROM seats))
  UNION SELECT team_id FROM member WHERE lead AND person_id = ANY(ARRAY(SELECT id FROM people))),
sat(id) AS (SELECT id FROM seats
  UNION SELECT seat_id FROM member WHERE person_id = ANY(ARRAY(SELECT id FROM people))
  UNION SELECT x.id FROM teams_seat x WHERE x.team_id = ANY(ARRAY(SELECT id FROM parties)))
SELECT ARRAY(SELECT id FROM decided), ARRAY(SELECT id FROM people WHERE id IS NOT NULL),
  ARRAY(SELECT id FROM parties WHERE id IS NOT NULL), ARRAY(SELECT id FROM sat WHERE id IS NOT NULL),
  ARRAY(SELECT id FROM around)"""


_EXPAND = planned.numbered(EXPAND, names=["on", *TOUCHED])


def concerned(*, touched: Touched, on: dt.date) -> Scope | None:
    """The subjects that a write concerns; None stands for all."""
    if touched.everything:
        return None
    values = [on.isoformat(), *planned.arrays(touched.arrays())]
    with transaction.atomic():
        (row,) = planned.ask(_EXPAND, values)
    areas, people, teams, seats, around = map(frozenset, row)
    return Scope(areas=areas, people=people, teams=teams, seats=seats, around=around - areas)
