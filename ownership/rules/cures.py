"""Cures that can be named, one generator a rule. Each makes a change set; none is applied here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, Create, End, Row
from ownership.enums import Letter
from ownership.models import Area, Assignment, Finding, Holding
from teams.models import Person, Team

ASSIGNMENT = Assignment._meta.label
Holder = tuple[str, int]


@dataclass(frozen=True)
class Suggestion:
    """One cure of one finding. `key` names it as long as the finding's facts stay the same."""

    key: str
    label: str
    changes: ChangeSet


@dataclass
class Ground:
    """What cures are made of, fetched for all findings at once."""

    on: dt.date
    areas: dict[int, Area] = field(default_factory=dict)
    direct: dict[int, list[Assignment]] = field(default_factory=dict)
    work: dict[int, list[Holding]] = field(default_factory=dict)
    leads: dict[int, list[Person]] = field(default_factory=dict)
    above: dict[int, Team] = field(default_factory=dict)
    of_party: dict[Holder, list[Assignment]] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()

    def give(self, area: int, letter: str, holder: Holder, **more: Any) -> Create:
        kind, id = holder
        period = DateRange(self.on, None)
        return Create(
            ASSIGNMENT, {"area_id": area, "letter": letter, "period": period, f"{kind}_id": id, **more}
        )

    def end(self, assignment: Assignment) -> End:
        return End(ASSIGNMENT, assignment.pk, self.on)


def holder(row: Assignment) -> Holder:
    kind = next(kind for kind in ("person", "team", "seat") if getattr(row, f"{kind}_id") is not None)
    return kind, getattr(row, f"{kind}_id")


def keep_one(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Keep one A and end the others."""
    area = ground.areas[finding.area_id or 0]
    accountable = [row for row in ground.direct.get(area.pk, []) if row.letter == Letter.A and not row.deputy]
    for kept in {holder(row): row for row in accountable}.values():
        rows: list[Row] = [ground.end(row) for row in accountable if holder(row) != holder(kept)]
        rows += [
            Change(ASSIGNMENT, row.pk, {"tie_breaker_id": None})
            for row in accountable
            if holder(row) == holder(kept) and row.shared
        ]
        label = f"Keep {kept.holder}"
        yield Suggestion(
            f"keep-{kept.holder._meta.model_name}-{kept.holder.pk}",
            label,
            ChangeSet(f"{label} as accountable for {area}", tuple(rows)),
        )


def name_one(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make accountable who already does the work, stands in, or leads the owning team."""
    area = ground.areas[finding.area_id or 0]
    direct = ground.direct.get(area.pk, [])
    people = [row.person for row in ground.work.get(area.pk, []) if row.person]
    people += [row.person for row in direct if row.deputy and row.letter == Letter.A and row.person]
    people += ground.leads.get(area.owning_team_id or 0, [])
    for person in dict.fromkeys(people):
        if person.pk not in ground.gone:
            rows = (ground.give(area.pk, Letter.A.value, ("person", person.pk)),)
            changes = ChangeSet(f"{person} becomes accountable for {area}", rows)
            yield Suggestion(f"accountable-person-{person.pk}", f"Make {person} accountable", changes)


def work_too(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make the accountable one responsible as well."""
    area = ground.areas[finding.area_id or 0]
    for row in {holder(each): each for each in ground.direct.get(area.pk, [])}.values():
        if row.letter == Letter.A and not row.deputy and row.person_id not in ground.gone:
            rows = (ground.give(area.pk, Letter.R.value, holder(row)),)
            changes = ChangeSet(f"{row.holder} becomes responsible for {area}", rows)
            kind, id = holder(row)
            yield Suggestion(f"responsible-{kind}-{id}", f"Make {row.holder} responsible too", changes)


def stand_in(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a deputy of somebody who does the work, or of the lead of the owning team."""
    facts = finding.facts
    alone = not facts["itself"] and len(facts["areas"]) == 1
    area = ground.areas[facts["areas"][0] if alone else finding.area_id or 0]
    people = [row.person for row in ground.work.get(area.pk, []) if row.person]
    people += ground.leads.get(area.owning_team_id or 0, [])
    for person in dict.fromkeys(people):
        if person.pk not in facts["people"]:
            rows = (ground.give(area.pk, Letter.A.value, ("person", person.pk), deputy=True),)
            changes = ChangeSet(f"{person} becomes deputy for {area}", rows)
            yield Suggestion(f"deputy-person-{person.pk}", f"Make {person} deputy", changes)


def drop_redundant(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """End the C and I of who has A or R."""
    area = ground.areas[finding.area_id or 0]
    named = {("person", id) for id in finding.facts["people"]} | {
        ("team", id) for id in finding.facts["teams"]
    }
    named |= {("seat", id) for id in finding.facts["seats"]}
    extra = [row for row in ground.direct.get(area.pk, []) if row.letter in "CI" and holder(row) in named]
    if extra:
        letters = " and ".join(sorted({row.letter for row in extra}))
        changes = ChangeSet(
            f"{area} without its redundant {letters}", tuple(ground.end(row) for row in extra)
        )
        yield Suggestion("drop", f"Drop the {letters}", changes)


def hand_to_deputies(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give a leaver's letters to the deputies named beside them; or end all of them."""
    person = finding.person
    left = ground.of_party.get(("person", finding.person_id or 0), [])
    rows: list[Row] = [ground.end(row) for row in left]
    heirs: dict[int, Person] = {}
    for row in left:
        for deputy in ground.direct.get(row.area_id, []):
            fits = deputy.deputy and deputy.letter == row.letter and not row.deputy
            if fits and deputy.person and deputy.person_id not in ground.gone:
                heirs[deputy.person.pk] = deputy.person
                rows += [
                    ground.end(deputy),
                    ground.give(row.area_id, row.letter, ("person", deputy.person.pk)),
                ]
                break
    if heirs:
        names = " and ".join(str(heir) for heir in heirs.values())
        label = f"Hand over to {names}"
        yield Suggestion("deputies", label, ChangeSet(f"{person} hands over to {names}", tuple(rows)))
    elif left:
        changes = ChangeSet(f"{person} is named nowhere any more", tuple(rows))
        yield Suggestion("end", f"End all {len(left)} letters of {person}", changes)


def hand_up(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give a closed team's letters to the team above it."""
    above = ground.above.get(finding.team_id or 0)
    left = ground.of_party.get(("team", finding.team_id or 0), [])
    if above and left:
        taken = {(row.area_id, row.letter, row.deputy) for row in _of_team(above, ground)}
        rows: list[Row] = [ground.end(row) for row in left]
        rows += [
            ground.give(
                row.area_id, row.letter, ("team", above.pk), deputy=row.deputy, only_here=row.only_here
            )
            for row in left
            if (row.area_id, row.letter, row.deputy) not in taken
        ]
        changes = ChangeSet(f"{finding.team} hands over to {above}", tuple(rows))
        yield Suggestion(f"team-{above.pk}", f"Hand over to {above}, the team above", changes)


def _of_team(team: Team, ground: Ground) -> list[Assignment]:
    return [row for rows in ground.direct.values() for row in rows if row.team_id == team.pk]


CURES: dict[str, Callable[[Finding, Ground], Iterator[Suggestion]]] = {
    "OWN101": name_one,
    "OWN102": work_too,
    "OWN104": name_one,
    "OWN105": stand_in,
    "OWN201": keep_one,
    "OWN209": drop_redundant,
    "OWN401": hand_to_deputies,
    "OWN402": hand_up,
}
