import datetime as dt
from typing import Any, cast

import pytest

from ownership.models import Assignment, Organisation, Report
from ownership.reports.content import Content
from ownership.reports.everybody import for_everybody
from ownership.reports.readers import asks_by_reader
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    PersonFactory,
    TeamFactory,
    UserFactory,
    WaiverFactory,
    period,
)
from tests.ownership.reports.conftest import MONDAY, WEEK_BEFORE, Reliability, composed, published

NEXT = MONDAY + dt.timedelta(days=7)


def found(report: Report) -> dict[str, set[tuple[str, str]]]:
    lists = ("new", "persisting", "settled", "accepted")
    content = report.content
    return {
        name: {(item["rule"], item["subject"]) for item in content[name]} for name in lists if content[name]
    }


def test_in_the_first_report_everything_is_new(reliability: Reliability) -> None:
    report = composed(MONDAY)
    finding = reliability.finding()
    assert report.previous is None
    assert report.open == [finding.pk]
    assert report.content == {
        "organisation": "Northwind",
        "team": None,
        "on": "2026-11-23",
        "before": None,
        "coverage": {"active": 2, "owned": 1, "ambiguous": 1, "on_purpose": 0},
        "was": None,
        "tally": {"new": 1, "settled": 0, "persisting": 0},
        "rules": [
            {
                "rule": "OWN101",
                "title": "Nobody is accountable",
                "severity": "error",
                "tally": {"new": 1, "settled": 0, "persisting": 0},
            }
        ],
        "teams": [
            {
                "team": {"id": team.pk, "name": team.name},
                "depth": depth,
                "coverage": {"active": 2, "owned": 1, "ambiguous": 1, "on_purpose": 0},
                "was": None,
                "tally": {"new": 1, "settled": 0, "persisting": 0},
            }
            for depth, team in enumerate([reliability.engineering, reliability.team])
        ],
        "new": [
            {
                "finding": finding.pk,
                "rule": "OWN101",
                "title": "Nobody is accountable",
                "severity": "error",
                "state": "open",
                "subject": "Capacity planning",
                "sentence": "Nobody is accountable for Capacity planning,"
                " so nobody can settle a question about it.",
                "remedy": report.content["new"][0]["remedy"],
                "areas": [{"id": reliability.capacity.pk, "name": "Capacity planning"}],
                "team": {"id": reliability.team.pk, "name": "Reliability"},
                "within": [reliability.team.pk, reliability.engineering.pk],
                "asks": {"id": reliability.marta.pk, "name": "Marta Nowak"},
                "because": "Asked of you because you lead Reliability, which owns Capacity planning.",
                "since": "2026-11-23",
                "until": "2026-12-07",
                "up": "Mara Voss",
                "accepted_until": None,
                "personal": False,
            }
        ],
        "persisting": [],
        "settled": [],
        "accepted": [],
        "changes": [],
        "coming": [],
    }


def test_tells_new_persisting_and_settled_apart(reliability: Reliability) -> None:
    AreaFactory.create(name="Misc", owning_team=reliability.team, parent=reliability.backup)
    first = composed(WEEK_BEFORE)
    AreaFactory.create(name="On-call", owning_team=reliability.team)
    reliability.name_owner(since=MONDAY)
    second = composed(MONDAY)
    assert second.previous == first
    assert found(second) == {
        "new": {("OWN104", "On-call")},
        "persisting": {("OWN701", "Misc")},
        "settled": {("OWN101", "Capacity planning")},
    }
    assert second.content["tally"] == {"new": 1, "settled": 1, "persisting": 1}
    assert second.content["was"] == {"active": 3, "owned": 2, "ambiguous": 1, "on_purpose": 0}
    assert second.content["coverage"] == {"active": 4, "owned": 3, "ambiguous": 1, "on_purpose": 0}


def test_a_problem_that_came_back_is_new_again(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    reliability.name_owner(since=WEEK_BEFORE + dt.timedelta(days=1))
    Assignment.objects.filter(area=reliability.capacity, letter="A").update(
        period=period(WEEK_BEFORE + dt.timedelta(days=1), NEXT)
    )
    missing, ending = ("OWN101", "Capacity planning"), ("OWN404", "Capacity planning")
    assert found(composed(MONDAY)) == {"settled": {missing}, "new": {ending}}
    assert found(composed(NEXT)) == {"new": {missing}, "settled": {ending}}


def test_what_is_settled_reads_as_it_read_then(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    reliability.name_owner()
    reliability.capacity.name = "Room for growth"
    reliability.capacity.save()
    [settled] = composed(MONDAY).content["settled"]
    assert settled["sentence"] == (
        "Nobody is accountable for Capacity planning, so nobody can settle a question about it."
    )


def test_what_is_accepted_on_purpose_is_apart_until_the_exception_ends(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    WaiverFactory.create(rule="OWN101", area=reliability.capacity, since=WEEK_BEFORE, until=NEXT)
    report = composed(MONDAY)
    assert found(report) == {"accepted": {("OWN101", "Capacity planning")}}
    assert report.content["accepted"][0]["accepted_until"] == "2026-11-30"
    assert [line["sentence"] for line in report.content["coming"]] == [
        "The exception on Capacity planning ends on 30 November."
    ]
    assert found(composed(NEXT)) == {"persisting": {("OWN101", "Capacity planning")}}


def test_what_is_set_aside_is_neither_told_nor_settled(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    Organisation.objects.update(baseline_on=MONDAY)
    report = composed(MONDAY)
    assert found(report) == {}
    assert report.open == [reliability.finding().pk]
    assert asks_by_reader(content=cast(Content, report.content)) == []
    Organisation.objects.update(baseline_on=None)
    assert found(composed(NEXT)) == {"persisting": {("OWN101", "Capacity planning")}}


def test_what_was_told_and_went_while_set_aside_is_settled(reliability: Reliability) -> None:
    composed(WEEK_BEFORE)
    Organisation.objects.update(baseline_on=MONDAY)
    reliability.name_owner()
    assert found(composed(MONDAY)) == {"settled": {("OWN101", "Capacity planning")}}


def test_a_look_in_between_takes_no_news_from_readers(reliability: Reliability) -> None:
    sent = published(WEEK_BEFORE)
    composed(WEEK_BEFORE + dt.timedelta(days=2))
    assert composed(MONDAY).previous == sent


def test_a_teams_report_is_of_that_team_and_those_below(reliability: Reliability) -> None:
    design = TeamFactory.create(name="Design")
    AreaFactory.create(name="Colours", owning_team=design)
    whole = {("OWN101", "Capacity planning"), ("OWN104", "Colours")}
    assert found(composed(MONDAY)) == {"new": whole}
    engineering = composed(MONDAY, team=reliability.engineering)
    assert found(engineering) == {"new": {("OWN101", "Capacity planning")}}
    assert engineering.previous is None
    assert [line["team"]["name"] for line in engineering.content["teams"]] == ["Engineering", "Reliability"]
    assert engineering.content["coverage"] == {"active": 2, "owned": 1, "ambiguous": 1, "on_purpose": 0}


def overload(reliability: Reliability) -> None:
    """Eleven areas wait on Grace, of which her team owns six."""
    for number in range(11):
        team = reliability.team if number < 6 else None
        area = AreaFactory.create(name=f"Runbook {number}", owning_team=team)
        for letter in "AR":
            AssignmentFactory.create(area=area, letter=letter, person=reliability.grace)


def test_says_no_figure_of_a_person(reliability: Reliability) -> None:
    reliability.name_owner()
    overload(reliability)
    [item] = composed(MONDAY).content["new"]
    said: dict[str, Any] = {
        key: item[key] for key in ("rule", "subject", "sentence", "areas", "because", "personal")
    }
    assert said == {
        "rule": "OWN301",
        "subject": "one person",
        "sentence": "Many areas wait on one person.",
        "areas": [],
        "because": "Asked of you because you manage the team concerned.",
        "personal": True,
    }
    assert "Grace" not in str(item)


def test_a_report_that_everybody_reads_has_nothing_of_one_persons_figures(reliability: Reliability) -> None:
    overload(reliability)
    content = composed(MONDAY).content
    shown = for_everybody(content)
    assert {item["rule"] for item in content["new"]} == {"OWN101", "OWN301"}
    assert {item["rule"] for item in shown["new"]} == {"OWN101"} == {line["rule"] for line in shown["rules"]}
    assert shown["tally"] == {"new": 1, "settled": 0, "persisting": 0}
    assert [line["tally"]["new"] for line in shown["teams"]] == [1] * len(content["teams"])
    for word in ("OWN301", "Many areas wait"):
        assert word in str(content)
        assert word not in str(shown)


@pytest.mark.parametrize("days", [0, 30, 31])
def test_says_what_ends_within_thirty_days(reliability: Reliability, days: int) -> None:
    end = MONDAY + dt.timedelta(days=days)
    dana = PersonFactory.create(name="Dana Lee")
    for letter, deputy in (("R", False), ("A", True), ("C", False)):
        AssignmentFactory.create(
            area=reliability.backup,
            letter=letter,
            deputy=deputy,
            person=dana,
            period=period(WEEK_BEFORE, end),
        )
    reliability.backup.unowned_reason = "Bought as a service."
    reliability.backup.unowned_by = UserFactory.create()
    reliability.backup.unowned_until = end
    reliability.backup.save()
    expected = {
        "Dana Lee's part in Backup and recovery ends on 22 December.",
        "Dana Lee is deputy for Backup and recovery until 22 December.",
        "Backup and recovery is unowned on purpose until 23 December.",
    }
    said = {line["sentence"] for line in composed(MONDAY).content["coming"]}
    assert said == (expected if days == 30 else set())
