"""Sheets of one party or of a few rows, and a lone section under a gap."""

import pytest

from ownership.imports.reading import Refused

from .sheets import doubts, read_text, said

ASK = (
    "Write areas in rows and parties in columns with R, A, C or I in the cells, "
    "or columns headed R, A, C and I with names."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Area\tAna Ruiz\nBilling\tA\nSearch\tR\n",
            ["Billing: A Ana Ruiz", "Search: R Ana Ruiz"],
        ),
        ("Area\tAna Ruiz\nBilling\tA\n", ["Billing: A Ana Ruiz"]),
        ("\tAna Ruiz\tBen Okoro\nBilling\tA\t\n", ["Billing: A Ana Ruiz"]),
    ],
)
def test_full_names_over_areas_are_proof_enough(text: str, expected: list[str]) -> None:
    assert said(read_text("paste.txt", text)) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Supplier\tClass\nAcme\tA\nBeta\tC\n", "Supplier, Class"),
        ("Area\tgrade\nBilling\tA\n", "Area, grade"),
        ("Supplier\tAna Ruiz\nAcme\tA\nBeta\tC\n", "Supplier, Ana Ruiz"),
        ("k\tv\tw\np1\tr\ta\np2\ta\tc\np3\tc\ti\n", "k, v, w"),
        ("Area\tRisk Level\nBilling\tA\nSearch\tC\n", "Area, Risk Level"),
    ],
)
def test_letters_under_other_words_are_refused_by_what_is_seen(text: str, shown: str) -> None:
    with pytest.raises(Refused) as refused:
        read_text("paste.txt", text)
    seen = f"Some cells hold R, A, C or I, but “{shown}” does not clearly name who they belong to."
    assert str(refused.value) == f"{seen} {ASK}"


def test_a_row_under_the_only_gap_is_a_section() -> None:
    reading = read_text("gap.csv", "Area,Ana,Ben\nBilling,R,A\n,,\nSupport,,\nOn-call,R,A\nHelp,A,R\n")
    assert said(reading) == [
        "Billing: R Ana; A Ben",
        "Support > On-call: R Ana; A Ben",
        "Support > Help: R Ben; A Ana",
    ]
    assert reading.doubts == ()


def test_a_row_under_a_gap_is_an_area_where_gaps_stand_over_areas_too() -> None:
    reading = read_text("gaps.csv", "Area,Ana,Ben\nBilling,R,A\n,,\nSupport,,\nOn-call,R,A\n,,\nHelp,A,R\n")
    assert said(reading) == [
        "Billing: R Ana; A Ben",
        "Support: ",
        "On-call: R Ana; A Ben",
        "Help: R Ben; A Ana",
    ]
    assert doubts(reading) == [
        "A4: Nobody holds a letter of “Support”. If it is a heading, put it in a section column."
    ]
