"""Team metrics: a table becomes a change set, with what is wrong line by line."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ownership.imports.metrics import Plan, make
from ownership.imports.reading import Refused
from ownership.models import TeamMetric
from ownership.operations import apply, undo
from tests.factories import TeamFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 5, 1)
HEAD = "team,metric,month,value\n"


def planned(text: str) -> Plan:
    return make(name="metrics.csv", content=text.encode(), on=ON)


def there() -> set[tuple[str, str, str, str]]:
    rows = TeamMetric.objects.select_related("team")
    return {(row.team.name, row.kind, f"{row.month:%Y-%m}", str(row.value)) for row in rows}


def test_recorded_and_replaced_however_it_is_written() -> None:
    TeamFactory(name="Payments")
    plan = planned(f"{HEAD}payments,Lead time,2026-04,17.5\nPAYMENTS,test_coverage,2026-02-28,81 %\n")
    assert (plan.lines, plan.new, plan.replaced, plan.wrong) == (2, 2, 0, [])
    apply(changes=plan.changes, actor=None, on=ON)
    later = "Value;Month;Metric;Team\n17,25;2026-04;lead-time;Payments\n81;2026-02;Test coverage;Payments\n"
    plan = planned(later)
    assert (plan.new, plan.replaced) == (0, 1)
    apply(changes=plan.changes, actor=None, on=ON)
    assert there() == {
        ("Payments", "lead-time", "2026-04", "17.25"),
        ("Payments", "test-coverage", "2026-02", "81.00"),
    }
    assert not planned(later).changes


def test_teams_of_one_name_are_told_apart_by_what_they_are_part_of() -> None:
    web = [TeamFactory(name="Web", parent=TeamFactory(name=above)) for above in ("Product", "Platform")]
    plan = planned(f"{HEAD}Platform › Web,Defects,2026-04,3\nteam {web[0].pk},Defects,2026-04,4\n")
    apply(changes=plan.changes, actor=None, on=ON)
    assert set(TeamMetric.objects.values_list("team", "value")) == {(web[1].pk, 3), (web[0].pk, 4)}


def test_every_wrong_line_says_what_and_what_to_do() -> None:
    TeamFactory(name="Payments")
    for above in ("Product", "Platform"):
        TeamFactory(name="Web", parent=TeamFactory(name=above))
    plan = planned(
        f"{HEAD}Nowhere,Defects,2026-04,1\nWeb,Defects,2026-04,1\nPayments,Joy,2026-04,1\n"
        "Payments,Defects,2026-13,1\nPayments,Defects,2026-06,1\nPayments,Defects,2026-04,-1\n"
        "Payments,Defects,2026-04,NaN\nPayments,Reliability,2026-04,100.1\n,Defects,2026-04,1\n\n"
        "Payments,Defects,2026-03,1\nPayments,Defects,2026-03,2\nPayments,Defects,2026-03,1.00\n"
    )
    number = "Write it as 12.5: 0 or more, and below a billion."
    assert [str(problem) for problem in plan.wrong] == [
        "Line 2: No team is called “Nowhere”. Correct the name.",
        (
            "Line 3: Several teams are called “Web”: Product › Web and Platform › Web."
            " Write the one that is meant as it stands here."
        ),
        (
            "Line 4: “Joy” is no metric. Write Change failure rate, Reliability, Deployment frequency,"
            " Lead time, Defects, Test coverage or User satisfaction."
        ),
        "Line 5: “2026-13” is no month. Write it as 2026-04.",
        "Line 6: 2026-06 is still to come. Correct the month.",
        f"Line 7: “-1” is no number that can be kept. {number}",
        f"Line 8: “NaN” is no number that can be kept. {number}",
        "Line 9: Reliability is at most 100 %. Correct the value.",
        "Line 10: It names no team. Write its name.",
        ("Line 13: Line 12 says another number for the same team, metric and month. Keep one of them."),
    ]


def test_what_cannot_be_read_at_all_is_refused() -> None:
    with pytest.raises(Refused, match=r"no column value\. Head the columns team, metric, month, value\."):
        planned("team,metric,month\nPayments,Defects,2026-04\n")
    with pytest.raises(Refused, match="There is no line below the heads"):
        planned(HEAD)


def test_no_month_is_of_before_there_was_anything_to_count() -> None:
    TeamFactory(name="Payments")
    plan = planned(
        f"{HEAD}Payments,Defects,0001-01,1\nPayments,Defects,1969-12,1\nPayments,Defects,1970-01,1\n"
    )
    assert [str(problem) for problem in plan.wrong] == [
        "Line 2: “0001-01” is no month. Write it as 2026-04.",
        "Line 3: “1969-12” is no month. Write it as 2026-04.",
    ]


def test_however_many_rows_the_queries_are_the_same(django_assert_num_queries: Any) -> None:
    for number in range(5):
        TeamFactory(name=f"Team of {number}")
    text = HEAD + "".join(f"Team of {number},Defects,2026-04,3\n" for number in range(5))
    with django_assert_num_queries(2):
        assert planned(text).new == 5


def test_the_command_records_and_its_work_is_undone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    TeamFactory(name="Payments")
    path = tmp_path / "metrics.csv"
    path.write_text(f"{HEAD}Payments,Reliability,2025-04,99.95\n")
    call_command("import_metrics", str(path), "--dry-run")
    assert there() == set()
    call_command("import_metrics", str(path))
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["1 line: 1 new number, 0 replaced.", "Nothing was changed: this was a dry run."]
    assert there() == {("Payments", "reliability", "2025-04", "99.95")}
    undo(request_id=said[-1].split()[-1], actor=None, on=ON)
    assert there() == set()
    path.write_text(f"{HEAD}Payments,Reliability,2025-04,99.95\nNo,Defects,2025-04,1\n")
    with pytest.raises(CommandError, match="Nothing was changed") as refused:
        call_command("import_metrics", str(path))
    assert (refused.value.returncode, there()) == (1, set())
