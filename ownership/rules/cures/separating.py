"""Part who decides from who does the work, or bring the decision to those who own the area."""

from collections.abc import Iterator

from ownership.changes import ChangeSet, Row
from ownership.enums import Letter
from ownership.models import Area, Finding

from .ground import MOST, Ground, Suggestion


def separate(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Leave the work to others who do it, or to a deputy; or make one of those others accountable."""
    area, both = ground.areas[finding.area_id or 0], set(finding.facts["people"])
    work = [row for row in ground.having(area.pk, Letter.R) if not row.deputy]
    theirs = [row for row in work if row.team_id is None and ground.answering(row) & both]
    left: list[Row] = [ground.end(row) for row in theirs]
    if theirs and len(theirs) < len(work):
        changes = ChangeSet(f"{area} is worked on by others than decide", tuple(left))
        yield Suggestion("leave", "Leave the work to the others", changes)
    for person in [each for each in ground.deputies(area.pk) if each.pk not in both][:MOST]:
        rows = (*left, *ground.promote(area.pk, Letter.R.value, person))
        label = f"Let {person} do the work"
        yield Suggestion(f"work-person-{person.pk}", label, ChangeSet(f"{person} works on {area}", rows))
    others = {row.person: row for row in work if row.person and row not in theirs}
    for person, row in [*others.items()][:MOST] if theirs else []:
        rows = (ground.end(row), *_instead(area, ground), *ground.promote(area.pk, Letter.A.value, person))
        changes = ChangeSet(f"{person} becomes accountable for {area}", rows)
        yield Suggestion(f"accountable-person-{person.pk}", f"Make {person} accountable", changes)


def bring_in(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a lead of the owning team accountable: where the areas begin, the rest inherits."""
    ids = [finding.area_id or 0, *finding.facts["areas"]]
    areas = [ground.areas[id] for id in ids if id in ground.areas]
    tops = [area for area in areas if not (area.inherits and area.parent_id in ids)]
    for lead in ground.leads(finding.facts["owner"])[:MOST]:
        rows: list[Row] = []
        for area in tops:
            rows += [*_instead(area, ground), *ground.promote(area.pk, Letter.A.value, lead)]
        changes = ChangeSet(f"{lead} becomes accountable for {areas[0]}", tuple(rows))
        yield Suggestion(f"accountable-person-{lead.pk}", f"Make {lead} accountable", changes)


def _instead(area: Area, ground: Ground) -> list[Row]:
    return [ground.end(row) for row in ground.having(area.pk, Letter.A) if not row.deputy]
