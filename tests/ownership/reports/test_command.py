import datetime as dt
import re
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from ownership.models import Delivery, Report
from tests.factories import AreaFactory, AssignmentFactory, TeamFactory
from tests.ownership.reports.conftest import MONDAY, WEEK_BEFORE, Reliability, composed, log_as_of


@time_machine.travel(dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC), tick=False)
def report(*arguments: str) -> str:
    out = StringIO()
    call_command("report", *arguments, stdout=out, no_color=True)
    return out.getvalue()


def test_prints_what_is_worth_reading(reliability: Reliability, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    log_as_of(WEEK_BEFORE)
    composed(WEEK_BEFORE)
    AssignmentFactory.create(area=reliability.backup, letter="A", person=reliability.grace)
    log_as_of(MONDAY)
    printed = report("--print")
    assert printed == (
        "Overlap report · Northwind · Monday 23 November 2026\n"
        "\n"
        "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 %\n"
        "0 of 2 areas have one clear owner (1 of 2 a week ago).\n"
        "\n"
        "First\n"
        "  error    Nobody is accountable for Capacity planning, so nobody can settle a\n"
        "           question about it.\n"
        "           OWN101 · open for seven days · asks Marta Nowak\n"
        "  error    Marta Nowak and Grace Kim are both accountable for Backup and\n"
        "           recovery: when they disagree, nobody knows whose word counts.\n"
        "           OWN201 · new today · asks Marta Nowak\n"
        "\n"
        "  By rule                                    open   new  settled\n"
        "  error    OWN101 Nobody is accountable         1     ·        ·\n"
        "  error    OWN201 More than one accountable     1    +1        ·\n"
        "\n"
        "Changed since 16 November: Grace Kim is now accountable for Backup and recovery\n"
        "  too, beside Marta Nowak.\n"
        "\n"
        f"The whole report: http://localhost:8000/reports/{Report.objects.latest('pk').pk}/\n"
    )


def test_sends_nothing_unless_told_to(reliability: Reliability, mailoutbox: list[Any]) -> None:
    report("--no-send", "--on", "2026-11-22")
    report()
    assert (Report.objects.count(), mailoutbox) == (2, [])


def test_says_to_whom_it_was_sent_and_says_so_again(reliability: Reliability, mailoutbox: list[Any]) -> None:
    assert report("--send") == "Sent to marta@example.org at 09:30.\n"
    assert report("--send") == "Sent to marta@example.org at 09:30.\n"
    assert len(mailoutbox) == 1


def test_says_that_nobody_is_asked(reliability: Reliability) -> None:
    reliability.name_owner()
    assert report("--send") == "Sent to nobody: it asks nothing of anybody who can be reached.\n"
    assert re.search(r"^Nothing needs anybody today\.$", report("--print"), re.MULTILINE)


def test_says_what_may_not_have_gone_out(reliability: Reliability, capsys: Any) -> None:
    report("--send")
    Delivery.objects.update(sent_at=None)
    report("--send")
    assert capsys.readouterr().err == (
        "It is not known whether Report of 2026-11-23 to marta@example.org went out; it is not sent again.\n"
    )


def test_takes_one_team(reliability: Reliability) -> None:
    AreaFactory.create(name="Colours", owning_team=TeamFactory.create(name="Design"))
    assert "Overlap report · Design · " in report("--team", "design")
    assert {item["subject"] for item in Report.objects.latest("pk").content["new"]} == {"Colours"}


def test_refuses_a_team_that_it_cannot_tell(reliability: Reliability) -> None:
    TeamFactory.create(name="Design")
    said = []
    for name in ("desing", "Zebra"):
        with pytest.raises(CommandError) as refused:
            report("--team", name)
        said.append(str(refused.value))
    TeamFactory.create(name="Reliability", slug="zz", parent=None)
    with pytest.raises(CommandError) as refused:
        report("--team", "RELIABILITY")
    assert [*said, str(refused.value)] == [
        "No team is called “desing”. Give one of these: Design.",
        "No team is called “Zebra”. Give one of these: Design, Engineering, Reliability.",
        f"2 teams are called “RELIABILITY”. Give the slug of one: {reliability.team.slug}, zz.",
    ]


def test_refuses_what_is_no_day(reliability: Reliability) -> None:
    with pytest.raises(CommandError) as refused:
        report("--on", "31.12.2025")
    assert str(refused.value) == ("Error: argument --on: “31.12.2025” is no day. Write it like 2026-05-01.")


def test_refuses_a_day_before_the_last_scan(reliability: Reliability) -> None:
    composed(MONDAY)
    with pytest.raises(CommandError, match=r"^23 November 2026 is already scanned"):
        report("--on", "2026-11-22")


def test_refuses_a_day_to_come(reliability: Reliability) -> None:
    with pytest.raises(CommandError, match=r"^24 November 2026 is still to come"):
        report("--on", "2026-11-24")
