"""Where a linted sheet is tried out: alone beside everything that is there, or among it."""

import dataclasses
import datetime as dt
from uuid import uuid4

from django.db import connection

from ownership.changes import ChangeSet, Create, New
from ownership.enums import Lifecycle
from ownership.imports.ground import Ground
from ownership.imports.guess import guesses
from ownership.imports.known import Known
from ownership.imports.match import match
from ownership.imports.places import Sections
from ownership.imports.plan import Plan, draw
from ownership.imports.present import Present
from ownership.imports.reading import Reading
from ownership.imports.references import numbered
from ownership.imports.stands import Stands, new_person, new_team
from ownership.packed import Packed

AREAS, TEAMS = New("lint areas"), New("lint teams")


def alone(*, reading: Reading, on: dt.date) -> Plan:
    """Plan a sheet of which nothing is known: everybody in it is new.

    A heading is retired from the beginning: it is no area, so that no rule speaks of it, and none takes
    the areas below it together. A party without a person's name is a team: whether it is a role makes
    no difference to what a sheet can know.
    """
    headings = {section: number for number, section in enumerate({area.section: 0 for area in reading.areas})}
    areas = (
        dataclasses.replace(each, section=(f"Section {headings[each.section]}",), ref=None)
        for each in reading.areas
    )
    ground = Ground(Known(), Present(), area=AREAS, headings=Lifecycle.RETIRED)
    kinds = guesses(reading.parties)
    parties = {
        party: new_person(party=party, name=party, how="") if kind == "person" else _as_team(party)
        for party, kind in kinds.items()
    }
    apart = dataclasses.replace(reading, areas=Packed(areas))
    return _rooted(draw(reading=apart, ground=ground, parties=parties, on=on, sections="areas"), on)


def among(*, reading: Reading, on: dt.date, sections: Sections) -> Plan:
    """Plan a sheet as it would be imported; who is meant and cannot be told is somebody of their own."""
    ground = Ground(Known.load(on=on), Present.load(), headings=Lifecycle.RETIRED)
    areas = numbered(areas=reading.areas, present=ground.present)
    reading = dataclasses.replace(reading, areas=Packed(areas))
    found = match(parties=reading.parties, known=ground.known, mapping={})
    parties = {
        party: dataclasses.replace(_as_team(party), doubt=stands.doubt) if stands.kind == "skip" else stands
        for party, stands in found.items()
    }
    return _rooted(draw(reading=reading, ground=ground, parties=parties, on=on, sections=sections), on)


def nothing_is_set() -> None:
    """Let no profile and no rule's setting count: empty tables of their names stand before them, until the
    transaction is rolled back."""
    with connection.cursor() as cursor:
        for table in ("ownership_organisation", "ownership_rulesetting"):
            cursor.execute(f'CREATE TEMP TABLE "{table}" (LIKE "{table}") ON COMMIT DROP')


def _as_team(party: str) -> Stands:
    return new_team(party=party, name=party, how="", parent=TEAMS)


def _rooted(plan: Plan, on: dt.date) -> Plan:
    """Put what is new below an area and a team of a name that nobody else has."""
    name = f"lint {uuid4().hex}"
    area = {"name": name, "slug": "lint", "lifecycle": Lifecycle.RETIRED.value, "since": on}
    team = {"name": name, "slug": "lint", "since": on}
    roots = (Create("ownership.Area", area, AREAS.key), Create("teams.Team", team, TEAMS.key))
    return dataclasses.replace(plan, changes=ChangeSet(plan.changes.label, (*roots, *plan.changes.rows)))
