"""Name somebody who stands in."""

from collections.abc import Iterator

from ownership.changes import ChangeSet, Row
from ownership.enums import Letter
from ownership.models import Area, Finding
from ownership.rules.names import listed
from teams.models import Person

from .ground import MOST, Ground, Suggestion


def stand_in(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a deputy of somebody near the area: at most three."""
    facts = finding.facts
    alone = not facts["itself"] and len(facts["areas"]) == 1
    area = ground.areas[facts["areas"][0] if alone else finding.area_id or 0]
    people = [person for person in ground.near(area.pk) if person.pk not in facts["people"]]
    for person in people[:MOST]:
        changes = ChangeSet(f"{person} becomes deputy for {area}", tuple(_deputy(area, person, ground)))
        yield Suggestion(f"deputy-person-{person.pk}", f"Make {person} deputy", changes)


def stand_in_each(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a deputy of somebody near in one of the areas: at most three."""
    for area, person in _nearest(finding, ground)[:MOST]:
        changes = ChangeSet(f"{person} becomes deputy for {area}", tuple(_deputy(area, person, ground)))
        key = f"area-{area.pk}-deputy-{person.pk}"
        yield Suggestion(key, f"Make {person} deputy for {area}", changes)


def stand_in_all(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make deputies of those near, in all of the areas at once."""
    found = _nearest(finding, ground)
    if found:
        rows = tuple(row for area, person in found for row in _deputy(area, person, ground))
        said = [f"{person} deputy for {area}" for area, person in found]
        changes = ChangeSet(f"Deputies while {finding.person} is away", rows)
        yield Suggestion("deputies", f"Make {listed(said, most=MOST)}", changes)


def _nearest(finding: Finding, ground: Ground) -> list[tuple[Area, Person]]:
    areas = [ground.areas[id] for id in finding.facts["areas"] if id in ground.areas]
    near = [(area, [each for each in ground.near(area.pk) if each.pk != finding.person_id]) for area in areas]
    return [(area, people[0]) for area, people in near if people]


def _deputy(area: Area, person: Person, ground: Ground) -> Iterator[Row]:
    yield from ground.give(area.pk, Letter.A.value, ("person", person.pk), deputy=True)
