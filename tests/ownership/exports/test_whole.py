"""What a sheet does not show is not ended when it comes back in."""

import datetime as dt

import pytest

from ownership.exports import FORMATS, sheet
from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.matrix import build
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
)

ON = START + dt.timedelta(days=30)


@pytest.mark.django_db
def test_a_letter_of_a_team_behind_a_members_own_is_not_ended() -> None:
    area, ana, team = AreaFactory(name="Keys"), PersonFactory(name="Ana Ruiz"), TeamFactory(name="Payments")
    MembershipFactory(person=ana, team=team)
    AssignmentFactory(area=area, letter="R", person=ana)
    AssignmentFactory(area=area, letter="R", team=team)
    content = FORMATS["csv"].write(sheet(matrix=build(on=ON, columns="people", mode="direct", group="")))
    reading = read(name="matrix.csv", content=content)
    assert [(held.letter, held.party) for held in reading.areas[0].held] == [("R", "Ana Ruiz")]
    plan = make(reading=reading, on=ON, replace=True)
    assert (reading.partly, list(plan.changes.rows)) == (True, [])
