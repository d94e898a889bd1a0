"""Say who comes next, where something ends or was not taken."""

import datetime as dt
from collections.abc import Iterator

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, Create, End, Row
from ownership.enums import Acceptance
from ownership.models import Assignment, Finding
from ownership.rules.names import day, listed
from teams.models import Person

from .ground import ASSIGNMENT, MOST, Ground, Suggestion, holder
from .succession import stand_ins

DAY = dt.timedelta(days=1)


def follow(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Let what ends go on, or let a deputy take over on the day it ends."""
    ends = dt.date.fromisoformat(finding.facts["until"]) + DAY
    rows = _ending(finding, ground)
    if finding.area_id and rows:
        on = [Change(ASSIGNMENT, row.pk, {"period": DateRange(row.period.lower, None)}) for row in rows]
        names = listed(list(dict.fromkeys(str(row.holder) for row in rows)))
        changes = ChangeSet(f"{names} goes on with {finding.area}", tuple(on))
        yield Suggestion("on", f"Let {names} go on", changes)
    heirs = {row.pk: next(iter(stand_ins(row, ground)), None) for row in rows}
    given = [(row, heir) for row in rows if (heir := heirs[row.pk])]
    if given and len(given) == len(rows):
        names = listed([str(heir) for heir in dict.fromkeys(heir for _, heir in given)])
        handed = tuple(each for row, heir in given for each in _hand(row, heir, ends, ground))
        changes = ChangeSet(f"{names} takes over after {day(finding.facts['until'])}", handed)
        yield Suggestion("deputy", f"Let {names} take over on {ends:%-d %B %Y}", changes)


def _ending(finding: Finding, ground: Ground) -> list[Assignment]:
    letters = {letter for letter in "AR" if finding.facts[letter.lower()]}
    if finding.area_id:
        rows = ground.direct.get(finding.area_id, [])
        rows = [row for row in rows if row.period.upper is not None]
    else:
        held = ground.of_party.get(("person", finding.person_id or 0), [])
        rows = [row for row in held if row.area_id in finding.facts["areas"]]
    return [row for row in rows if row.letter in letters and not row.deputy]


def _hand(row: Assignment, heir: Person, ends: dt.date, ground: Ground) -> Iterator[Row]:
    """From a day on the letter is theirs, who stand in for it no longer."""
    values = {"area_id": row.area_id, "letter": row.letter, "person_id": heir.pk}
    yield Create(ASSIGNMENT, {**values, "period": DateRange(ends, None)})
    held = ground.having(row.area_id, row.letter)
    leaving = [each for each in held if each.deputy and each.person_id == heir.pk]
    yield from (End(ASSIGNMENT, each.pk, ends) for each in [row, *leaving])


def instead(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Take back what was not taken: to who asked, or to the lead of the owning team."""
    area = ground.areas[finding.area_id or 0]
    rows = [row for row in ground.direct.get(area.pk, []) if _left(row, finding, ground)]
    askers = [getattr(row.asked_by, "person", None) for row in rows]
    people = [*askers, *ground.leads(area.owning_team_id)]
    refused = {row.person_id for row in rows}
    for person in [each for each in dict.fromkeys(people) if each and each.pk not in refused][:MOST]:
        given: list[Row] = [ground.end(row) for row in rows]
        for letter, deputy in dict.fromkeys((row.letter, row.deputy) for row in rows):
            given += ground.give(area.pk, letter, ("person", person.pk), deputy=deputy)
        changes = ChangeSet(f"{person} takes {area} instead", tuple(given))
        yield Suggestion(f"instead-person-{person.pk}", f"Give it to {person} instead", changes)


def _left(row: Assignment, finding: Finding, ground: Ground) -> bool:
    kind, id = holder(row)
    named = id in finding.facts[{"person": "people"}.get(kind, f"{kind}s")]
    return row.acceptance != Acceptance.ACCEPTED and named
