"""Stray quotation marks, surnames first, stand-ins and choices between two."""

import pytest

from ownership.imports.reading import Reading, Refused

from .sheets import doubts, read_text, said


def held(reading: Reading) -> list[tuple[str, str]]:
    return [(one.letter, one.party) for area in reading.areas for one in area.held]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Area,Ana,Ben\n"Billing,R,A\nSearch",A,R\nOps,R,A\n', 2),
        ('Area\tAna\tBen\nOps\tR\tA\n"Billing\tR\tA\nSearch"\tA\tR\n', 3),
        ('Area,Ana,Ben\n"Billing,R,A\nOps,"A, R",R\n', 2),
    ],
)
def test_a_mark_that_swallows_rows_is_refused(text: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        read_text("quotes.csv", text)
    assert str(refused.value) == (
        f"Line {line}: a quotation mark opens here and does not close in its cell. Close it, or take it out."
    )


def test_a_stray_mark_is_dropped_where_every_row_is_whole_without_it() -> None:
    assert said(read_text("q.csv", 'Area\tAna Ruiz\n"Billing\tR\nSearch\tA\n')) == [
        "Billing: R Ana Ruiz",
        "Search: A Ana Ruiz",
    ]


def test_a_cell_of_two_lines_is_one_cell() -> None:
    text = 'Area,Ana,Ben\n"Plan, build, run\nand test",R,A\nPipes,A,R\n'
    assert said(read_text("lines.csv", text)) == [
        "Plan, build, run and test: R Ana; A Ben",
        "Pipes: R Ben; A Ana",
    ]


def test_a_surname_first_is_one_person_who_is_named_elsewhere() -> None:
    text = 'Area,R,A\nBilling,Tom Okafor,Ana Ruiz\nSearch,"Okafor, Tom",Ana Ruiz\n'
    assert held(read_text("names.csv", text))[2:] == [("R", "Okafor, Tom"), ("A", "Ana Ruiz")]


def test_a_surname_first_is_one_person_in_a_sheet_that_writes_so() -> None:
    text = (
        'Area,R,A\nBilling,"Diaz, Ana; Okoro, Ben","Klein, Jo"\nSearch,Legal,Finance\nX,"Legal, Finance",Jo\n'
    )
    assert held(read_text("names.csv", text)) == [
        ("R", "Diaz, Ana"),
        ("R", "Okoro, Ben"),
        ("A", "Klein"),
        ("A", "Jo"),
        ("R", "Legal"),
        ("A", "Finance"),
        ("R", "Legal"),
        ("R", "Finance"),
        ("A", "Jo"),
    ]
    alone = 'Area,R,A\nBilling,"Diaz, Ana; Okoro, Ben","Klein, Jo"\n'
    assert held(read_text("names.csv", alone))[2:] == [("A", "Klein, Jo")]


def test_two_names_are_two_parties_without_evidence() -> None:
    text = 'Area,R,A\nBilling,Bea Lind,Ana Ruiz\nSearch,"Okafor, Tom",Ana Ruiz\n'
    assert held(read_text("names.csv", text))[2:4] == [("R", "Okafor"), ("R", "Tom")]


def test_a_stand_in_is_a_doubt() -> None:
    reading = read_text("a.csv", "Area,R,I\nBilling,Ana,Ana Ruiz (backup)\nSearch,Ben,Cy (Legal)\n")
    assert said(reading) == ["Billing: R Ana; I Ana Ruiz (backup)", "Search: R Ben; I Cy (Legal)"]
    assert doubts(reading) == [
        (
            "C2: “Ana Ruiz (backup)” is read as holding the letter in full. "
            "Make Ana Ruiz a deputy, or take the name out."
        )
    ]
    heads = read_text("a.csv", "Area,Ana,Ben Okoro (Vertretung)\nBilling,R,A\nSearch,A,R\n")
    assert doubts(heads) == [
        (
            "C1: “Ben Okoro (Vertretung)” is read as holding the letter in full. "
            "Make Ben Okoro a deputy, or take the name out."
        )
    ]


@pytest.mark.parametrize("choice", ["Ana or Ben", "Ana oder Ben", "Ana или Ben", "Ana ou Ben"])
def test_a_choice_between_two_parties_is_both_and_a_doubt(choice: str) -> None:
    reading = read_text("or.csv", f"Area,R,A\nBilling,{choice},Ana\nSearch,Ben,Ana\nOps,Cy or Dee,Ana\n")
    assert said(reading) == ["Billing: R Ana, Ben; A Ana", "Search: R Ben; A Ana", "Ops: R Cy or Dee; A Ana"]
    assert doubts(reading) == [f"B2: “{choice}” is read as both. Name only the one who is meant."]
