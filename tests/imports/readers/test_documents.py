"""Whole documents: matrices among headings, legends, lists and other tables."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "raciheading.md",
        (
            "# Plan\n"
            "\n"
            "## Phase 0\n"
            "\n"
            "### Activities\n"
            "- Kick off\n"
            "- Draft the charter\n"
            "\n"
            "### RACI\n"
            "- **Accountable**: Solution Architect\n"
            "- **Responsible**: Solution Architect, Project Manager\n"
            "- **Informed**: Team\n"
            "\n"
            "### Exit criteria\n"
            "- Charter signed\n"
            "\n"
            "## Phase 1\n"
            "\n"
            "### RACI\n"
            "- **Accountable**: Sponsor\n"
            "- **Responsible**: Project Manager\n"
        ),
        [
            "Phase 0: R Solution Architect, Project Manager; A Solution Architect; I Team",
            "Phase 1: R Project Manager; A Sponsor",
        ],
    ),
    (
        "boldsec.md",
        (
            "# RACI Matrix\n"
            "\n"
            "## Wallet\n"
            "\n"
            "| **Deliverable or Task** | Diaz | Okoro |\n"
            "| --- | --- | --- |\n"
            "|   **ANALYSIS**   |    |   |\n"
            "| Requirements | R | R |\n"
            "| WBS files | S | R |\n"
            "|   **TEST** | | |\n"
            "| Run it | R | S |\n"
        ),
        [
            "ANALYSIS > Requirements: R Diaz, Okoro",
            "ANALYSIS > WBS files: R Okoro; S Diaz",
            "TEST > Run it: R Diaz; S Okoro",
        ],
    ),
    (
        "legendtable.md",
        (
            "## RACI Matrix\n"
            "### Legend\n"
            "| Role | Description |\n"
            "|------|-------|\n"
            "| **R** | Responsible: Does the work. |\n"
            "| **A** | Accountable: Answerable (only one per row). |\n"
            "| **C** | Consulted: Input. |\n"
            "| **I** | Informed: Told. |\n"
            "| -    | Not involved. |\n"
            "\n"
            "### Matrix (draft)\n"
            "\n"
            "| Task / Activity | Tom | Ann |\n"
            "|---|---|---|\n"
            "| Charter | R | C |\n"
            "| RACI Matrix | A | R |\n"
        ),
        ["Charter: R Tom; C Ann", "RACI Matrix: R Ann; A Tom"],
    ),
    (
        "multi.md",
        (
            "# Handover\n"
            "\n"
            "## Release RACI\n"
            "\n"
            "| Activity | Responsible | Accountable | Consulted | Informed | Date |\n"
            "|---|---|---|---|---|---|\n"
            "| Freeze | release-manager | chair | leads | support team | 2026-07-19 |\n"
            "\n"
            "## Ownership\n"
            "\n"
            "| Domain | Owner | Backup | SLA | Date |\n"
            "|---|---|---|---|---|\n"
            "| Queues | lead | support | x | y |\n"
            "\n"
            "## Escalation\n"
            "\n"
            "| Level | Contact | Response |\n"
            "|---|---|---|\n"
            "| 1 | Ana | 1h |\n"
        ),
        ["Freeze: R release-manager; A chair; C leads; I support team"],
    ),
    (
        "h4perphase.md",
        (
            "# Process\n"
            "## L1 (RACI)\n"
            "### Core 1: Payment\n"
            "**Activities & RACI:**\n"
            "\n"
            "| Activity | Responsible | Accountable | Consulted | Informed |\n"
            "|---|---|---|---|---|\n"
            "| Receive | Platform | Tech Lead | — | CEO |\n"
            "\n"
            "**KPIs:**\n"
            "- Rate: >99%\n"
            "\n"
            "### Core 2: Onboarding\n"
            "**Activities & RACI:**\n"
            "\n"
            "| Activity | Responsible | Accountable | Consulted | Informed |\n"
            "|---|---|---|---|---|\n"
            "| Mail | Growth | CEO | Nasim (copy) | all |\n"
        ),
        [
            "Core 1: Payment > Receive: R Platform; A Tech Lead; I CEO",
            "Core 2: Onboarding > Mail: R Growth; A CEO; C Nasim (copy); I all",
        ],
    ),
    (
        "emoji.md",
        (
            "| Task | 👩\u200d💻 Dev | 🧪 QA |\n"
            "|---|---|---|\n"
            "| ✅ Build | 🟢 R | 🔵 C |\n"
            "| 🚀 Ship | 🅰️ | R |\n"
        ),
        ["Build: R Dev; C QA", "Ship: R QA; A Dev"],
    ),
    (
        "vertical.md",
        (
            "### Deploy to production\n"
            "\n"
            "**R:** Ana  \n"
            "**A:** Ben  \n"
            "**C:** Cy, Dee  \n"
            "**I:** All  \n"
            "\n"
            "### Rotate keys\n"
            "\n"
            "**R:** Cy  \n"
            "**A:** Ben  \n"
        ),
        ["Deploy to production: R Ana; A Ben; C Cy, Dee; I All", "Rotate keys: R Cy; A Ben"],
    ),
    (
        "cardtext.md",
        ("### Task: Deploy\n- R: Ana\n- A: Ben\n### Task: Rotate keys\n- R: Cy\n- A: Ben\n"),
        ["Task: Deploy: R Ana; A Ben", "Task: Rotate keys: R Cy; A Ben"],
    ),
    (
        "inlineor.md",
        (
            "| Area | RACI |\n"
            "|--|--|\n"
            "| Billing | **R:** Ana<br>**A:** Ben<br>**C:** Cy, Dee |\n"
            "| Search | **R:** Eve<br>**A:** Ben |\n"
        ),
        ["Billing: R Ana; A Ben; C Cy, Dee", "Search: R Eve; A Ben"],
    ),
    (
        "grid.md",
        (
            "+------+-----+----+\n"
            "| Task | Dev | PM |\n"
            "+======+=====+====+\n"
            "| Build| R   | A  |\n"
            "+------+-----+----+\n"
            "| Ship | C   | R  |\n"
            "+------+-----+----+\n"
        ),
        ["Build: R Dev; A PM", "Ship: R PM; C Dev"],
    ),
    (
        "crlf.md",
        ("| Task | Dev | PM |\r\n|---|---|---|\r\n| Build | R | A |\r\n"),
        ["Build: R Dev; A PM"],
    ),
    (
        "long3.md",
        (
            "| Team | Responsibility | Area |\n"
            "|--|--|--|\n"
            "| Pay | Accountable | Billing |\n"
            "| Web | Consulted | Billing |\n"
            "| Web | Responsible | Search |\n"
        ),
        ["Billing: A Pay; C Web", "Search: R Web"],
    ),
    (
        "onlyR.md",
        ("# RACI\n\n| Task | Ana | Ben |\n|---|---|---|\n| Build | R |  |\n| Ship |  | R |\n"),
        ["Build: R Ana", "Ship: R Ben"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
