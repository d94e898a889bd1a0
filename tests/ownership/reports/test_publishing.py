import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from ownership.models import Delivery, Report
from ownership.reports import compose, publish
from ownership.reports.readers import asks_by_reader
from ownership.rules import runner
from tests.factories import AreaFactory, ReportFactory
from tests.ownership.reports.conftest import (
    MONDAY,
    WEEK_BEFORE,
    Reliability,
    composed,
    log_as_of,
    published,
    seven,
)

QUERIES = 21
LATE = dt.datetime(2026, 11, 23, 23, 59, tzinfo=dt.UTC)


def test_a_task_given_out_twice_sends_once(reliability: Reliability, mailoutbox: list[Any]) -> None:
    first, second = published(MONDAY), published(MONDAY)
    assert first == second
    assert Report.objects.count() == 1
    assert [message.to for message in mailoutbox] == [["marta@example.org"]]


def test_so_does_one_given_out_again_after_midnight(reliability: Reliability, mailoutbox: list[Any]) -> None:
    for at in (LATE, LATE + dt.timedelta(minutes=20)):
        publish(on=at.date(), at=at, now=lambda: LATE)
    assert [message.to for message in mailoutbox] == [["marta@example.org"]]


def test_the_next_days_report_is_another(reliability: Reliability, mailoutbox: list[Any]) -> None:
    published(MONDAY)
    published(MONDAY + dt.timedelta(days=1))
    assert len(mailoutbox) == 2


@pytest.mark.django_db(transaction=True)
def test_two_tasks_at_once_send_once(reliability: Reliability, mailoutbox: list[Any]) -> None:
    def task(number: int) -> Report:
        try:
            return published(MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        reports = set(pool.map(task, range(4)))
    assert len(reports) == 1
    assert [message.to for message in mailoutbox] == [["marta@example.org"]]
    assert Delivery.objects.count() == 1


def test_the_database_keeps_a_day_to_one_issued_report(db: None) -> None:
    report = ReportFactory.create(issued_at=seven(MONDAY))
    ReportFactory.create(on=report.on)
    with pytest.raises(IntegrityError, match="report_once"), transaction.atomic():
        ReportFactory.create(on=report.on, issued_at=seven(MONDAY))


@pytest.mark.parametrize("areas", [1, 3])
def test_composing_and_asking_take_the_same_queries_however_much_there_is(
    reliability: Reliability, areas: int, django_assert_num_queries: Any
) -> None:
    for number in range(areas):
        AreaFactory.create(name=f"Runbook {number}", owning_team=reliability.team)
    composed(WEEK_BEFORE)
    log_as_of(MONDAY)
    scan = runner.scan(on=MONDAY, at=seven(MONDAY))
    with django_assert_num_queries(QUERIES):
        report = compose(scan=scan, at=seven(MONDAY))
    with django_assert_num_queries(4):
        asks_by_reader(content=report.content)
