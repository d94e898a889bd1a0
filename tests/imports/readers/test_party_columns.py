"""Areas in rows, parties in columns, letters in the cells."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "rasci.csv",
        ("Task,PM,Dev,QA,Ops\nBuild,A,R,C,S\nShip,A,R/S,I,I\n"),
        ["Build: R Dev; A PM; S Ops; C QA", "Ship: R Dev; A PM; S Dev; I QA, Ops"],
    ),
    (
        "daci.md",
        (
            "# DACI\n"
            "\n"
            "D = Driver, A = Approver, C = Contributor, I = Informed\n"
            "\n"
            "| Decision | Ana | Ben | Cy |\n"
            "|--|--|--|--|\n"
            "| Pick a queue | D | A | C |\n"
            "| Drop v1 | A | D | I |\n"
        ),
        ["Pick a queue: R Ana; A Ben; C Cy", "Drop v1: R Ben; A Ana; I Cy"],
    ),
    (
        "rapid.csv",
        (
            "RAPID,,,\n"
            "Decision,Ana,Ben,Cy\n"
            "Pick queue,R,D,I\n"
            ",,,\n"
            "R = Recommend,A = Agree,P = Perform,I = Input\n"
            "D = Decide,,,\n"
        ),
        ["Pick queue: R Ana; A Ben; C Cy"],
    ),
    (
        "transposed.csv",
        ("Role,Design,Build,Test,Deploy\nProject Manager,A,A,A,A\nDeveloper,C,R,C,R\nQA Lead,I,C,R,I\n"),
        [
            "Design: A Project Manager; C Developer; I QA Lead",
            "Build: R Developer; A Project Manager; C QA Lead",
            "Test: R QA Lead; A Project Manager; C Developer",
            "Deploy: R Developer; A Project Manager; I QA Lead",
        ],
    ),
    (
        "transposed2.md",
        (
            "| Team member | Backlog | Release | Budget |\n"
            "|---|---|---|---|\n"
            "| Ana | A/R | C | I |\n"
            "| Ben | C | R | A |\n"
            "| Cy | I | A | R |\n"
            "| Dee | I | I | I |\n"
        ),
        [
            "Backlog: R Ana; A Ana; C Ben; I Cy, Dee",
            "Release: R Ben; A Cy; C Ana; I Dee",
            "Budget: R Cy; A Ben; I Ana, Dee",
        ],
    ),
    (
        "wide.csv",
        "Role,Alpha,Beta,Gamma,Delta,Eta\nManager,A,A,A,A,A\nEngineer,R,R,R,R,R\n",
        [
            "Alpha: R Engineer; A Manager",
            "Beta: R Engineer; A Manager",
            "Gamma: R Engineer; A Manager",
            "Delta: R Engineer; A Manager",
            "Eta: R Engineer; A Manager",
        ],
    ),
    (
        "codes.md",
        (
            "| Task | IS | CR | SA | PO |\n"
            "|---|---|---|---|---|\n"
            "| Scope | R | A | C | I |\n"
            "| Ship | I | R | A | C |\n"
        ),
        ["Scope: R IS; A CR; C SA; I PO", "Ship: R CR; A SA; C PO; I IS"],
    ),
    (
        "initials.csv",
        ("Task,A,B,C\nScope,R,A,C\nShip,I,R,A\n"),
        ["Scope: R A; A B; C C", "Ship: R B; A C; I A"],
    ),
    (
        "wordcells.csv",
        (
            "Task,Dev,PM,QA\n"
            "Scope,Responsible,Accountable,Consulted\n"
            "Ship,Responsible / Accountable,Informed,\n"
        ),
        ["Scope: R Dev; A PM; C QA", "Ship: R Dev; A Dev; I PM"],
    ),
    (
        "noheadlabel.csv",
        (",Ana,Ben\nWash up,R,A\nCook,A,R\n"),
        ["Wash up: R Ana; A Ben", "Cook: R Ben; A Ana"],
    ),
    (
        "blankrows.csv",
        ("Task,Dev,PM\n\nScope,R,A\n\nShip,R,A\n\n\nTest,C,R\n"),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM", "Test: R PM; C Dev"],
    ),
    (
        "marks.csv",
        (
            "Task,Dev,PM,Ops,QA\n"
            "Scope,R*,(A),R¹,**C**\n"
            "Budget,А,С ,r,I?\n"
            'Build,"R\n'
            'A",RA,A+R,R & C\n'
            "X,R (until May),-,–,Z\n"
        ),
        [
            "Scope: R Dev, Ops; A PM; C QA",
            "Budget: R Ops; A Dev; C PM; I QA",
            "Build: R Dev, PM, Ops, QA; A Dev, PM, Ops; C QA",
            "X: R Dev",
        ],
    ),
    (
        "groups.csv",
        (",Payments,,Search,\nTask,Dev,QA,Dev,QA\nScope,R,C,A,I\nShip,A,R,I,C\n"),
        [
            "Scope: R Payments / Dev; A Search / Dev; C Payments / QA; I Search / QA",
            "Ship: R Payments / QA; A Payments / Dev; C Search / QA; I Search / Dev",
        ],
    ),
    (
        "namesinheads.csv",
        ('Task,Ana (PM),"Ben, QA",@cy\nScope,A,R,C\nShip,A,R,I\n'),
        ["Scope: R Ben, QA; A Ana (PM); C @cy", "Ship: R Ben, QA; A Ana (PM); I @cy"],
    ),
    (
        "nosep.txt",
        ("Task | Dev | PM\nScope | R | A\nBuild | C | R\n"),
        ["Scope: R Dev; A PM", "Build: R PM; C Dev"],
    ),
    (
        "html.md",
        (
            "<table><tr><th rowspan=2>Task</th><th colspan=2>Pay</th><th>Web</th></tr>"
            "<tr><th>Dev</th><th>PM</th><th>Dev</th></tr>"
            "<tr><td>Scope</td><td>R</td><td>A</td><td>I</td></tr></table>"
        ),
        ["Scope: R Pay / Dev; A PM; I Web / Dev"],
    ),
    (
        "fence.md",
        ("```\n| Task | Dev | PM |\n|---|---|---|\n| Scope | R | A |\n| Build | R | A |\n```\n"),
        ["Scope: R Dev; A PM", "Build: R Dev; A PM"],
    ),
    (
        "quotes.csv",
        'Task,Dev,PM\n"Scope,R,A\n' + "Build,R,A\n" * 60,
        ["Scope: R Dev; A PM"] + ["Build: R Dev; A PM"] * 60,
    ),
    (
        "repeat.csv",
        ("Plan\nTask,Dev,PM\nScope,R,A\nBudget,C,R\n\nRun\nTask,Dev,Ops\nDeploy,R,A\nWatch,I,R\n"),
        [
            "Plan > Scope: R Dev; A PM",
            "Plan > Budget: R PM; C Dev",
            "Run > Deploy: R Dev; A Ops",
            "Run > Watch: R Ops; I Dev",
        ],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
