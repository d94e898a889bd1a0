"""What a list says of each area is what the area's own lines say."""

from ownership.who.held import held
from ownership.who.named import Named, named
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
)
from tests.people import TODAY

COLUMNS = ("letter", "deputy", "holder", "kind", "people", "gap", "acceptance", "asked_on", "shared")


def test_names_are_those_of_the_lines(db: None) -> None:
    team, area = TeamFactory(name="Payments"), AreaFactory()
    below = AreaFactory(parent=area)
    for name in ("Zoe", "Ana"):
        MembershipFactory(person=PersonFactory(name=name), team=team, lead=True)
    sat = SeatFactory(team=team, job_role__name="Tech lead")
    AssignmentFactory(area=area, letter="A", person=None, team=team)
    AssignmentFactory(area=area, letter="R", person=None, seat=sat)
    AssignmentFactory(area=area, letter="R", person=None, seat=SeatFactory(team=None, job_role__name="DPO"))
    AssignmentFactory(area=below, letter="C", person=PersonFactory(name="Cleo"), acceptance="declined")
    AssignmentFactory(area=below, letter="A", person=PersonFactory(name="Dan"), deputy=True)
    full, names = (each(on=TODAY, areas=[area.pk, below.pk]) for each in (held, named))
    assert names == {
        area: [Named(*(getattr(line, column) for column in COLUMNS)) for line in lines]
        for area, lines in full.items()
    }
    assert [(line.letter, line.stands, line.missing) for line in names[below.pk]] == [
        ("A", "Ana or Zoe", ""),
        ("A", "Dan", ""),
        ("R", "DPO", "DPO has nobody in it"),
        ("R", "Tech lead of Payments", "Tech lead of Payments has nobody in it"),
        ("C", "Cleo (said no)", ""),
    ]
