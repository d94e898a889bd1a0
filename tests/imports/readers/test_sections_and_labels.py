"""Sections, ids, remarks, and areas that nobody holds."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "ids.csv",
        ("ID,Phase,Task,Dev,PM,Comments\n1.1,Plan,Scope,R,A,by May\n1.2,,Budget,C,A/R,\n2.1,Do,Build,R,A,\n"),
        ["Plan > Scope: R Dev; A PM", "Plan > Budget: R PM; A PM; C Dev", "Do > Build: R Dev; A PM"],
    ),
    (
        "twolevel.csv",
        (
            "Stream,Phase,Task,Dev,PM\n"
            "Pay,Plan,Scope,R,A\n"
            "Pay,Plan,Budget,C,R\n"
            "Pay,Do,Build,R,A\n"
            "Web,Plan,Look,R,A\n"
        ),
        [
            "Pay > Plan > Scope: R Dev; A PM",
            "Pay > Plan > Budget: R PM; C Dev",
            "Pay > Do > Build: R Dev; A PM",
            "Web > Plan > Look: R Dev; A PM",
        ],
    ),
    (
        "tworows.csv",
        ("Task,Dev,PM\nPLATFORM,,\nPhase 1,,\nScope,R,A\nPhase 2,,\nBuild,R,A\nWEB,,\nPhase 1,,\nLook,R,A\n"),
        [
            "PLATFORM > Phase 1 > Scope: R Dev; A PM",
            "PLATFORM > Phase 2 > Build: R Dev; A PM",
            "WEB > Phase 1 > Look: R Dev; A PM",
        ],
    ),
    (
        "unowned.csv",
        ("Task,Dev,PM\nScope,R,A\nBudget,,\nBuild,R,A\n"),
        ["Scope: R Dev; A PM", "Budget: ", "Build: R Dev; A PM"],
    ),
    (
        "trail.csv",
        (
            "Task,Dev,PM,Due date,Status,Comments\n"
            "Scope,R,A,2024-01-01,Done,\n"
            "Ship,R,A,2024-02-01,Open,see A\n"
        ),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM"],
    ),
    (
        "mid.csv",
        ("Task,Priority,Dev,PM\nScope,High,R,A\nShip,Low,R,A\n"),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM"],
    ),
    (
        "priority.csv",
        ("Task,Class,Dev,PM\nScope,A,R,A\nShip,C,R,A\n"),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM"],
    ),
    (
        "twonames.csv",
        ("Task,Project Manager,Developer,Tester\nName,Ana,Ben,Cy\nScope,A,R,C\nShip,A,R,I\n"),
        ["Scope: R Ben; A Ana; C Cy", "Ship: R Ben; A Ana; I Cy"],
    ),
    (
        "total.csv",
        ("Task,Dev,PM\nScope,R,A\nBuild,R,A\nTotal,2,2\n"),
        ["Scope: R Dev; A PM", "Build: R Dev; A PM"],
    ),
    (
        "title.csv",
        (
            "Project Phoenix RACI,,,\n"
            "Date:,2024,,\n"
            ",,,\n"
            "Task,Dev,PM,QA\n"
            "Scope,R,A,C\n"
            ",,,\n"
            "R = Responsible,,,\n"
            "A = Accountable,,,\n"
            "C = Consulted,,,\n"
            "Prepared by Ana,,,\n"
        ),
        ["Scope: R Dev; A PM; C QA"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
