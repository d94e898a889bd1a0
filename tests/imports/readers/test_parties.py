"""Cells of several parties, and parties whose names look like several."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "slash.csv",
        (
            "Task,R,A,C,I\n"
            "A1 plan,Ana/Ben,Cy,Legal/Finance,All\n"
            "A2 do,Ana,Ben,Legal,All\n"
            "A3 check,UX / UI designer,Cy,Ana & Ben,Research and Development\n"
        ),
        [
            "A1 plan: R Ana, Ben; A Cy; C Legal/Finance; I All",
            "A2 do: R Ana; A Ben; C Legal; I All",
            "A3 check: R UX / UI designer; A Cy; C Ana, Ben; I Research and Development",
        ],
    ),
    (
        "tbd.csv",
        ("Task,R,A\nScope,TBD,Ana\nBuild,Ben,<name>\n"),
        ["Scope: A Ana", "Build: R Ben"],
    ),
    (
        "inherit.md",
        (
            "| Area | Responsible | Accountable | Consulted | Informed |\n"
            "|---|---|---|---|---|\n"
            "| [Billing](x.md) | [Ana](a) | **Ben** | `team-a`, @cy | Everyone |\n"
            "| A & B &amp; C | Ana<br>Ben | Cy | none | |\n"
        ),
        ["Billing: R Ana; A Ben; C team-a, @cy; I Everyone", "A & B & C: R Ana, Ben; A Cy"],
    ),
    (
        "bullets-in-cells.md",
        (
            "| Area | R | A | C | I |\n"
            "|-|-|-|-|-|\n"
            "| Pricing | - Ana<br>- Ben | CFO | Legal <br/> Ops | ~~Cy~~ Dee |\n"
        ),
        ["Pricing: R Ana, Ben; A CFO; C Legal, Ops; I Dee"],
    ),
    (
        "namesinrole.csv",
        (
            "Area,Responsible,Accountable,Consulted,Informed\n"
            "Pricing,Ana (Sales),Ben [CFO],Legal (Cy; Dee),Ops team (A)\n"
        ),
        ["Pricing: R Ana (Sales); A Ben [CFO], Ops team; C Legal (Cy; Dee); I Ops team"],
    ),
    (
        "lastfirst.csv",
        (
            "Area,Responsible,Accountable\n"
            'Pricing,"Diaz, Ana; Okoro, Ben","Klein, Jo"\n'
            'X,"Diaz, Ana","Okoro, Ben"\n'
        ),
        ["Pricing: R Diaz, Ana, Okoro, Ben; A Klein, Jo", "X: R Diaz, Ana; A Okoro, Ben"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
