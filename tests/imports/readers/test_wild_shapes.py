"""Shapes that sheets take in the wild: marks, remarks and rules that stand between the letters."""

import pytest

from ownership.imports.reading import Refused

from .sheets import doubts, read_text, said

CASES = [
    (
        "brackets.csv",
        (
            "Task,Responsible,Accountable\n"
            "Deploy,Ana (web) / Ben (data),Cy\n"
            "Audit,Law & Risk Board (both),Law\n"
        ),
        ["Deploy: R Ana (web), Ben (data); A Cy", "Audit: R Law & Risk Board (both); A Law"],
    ),
    (
        "abbreviated.csv",
        (
            "Phase,Task,Roles,R,A,C,I\n"
            'Plan,Scope it,Manager and sponsor,PM,PS,"BA, SC",\n'
            ",Budget it,Manager and office,PM,CO,,LT\n"
            "Run,Deploy it,Technicians,IT,PM,IS,SC\n"
        ),
        [
            "Plan > Scope it: R PM; A PS; C BA, SC",
            "Plan > Budget it: R PM; A CO; I LT",
            "Run > Deploy it: R IT; A PM; C IS; I SC",
        ],
    ),
    (
        "spaced.md",
        (
            "# RACI\n"
            "\n"
            "| Task | Ana | Ben |\n"
            "\n"
            "|---|---|---|\n"
            "\n"
            "| Deploy | R | A |\n"
            "\n"
            "| Bill | C | R |\n"
            "\n"
            "The end.\n"
        ),
        ["Deploy: R Ana; A Ben", "Bill: R Ben; C Ana"],
    ),
    (
        "dashes.md",
        ("Step | Task | Ana | Ben\n-----------------------\n1 | Deploy | R | A/R\n2 | Bill | A | I\n"),
        ["Deploy: R Ana, Ben; A Ben", "Bill: A Ana; I Ben"],
    ),
    (
        "diagram.md",
        (
            "```mermaid\n"
            "graph TD\n"
            "X[Go] -->|R| Ana\n"
            "X -->|A| Ben\n"
            "```\n"
            "\n"
            "| Task | Ana | Ben |\n"
            "|---|---|---|\n"
            "| Deploy | R | A |\n"
        ),
        ["Deploy: R Ana; A Ben"],
    ),
    (
        "words.md",
        (
            "| Task | Ana | Ben |\n"
            "|---|---|---|\n"
            "| Deploy | **A** for the outcome | R |\n"
            "| Bill | R/A | I if asked |\n"
        ),
        ["Deploy: R Ben; A Ana", "Bill: R Ana; A Ana; I Ben"],
    ),
    (
        "endings.csv",
        ("Task,R,A\nDeploy,Designer(s),Lead\nBill,Arquitecto(a),Lead\n"),
        ["Deploy: R Designer(s); A Lead", "Bill: R Arquitecto(a); A Lead"],
    ),
    (
        "initials.csv",
        ("Task,R,A\nDeploy,Orlova V. I.,Okoro B.\nBill,Team.,Okoro B.\n"),
        ["Deploy: R Orlova V. I.; A Okoro B.", "Bill: R Team; A Okoro B."],
    ),
    (
        "bars.csv",
        ("Task,Responsible,Accountable\nDeploy,Ana|Ben,Cy\nBill,Ben,Cy\n"),
        ["Deploy: R Ana, Ben; A Cy", "Bill: R Ben; A Cy"],
    ),
    (
        "total.csv",
        ("Работа,Анна,Борис\nПлан,R,A\nИтоговый отчёт,A,R\nИтого,2,2\n"),
        ["План: R Анна; A Борис", "Итоговый отчёт: R Борис; A Анна"],
    ),
    (
        "racitype.md",
        (
            "## Backups\n"
            "\n"
            "| 角色 | RACI 类型 |\n"
            "|---|---|\n"
            "| Ana | R |\n"
            "| Ben | A |\n"
            "\n"
            "## Billing\n"
            "\n"
            "| 角色 | RACI 类型 |\n"
            "|---|---|\n"
            "| Ben | R |\n"
            "| Ana | A |\n"
        ),
        ["Backups: R Ana; A Ben", "Billing: R Ben; A Ana"],
    ),
    (
        "owners.md",
        (
            "| Need | Owner | Helper | Reader |\n"
            "|---|---|---|---|\n"
            "| N1 | Ana (A) | Ben (R) | Cy (I), Dee (I) |\n"
            "| N2 | Ben (A, R) | N/A | Ana(I) |\n"
            "| N3 | Ana (A) | Cy (R) | Ben (I) |\n"
        ),
        ["N1: R Ben; A Ana; I Cy, Dee", "N2: R Ben; A Ben; I Ana", "N3: R Cy; A Ana; I Ben"],
    ),
    (
        "tongue.csv",
        ("Zeug,Dokolo,R,A,C\n1,Alfa ta,Ana,Ben,Cy\n2,Beta ta,Ben,Ana,\n"),
        ["Alfa ta: R Ana; A Ben; C Cy", "Beta ta: R Ben; A Ana"],
    ),
    (
        "diagonal.csv",
        ("Task,Ana,Ben,Cy,Dee\nDeploy,R,A,,\nBeta work,,,R,A\nBill,,,R,\n"),
        ["Deploy: R Ana; A Ben", "Beta work: R Cy; A Dee", "Bill: R Cy"],
    ),
    (
        "noresponsible.md",
        (
            "| Decision | Authority | Consulted | Informed |\n"
            "|---|---|---|---|\n"
            "| Merge | Lead | Dev, Ops | All |\n"
        ),
        ["Merge: A Lead; C Dev, Ops; I All"],
    ),
    (
        "severity.csv",
        (
            "Severity,Commander,Accountable,Must consult,Must inform\n"
            "High,On call,CTO,Ops,All\n"
            "Low,On call,Lead,,Ops\n"
        ),
        ["High: A CTO; C Ops; I All", "Low: A Lead; I Ops"],
    ),
    (
        "boxes.md",
        (
            "| Role | Duty | R | A | C |\n"
            "|---|---|---|---|---|\n"
            "| Finance | Close the month | ✅ | ✅ | |\n"
            "| Sales | Forecast | ✅ | | ✅ |\n"
        ),
        ["Close the month: R Finance; A Finance", "Forecast: R Sales; C Sales"],
    ),
    (
        "keyabove.csv",
        (
            "R,Responsible,,A,Accountable\n"
            "C,Consulted,,I,Informed\n"
            ",,,,\n"
            "#,Task,Ana,Ben,Cy\n"
            "1,Deploy,R,A,C\n"
            "2,Bill,I,R,A\n"
        ),
        ["Deploy: R Ana; A Ben; C Cy", "Bill: R Ben; A Cy; I Ana"],
    ),
    (
        "lights.csv",
        ("Task,Ana,Ben,RAG\nDeploy,R,A,R\nBill,A,R,A\nPay,C,R,G\n"),
        ["Deploy: R Ana; A Ben", "Bill: R Ben; A Ana", "Pay: R Ben; C Ana"],
    ),
]


@pytest.mark.parametrize(("name", "text", "areas"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, text: str, areas: list[str]) -> None:
    assert said(read_text(name, text)) == areas


def test_rights_are_no_raci() -> None:
    rows = [
        "| Menu | SA | SO |",
        "|---|---|---|",
        "| Feed | R/W | R |",
        "| Audit | R/W/A | P |",
        "| Log | R | R/A |",
    ]
    with pytest.raises(Refused):
        read_text("rights.md", "\n".join(rows))


def test_marks_of_nobody_are_a_doubt() -> None:
    reading = read_text("a.csv", "Task,R,A\nDeploy,x,\nBill,,x\n")
    assert said(reading) == ["Deploy: ", "Bill: "]
    assert doubts(reading) == [
        "B2: Nothing names who is marked here. Name the party in a column.",
        "B3: Nothing names who is marked here. Name the party in a column.",
    ]


def test_a_quote_that_never_closes() -> None:
    text = 'Task,Dev,PM\n"Scope,R,A\nBuild,A,R\n'
    assert said(read_text("q.csv", text)) == ["Scope: R Dev; A PM", "Build: R PM; A Dev"]


def test_neighbouring_letters_of_a_code_page() -> None:
    text = "Zadanie,Zespół,Księgowość\nŁączność,R,A\nPłace,A,R\n"
    assert said(read_text("pl.csv", text.encode("cp1250"))) == [
        "Łączność: R Zespół; A Księgowość",
        "Płace: R Księgowość; A Zespół",
    ]
