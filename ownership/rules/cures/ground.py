"""What cures are made of, fetched for all findings at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import ChangeSet, Create, End, Row
from ownership.enums import Letter
from ownership.models import Area, Assignment
from teams.models import JobRole, Membership, Person, Team

ASSIGNMENT = Assignment._meta.label
MOST = 3
KINDS = (("person", "people"), ("team", "teams"), ("seat", "seats"))
Holder = tuple[str, int]


@dataclass(frozen=True)
class Suggestion:
    """One cure of one finding. `key` names it as long as the finding's facts stay the same.

    One that is `safe` takes nothing from anybody that they do not have otherwise, nor leaves anything to
    nobody: it can be carried out of many findings at once, without weighing each.
    """

    key: str
    label: str
    changes: ChangeSet
    safe: bool = False


@dataclass
class Ground:
    """By area `direct` and `work`, the people who do it, by inheritance too, in `inheriting` ones; by team or
    seat `members`, those who are here. `former` are people here who had what they have no more.
    """

    on: dt.date
    areas: dict[int, Area] = field(default_factory=dict)
    direct: dict[int, list[Assignment]] = field(default_factory=dict)
    work: dict[int, list[Person]] = field(default_factory=dict)
    members: dict[Holder, list[Membership]] = field(default_factory=dict)
    teams: dict[int, Team] = field(default_factory=dict)
    of_party: dict[Holder, list[Assignment]] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()
    inheriting: set[int] = field(default_factory=set)
    roles: dict[int, JobRole] = field(default_factory=dict)
    former: dict[int, Person] = field(default_factory=dict)

    def give(self, area: int, letter: str, to: Holder, **more: Any) -> Iterator[Row]:
        """A letter, unless that holder has it."""
        kind, id = to
        deputy = more.get("deputy", False)
        if not any((holder(row), row.deputy) == (to, deputy) for row in self.having(area, letter)):
            values = {"area_id": area, "letter": letter, "period": DateRange(self.on, None), f"{kind}_id": id}
            yield Create(ASSIGNMENT, {**values, **more})

    def end(self, assignment: Assignment) -> End:
        return End(ASSIGNMENT, assignment.pk, self.on)

    def having(self, area: int, letter: str) -> list[Assignment]:
        """Who was given a letter, deputies too."""
        return [row for row in self.direct.get(area, []) if row.letter == letter]

    def promote(self, area: int, letter: str, person: Person) -> Iterator[Row]:
        """Give a letter to a person, who is no deputy of it any longer."""
        yield from self.give(area, letter, ("person", person.pk))
        for row in self.having(area, letter):
            if row.deputy and row.person_id == person.pk:
                yield self.end(row)

    def deputies(self, area: int, letter: str = Letter.A) -> list[Person]:
        rows = self.having(area, letter)
        return [row.person for row in rows if row.deputy and row.person and row.person_id not in self.gone]

    def leads(self, team: int | None) -> list[Person]:
        members = self.members.get(("team", team or 0), [])
        return list(dict.fromkeys(member.person for member in members if member.lead))

    def near(self, area: int) -> list[Person]:
        """Who knows an area: those who do its work, lead the owning team, are asked, or are in that team."""
        team = self.areas[area].owning_team_id
        asked = [row.person for row in self.having(area, Letter.C) if row.person_id not in self.gone]
        members = [member.person for member in self.members.get(("team", team or 0), [])]
        people = [*self.work.get(area, []), *self.leads(team), *asked, *members]
        return list(dict.fromkeys(person for person in people if person))

    def answering(self, row: Assignment) -> set[int]:
        """The people who answer for an A."""
        kind, id = holder(row)
        members = self.members.get((kind, id), [])
        return {member.person_id for member in members if kind == "seat" or member.lead} or (
            {id} if kind == "person" else set()
        )

    def above(self, team: int | None) -> int | None:
        found = self.teams.get(team or 0)
        return found.parent_id if found else None

    def open_team(self, team: int | None) -> Team | None:
        found = self.teams.get(team or 0)
        shut = found is None or (found.closed_on is not None and found.closed_on <= self.on)
        return None if shut else found


def holder(row: Assignment) -> Holder:
    kind = next(kind for kind in ("person", "team", "seat") if getattr(row, f"{kind}_id") is not None)
    return kind, getattr(row, f"{kind}_id")
