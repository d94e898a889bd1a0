"""What looks like a table or a list of letters beside one: legends, colours, cards, neighbours."""

import pytest

from ownership.imports.reading import Refused

from .sheets import read_text, said, workbook

CASES = [
    (
        "meaning.md",
        (
            "# Installer\n"
            "\n"
            "| Role | Who | What it means here |\n"
            "|---|---|---|\n"
            "| **Responsible** | Ana | Writes the scripts and the guards and the docs. |\n"
            "| **Accountable** | Ben | Answers for it when a laptop is left broken. |\n"
            "| **Informed** | Staff | Through the output of the scripts themselves, each time. |\n"
        ),
        ["Installer: R Ana; A Ben; I Staff"],
    ),
    (
        "labels.md",
        (
            "# Matriz RACI\n"
            "\n"
            "| R - Responsável | Quem executa a tarefa com o conhecimento necessário |\n"
            "|---|---|\n"
            "| A - Aprovador | Quem aprova a demanda finalizada pelo responsável dela |\n"
            "\n"
            "## Backend:\n"
            "\n"
            "| R - Responsável | Ana |\n"
            "|---|---|\n"
            "| A - Aprovador | Ben |\n"
            "| C - Consultado | Ana e Cy |\n"
            "\n"
            "## Docs:\n"
            "\n"
            "| R - Responsável | Cy |\n"
            "|---|---|\n"
            "| A - Aprovador | Ana |\n"
        ),
        ["Backend: R Ana; A Ben; C Ana, Cy", "Docs: R Cy; A Ana"],
    ),
    (
        "inline.md",
        ("- Set up the repository (R — lead or architect, A —\nlead).\n- Merge (R — everybody, A — lead).\n"),
        ["Set up the repository: R lead or architect; A lead", "Merge: R everybody; A lead"],
    ),
    (
        "numbered.md",
        ("# Release\n\n## 9) RACI\n\n* **Responsible:** Ana, Ben\n* **Accountable:** Cy\n"),
        ["Release: R Ana, Ben; A Cy"],
    ),
    (
        "either.md",
        (
            "| Role | May it? | Why |\n"
            "|---|---|---|\n"
            "| **Responsible** | Yes | It can work |\n"
            "| **Accountable** | No | It bears nothing |\n"
            "| **Informed** | Yes | It can listen |\n"
            "\n"
            "## RACI\n"
            "\n"
            "| Task | Human | Agent |\n"
            "|---|---|---|\n"
            "| Write | A | R |\n"
            "| Ship | A, R | C or I |\n"
        ),
        ["Write: R Agent; A Human", "Ship: R Human; A Human; C Agent; I Agent"],
    ),
]


@pytest.mark.parametrize(("name", "text", "areas"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, text: str, areas: list[str]) -> None:
    assert said(read_text(name, text)) == areas


@pytest.mark.parametrize(
    "text",
    [
        "# RACI\n",
        "# Colours\n\n- **R**: Red ground (#E6B8B8), black\n- **C**: Violet ground (#B1A0C7), black\n",
        (
            "# Types\n\n- **R (Responsible):** Does the work, alone or with others.\n"
            "- **A (Accountable):** Ultimately answerable for completion and approves the work.\n"
            "- **C (Consulted):** Provides input before the work.\n"
        ),
    ],
)
def test_says_what_letters_mean_and_nothing_more(text: str) -> None:
    with pytest.raises(Refused, match=r"^The text holds no table and no list of who is R, A, C or I\."):
        read_text("raci.md", text)


def test_side_by_side() -> None:
    rows = [
        ["Run", "", "", "", "Pay"],
        ["Task", "Ana", "Ben", "", "Task", "Ana", "Ben"],
        ["Deploy", "R", "A", "", "Bill", "A", "R"],
        ["Watch", "A", "C", "", "Refund", "I", "A/R"],
    ]
    assert said(read_text("two.xlsx", workbook({"Sheet1": rows}))) == [
        "Run > Deploy: R Ana; A Ben",
        "Run > Watch: A Ana; C Ben",
        "Pay > Bill: R Ben; A Ana",
        "Pay > Refund: R Ben; A Ben; I Ana",
    ]
