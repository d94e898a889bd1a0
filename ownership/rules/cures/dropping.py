"""Take away what is too much."""

from collections.abc import Iterator

from ownership.changes import Change, ChangeSet, Row
from ownership.enums import Letter
from ownership.models import Finding
from ownership.rules.names import MOST, listed

from .ground import ASSIGNMENT, KINDS, Ground, Suggestion, holder

CROWDED = {"OWN202": Letter.R, "OWN203": Letter.C, "OWN204": Letter.I}


def keep_one(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Keep one A and end the others."""
    area = ground.areas[finding.area_id or 0]
    accountable = [row for row in ground.having(area.pk, Letter.A) if not row.deputy]
    for kept in {holder(row): row for row in accountable}.values():
        rows: list[Row] = [ground.end(row) for row in accountable if holder(row) != holder(kept)]
        rows += [
            Change(ASSIGNMENT, row.pk, {"tie_breaker_id": None})
            for row in accountable
            if holder(row) == holder(kept) and row.shared
        ]
        kind, id = holder(kept)
        label = f"Keep {kept.holder}"
        changes = ChangeSet(f"{label} as accountable for {area}", tuple(rows))
        yield Suggestion(f"keep-{kind}-{id}", label, changes)


def drop_reached(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """End the letter of people who are also in a team or seat that has it, where that makes few enough."""
    area = ground.areas[finding.area_id or 0]
    rows = [row for row in ground.having(area.pk, CROWDED[finding.rule]) if not row.deputy]
    through = [row for row in rows if row.person_id is None]
    reached = {member.person_id: row for row in through for member in ground.members.get(holder(row), ())}
    extra = [row for row in rows if row.person_id in reached]
    people = {row.person_id: str(row.person) for row in extra}
    if extra and finding.facts["count"] - len(people) <= finding.facts.get("limit", 0):
        parties = dict.fromkeys(str(reached[id].holder) for id in people if id)
        label = f"Drop {listed(list(people.values()), most=MOST)}, reached through {listed(list(parties))}"
        changes = ChangeSet(f"{area} without those reached twice", tuple(ground.end(row) for row in extra))
        yield Suggestion("reached", label, changes, safe=True)


def drop_redundant(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """End the C and I of who has A or R."""
    area = ground.areas[finding.area_id or 0]
    named = {(kind, id) for kind, key in KINDS for id in finding.facts[key]}
    extra = [row for row in ground.direct.get(area.pk, []) if row.letter in "CI" and holder(row) in named]
    if extra:
        letters = " and ".join(sorted({row.letter for row in extra}))
        changes = ChangeSet(
            f"{area} without its redundant {letters}", tuple(ground.end(row) for row in extra)
        )
        yield Suggestion("drop", f"Drop the {letters}", changes, safe=True)
