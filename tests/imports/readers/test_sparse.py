"""Matrices with few letters a row: a row whose letters stand under none of the row above is no head."""

from ownership.imports.reading import read

SPARSE = """Group,Area,Ana Ruiz,Ben Okoye,Chen Li,Dana Lee,Emil Sato
Group 1,Billing area,A,R,,,
Group 1,Refunds area,,,R,R,A
Group 2,Dunning area,I,,,,A
Group 2,Tax area,,R,,,A
"""


def test_no_row_is_lost_and_what_is_above_is_kept() -> None:
    areas = read(name="team.csv", content=SPARSE.encode()).areas
    assert [
        (area.section, area.name, [(held.letter, held.party) for held in area.held]) for area in areas
    ] == [
        (("Group 1",), "Billing area", [("A", "Ana Ruiz"), ("R", "Ben Okoye")]),
        (("Group 1",), "Refunds area", [("R", "Chen Li"), ("R", "Dana Lee"), ("A", "Emil Sato")]),
        (("Group 2",), "Dunning area", [("I", "Ana Ruiz"), ("A", "Emil Sato")]),
        (("Group 2",), "Tax area", [("R", "Ben Okoye"), ("A", "Emil Sato")]),
    ]
