"""Legends, definitions, KPIs and contacts beside a matrix, or instead of one."""

import pytest

from .sheets import read_text, said

CASES = [
    (
        "numbered.csv",
        "Area,RACI,Party\nArea 1,R,Ana Ito\nArea 1,A,Ben Roy\nArea 2,R,Cy Poe\nArea 2,A,Ben Roy\n",
        ["Area 1: R Ana Ito; A Ben Roy", "Area 2: R Cy Poe; A Ben Roy"],
    ),
    (
        "legendfirst.csv",
        (
            "R,Responsible: does the work\n"
            "A,Accountable: signs off\n"
            "C,Consulted\n"
            "I,Informed\n"
            "\n"
            "Task,Dev,PM\n"
            "Scope,R,A\n"
            "Build,R,A\n"
            "\n"
            "Last updated: 2024\n"
        ),
        ["Scope: R Dev; A PM", "Build: R Dev; A PM"],
    ),
    (
        "legendrow.csv",
        (
            "Legend:,R = Responsible,A = Accountable,C = Consulted,I = Informed\n"
            "\n"
            "Task,Dev,PM,QA,Ops\n"
            "Scope,R,A,C,I\n"
            "Build,R,A,C,I\n"
        ),
        ["Scope: R Dev; A PM; C QA; I Ops", "Build: R Dev; A PM; C QA; I Ops"],
    ),
    (
        "legendrow2.csv",
        (
            "R - Responsible,A - Accountable,C - Consulted,I - Informed\n"
            "Task,Dev,PM,QA\n"
            "Scope,R,A,C\n"
            "Build,R,A,I\n"
        ),
        ["Scope: R Dev; A PM; C QA", "Build: R Dev; A PM; I QA"],
    ),
    (
        "legendright.csv",
        (
            "Task,Dev,PM,,Legend,\n"
            "Scope,R,A,,R,Responsible\n"
            "Ship,R,A,,A,Accountable\n"
            "Run,C,A,,C,Consulted\n"
            "End,I,A,,I,Informed\n"
        ),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM", "Run: A PM; C Dev", "End: A PM; I Dev"],
    ),
    (
        "legendright2.csv",
        ("Task,Dev,PM,Key\nScope,R,A,R = Responsible\nShip,R,A,A = Accountable\nRun,C,A,\n"),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM", "Run: A PM; C Dev"],
    ),
    (
        "kpi.csv",
        ("Task,Dev,PM,,KPI,Owner,Target\nScope,R,A,,Uptime,Ana,99\nBuild,R,A,,Latency,Ben,20\n"),
        ["Scope: R Dev; A PM", "Build: R Dev; A PM"],
    ),
    (
        "defs.md",
        (
            "# RACI\n"
            "\n"
            "| Role | Description |\n"
            "|---|---|\n"
            "| Responsible | The person who does the work |\n"
            "| Accountable | The person who signs off on it |\n"
            "| Consulted | People who give input |\n"
            "| Informed | People who are told |\n"
            "\n"
            "| Task | Dev | PM |\n"
            "|---|---|---|\n"
            "| Scope | R | A |\n"
            "| Ship | R | A |\n"
        ),
        ["Scope: R Dev; A PM", "Ship: R Dev; A PM"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_reads(name: str, content: str | bytes, expected: list[str]) -> None:
    assert said(read_text(name, content)) == expected
