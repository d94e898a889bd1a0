"""R/A/C/I columns with names in the cells, or ticks."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "headsq.csv",
        (
            "Process Step,Responsible (R),Accountable (A),Consulted (C),Informed (I),Notes\n"
            'Intake,Support Team,Support Lead,"Legal, HR",Everyone,daily\n'
            "Triage,Support Lead,COO,,,\n"
        ),
        ["Intake: R Support Team; A Support Lead; C Legal, HR; I Everyone", "Triage: R Support Lead; A COO"],
    ),
    (
        "headsdash.csv",
        ("Task,R - Responsible,A - Accountable,C - Consulted,I - Informed\nIntake,Ana,Ben,Cy,Dee\n"),
        ["Intake: R Ana; A Ben; C Cy; I Dee"],
    ),
    (
        "whois.md",
        (
            "| Decision | Who is responsible | Who is accountable | Who is consulted | Who is informed |\n"
            "|-|-|-|-|-|\n"
            "| Pricing | Sales | CFO | Legal | All staff |\n"
        ),
        ["Pricing: R Sales; A CFO; C Legal; I All staff"],
    ),
    (
        "party.md",
        (
            "| Area | Responsible party | Accountable party | Consulted parties | Informed parties |\n"
            "|-|-|-|-|-|\n"
            "| Pricing | Sales | CFO | Legal; Ops | All staff |\n"
        ),
        ["Pricing: R Sales; A CFO; C Legal, Ops; I All staff"],
    ),
    (
        "owner.md",
        (
            "| Area | Owner | Approver | Consulted | Informed |\n"
            "|-|-|-|-|-|\n"
            "| Pricing | Sales | CFO | Legal | All |\n"
        ),
        ["Pricing: R Sales; A CFO; C Legal; I All"],
    ),
    (
        "sectioncol.csv",
        (
            "Phase,Activity,Responsible,Accountable,Consulted,Informed\n"
            "Plan,Scope,Ana,Ben,,\n"
            ",Cost,Cy,Ben,,\n"
            "Run,Watch,Dee,Ben,Ana,All\n"
        ),
        ["Plan > Scope: R Ana; A Ben", "Plan > Cost: R Cy; A Ben", "Run > Watch: R Dee; A Ben; C Ana; I All"],
    ),
    (
        "sectionsblank.csv",
        (
            "Task,Responsible,Accountable,Consulted,Informed\n"
            "PHASE ONE,,,,\n"
            "Scope,Ana,Ben,,\n"
            "Cost,Cy,Ben,,\n"
            ",,,,\n"
            "PHASE TWO,,,,\n"
            "Ship,Ana,Ben,Cy,All\n"
        ),
        [
            "PHASE ONE > Scope: R Ana; A Ben",
            "PHASE ONE > Cost: R Cy; A Ben",
            "PHASE TWO > Ship: R Ana; A Ben; C Cy; I All",
        ],
    ),
    (
        "kpibelow.csv",
        ("Task,R,A,C,I\nScope,Ana,Ben,,\nBuild,Cy,Ben,Ana,\n\nKPI,Owner,Target\nUptime,Ana,99\n"),
        ["Scope: R Ana; A Ben", "Build: R Cy; A Ben; C Ana"],
    ),
    (
        "ticks.csv",
        ("Activity,Role,R,A,C,I\nScope,Dev,x,,,\n,PM,,x,,\nBuild,Dev,x,x,,\n,QA,,,x,\n"),
        ["Scope: R Dev; A PM", "Build: R Dev; A Dev; C QA"],
    ),
    (
        "ticks2.csv",
        (",Ana,,,,Ben,,,\nTask,R,A,C,I,R,A,C,I\nScope,x,,,,,x,,\nBuild,,x,,,x,,,\n"),
        ["Scope: R Ana; A Ben", "Build: R Ben; A Ana"],
    ),
    (
        "roleletters.csv",
        (
            "Role,Responsible,Accountable,Consulted,Informed\n"
            'Project manager,"Plan, Budget",Delivery,,Release\n'
            "Developer,Build,,Plan,\n"
        ),
        [
            "Plan: R Project manager; C Developer",
            "Budget: R Project manager",
            "Delivery: A Project manager",
            "Release: I Project manager",
            "Build: R Developer",
        ],
    ),
    (
        "daci2.csv",
        ('Decision,Driver,Approver,Contributors,Informed\nPick a queue,Ana,Ben,"Cy, Di",Team\n'),
        ["Pick a queue: R Ana; A Ben; C Cy, Di; I Team"],
    ),
    (
        "cards3.md",
        (
            "## Billing\n"
            "\n"
            "| Responsible | Accountable | Consulted | Informed |\n"
            "|---|---|---|---|\n"
            "| Ana | Ben | Cy | Dee |\n"
            "\n"
            "## Search\n"
            "\n"
            "| Responsible | Accountable | Consulted | Informed |\n"
            "|---|---|---|---|\n"
            "| Eve | Ben | | Ana |\n"
        ),
        ["Billing: R Ana; A Ben; C Cy; I Dee", "Search: R Eve; A Ben; I Ana"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
