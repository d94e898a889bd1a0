"""One small table an area, plain lists, long forms and names with letters."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "letters-down.md",
        (
            "| | Billing | Search |\n"
            "|---|---|---|\n"
            "| Responsible | Ana | Ben |\n"
            "| Accountable | Cy | Cy |\n"
            "| Consulted | Dee, Eve | |\n"
            "| Informed | all | all |\n"
        ),
        ["Billing: R Ana; A Cy; C Dee, Eve; I all", "Search: R Ben; A Cy; I all"],
    ),
    (
        "cards.md",
        (
            "# Ownership\n"
            "\n"
            "## Billing\n"
            "\n"
            "| RACI | Who |\n"
            "|---|---|\n"
            "| Responsible | Ana |\n"
            "| Accountable | Ben |\n"
            "| Consulted | Cy, Dee |\n"
            "| Informed | – |\n"
            "\n"
            "## Search\n"
            "\n"
            "| RACI | Who |\n"
            "|---|---|\n"
            "| R | Eve |\n"
            "| A | Ben |\n"
            "| C | |\n"
            "| I | Ana |\n"
        ),
        ["Billing: R Ana; A Ben; C Cy, Dee", "Search: R Eve; A Ben; I Ana"],
    ),
    (
        "cards2.md",
        (
            "## Core\n"
            "### Billing\n"
            "\n"
            "| Role | RACI |\n"
            "|---|---|\n"
            "| Tech lead | A |\n"
            "| Developer | R |\n"
            "\n"
            "### Search\n"
            "\n"
            "| Role | RACI |\n"
            "|---|---|\n"
            "| Tech lead | A/R |\n"
            "| Analyst | C |\n"
            "\n"
            "## Edge\n"
            "### Mobile\n"
            "\n"
            "| Role | RACI |\n"
            "|---|---|\n"
            "| Tech lead | I |\n"
            "| Developer | R |\n"
        ),
        [
            "Core > Billing: R Developer; A Tech lead",
            "Core > Search: R Tech lead; A Tech lead; C Analyst",
            "Edge > Mobile: R Developer; I Tech lead",
        ],
    ),
    (
        "cards4.csv",
        (
            "Billing,\n"
            "Responsible,Ana\n"
            "Accountable,Ben\n"
            'Consulted,"Cy, Dee"\n'
            "Informed,All\n"
            ",\n"
            "Search,\n"
            "Responsible,Eve\n"
            "Accountable,Ben\n"
            "Consulted,\n"
            "Informed,Ana\n"
        ),
        ["Billing: R Ana; A Ben; C Cy, Dee; I All", "Search: R Eve; A Ben; I Ana"],
    ),
    (
        "cardmatrix.csv",
        ("Billing,\nRole,RACI\nTech lead,A\nDev,R\n,\nSearch,\nRole,RACI\nTech lead,A\nAnalyst,C\n"),
        ["Billing: R Dev; A Tech lead", "Search: A Tech lead; C Analyst"],
    ),
    (
        "list.md",
        (
            "# Who does what\n"
            "\n"
            "## Billing\n"
            "- **Responsible:** Ana\n"
            "- **Accountable:** Ben\n"
            "- **Consulted:** Cy, Dee\n"
            "- **Informed:** all teams\n"
            "\n"
            "## Search\n"
            "- **Responsible**: Eve\n"
            "- **Accountable**: Ben\n"
            "- **Consulted**: N/A\n"
        ),
        ["Billing: R Ana; A Ben; C Cy, Dee; I all teams", "Search: R Eve; A Ben"],
    ),
    (
        "list2.md",
        (
            "# RACI\n"
            "\n"
            "- Billing\n"
            "  - R: Ana\n"
            "  - A: Ben\n"
            "- Search\n"
            "  - R: Eve, Cy\n"
            "  - A: Ben\n"
            "  - C:\n"
            "    - Dee\n"
            "    - Flo\n"
        ),
        ["Billing: R Ana; A Ben", "Search: R Eve, Cy; A Ben; C Dee, Flo"],
    ),
    (
        "list3.md",
        ("RACI\n\n* Billing: R: Ana, A: Ben, C: Cy\n* Search — R: Eve; A: Ben; I: all\n"),
        ["Billing: R Ana; A Ben; C Cy", "Search: R Eve; A Ben; I all"],
    ),
    (
        "list4.md",
        ("## Billing\n- Ana (R)\n- Ben (A)\n\n## Search\n- Eve (R, A)\n- Cy (C)\n"),
        ["Billing: R Ana; A Ben", "Search: R Eve; A Eve; C Cy"],
    ),
    (
        "list5.md",
        (
            "**Billing**\n"
            "\n"
            "Responsible: Ana\n"
            "Accountable: Ben\n"
            "\n"
            "**Search**\n"
            "\n"
            "Responsible: Eve\n"
            "Accountable: Ben\n"
        ),
        ["Billing: R Ana; A Ben", "Search: R Eve; A Ben"],
    ),
    (
        "listlong.md",
        (
            "# Team agreements\n"
            "\n"
            "## Deployments\n"
            "\n"
            "We deploy daily.\n"
            "\n"
            "* Responsible – Ana\n"
            "* Accountable – Ben\n"
            "* Consulted – Cy & Dee\n"
            "* Informed – Everybody\n"
            "\n"
            "## On-call\n"
            "\n"
            "1. **R**: Cy\n"
            "2. **A**: Ben\n"
            "3. **C**: Dee, Cy\n"
        ),
        ["Deployments: R Ana; A Ben; C Cy, Dee; I Everybody", "On-call: R Cy; A Ben; C Dee, Cy"],
    ),
    (
        "listnest.md",
        (
            "# RACI\n"
            "\n"
            "## Platform\n"
            "\n"
            "- **Deployments**\n"
            "  - Responsible: Ana\n"
            "  - Accountable: Ben\n"
            "- **Backups**\n"
            "  - Responsible: Cy\n"
            "\n"
            "## Product\n"
            "\n"
            "- **Pricing**\n"
            "  - Responsible: Dee\n"
            "  - Accountable: Eve\n"
        ),
        [
            "Platform > Deployments: R Ana; A Ben",
            "Platform > Backups: R Cy",
            "Product > Pricing: R Dee; A Eve",
        ],
    ),
    (
        "long.csv",
        ('Area,Letter,Party\nBilling,R,Ana\nBilling,A,Ben\nSearch,R,"Eve, Cy"\nSearch,A,Ben\n'),
        ["Billing: R Ana; A Ben", "Search: R Eve, Cy; A Ben"],
    ),
    (
        "long2.csv",
        (
            "team,person,area,role\n"
            "Pay,Ana,Billing,Responsible\n"
            "Pay,Ben,Billing,Accountable\n"
            "Web,Eve,Search,R/A\n"
        ),
        ["Billing: R Ana; A Ben", "Search: R Eve; A Eve"],
    ),
    (
        "names.csv",
        ('Area,People\nBilling,"Alex (A, R), Sam (C)"\nSearch,"Kim (R); Alex (A)"\n'),
        ["Billing: R Alex; A Alex; C Sam", "Search: R Kim; A Alex"],
    ),
    (
        "names2.csv",
        ('Area,RACI\nBilling,"R: Ana, Ben; A: Cy"\nSearch,"A - Cy; R - Dee"\n'),
        ["Billing: R Ana, Ben; A Cy", "Search: R Dee; A Cy"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
