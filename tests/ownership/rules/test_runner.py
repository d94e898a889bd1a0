import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings
from time_machine import travel

from ownership.models import Finding, Scan
from ownership.rules import measures, runner
from ownership.rules.runner import OutOfOrder, Recorded, evaluate, recheck, record, scan
from ownership.rules.scope import Touched
from tests.factories import AreaFactory, PersonFactory, WaiverFactory
from tests.ownership.rules.world import ON, give, owned

AT = dt.datetime(2026, 5, 1, 6, tzinfo=dt.UTC)
LATER = ON + dt.timedelta(days=7)
AFTER = AT + dt.timedelta(days=7)


def findings() -> set[tuple[str, int | None, dt.date, dt.date | None]]:
    return set(Finding.objects.values_list("rule", "area_id", "first_seen", "resolved_on"))


@pytest.mark.django_db
class TestRecord:
    def test_opens_keeps_resolves_and_opens_the_same_again(self) -> None:
        area = AreaFactory()
        assert record(offenders=evaluate(on=ON), on=ON) == Recorded(opened=1, resolved=0, persisting=0)
        assert record(offenders=evaluate(on=LATER), on=LATER) == Recorded(opened=0, resolved=0, persisting=1)
        given = give(area, "A")
        give(area, "R", given.person)
        assert record(offenders=evaluate(on=LATER), on=LATER) == Recorded(opened=0, resolved=1, persisting=0)
        area.assignments.all().delete()
        assert record(offenders=evaluate(on=LATER), on=LATER) == Recorded(opened=1, resolved=0, persisting=0)
        assert findings() == {("OWN104", area.pk, ON, None)}

    def test_what_persists_is_written_only_with_other_facts(self, django_assert_num_queries: Any) -> None:
        area = AreaFactory()
        record(offenders=evaluate(on=ON), on=ON)
        Finding.objects.update(state="acknowledged")
        offenders = evaluate(on=ON)
        with django_assert_num_queries(2):
            record(offenders=offenders, on=ON)
        below = AreaFactory(parent=area)
        record(offenders=evaluate(on=LATER), on=LATER)
        assert list(Finding.objects.values_list("first_seen", "state", "facts")) == [
            (ON, "acknowledged", {"areas": [below.pk]})
        ]

    def test_evaluating_writes_nothing(self) -> None:
        AreaFactory()
        evaluate(on=ON)
        assert findings() == set()

    def test_a_finding_opened_later_is_not_resolved_before(self) -> None:
        area = AreaFactory()
        record(offenders=evaluate(on=LATER), on=LATER)
        record(offenders=[], on=ON)
        assert findings() == {("OWN104", area.pk, LATER, LATER)}


@pytest.mark.django_db
class TestScan:
    def test_counts_and_measures(self) -> None:
        owned("Refunds")
        AreaFactory()
        done = scan(on=ON, at=AT)
        assert (done.on, done.opened, done.resolved, done.persisting) == (ON, 1, 0, 0)
        assert done.measures["whole"] == {"active": 2, "owned": 1, "ambiguous": 1, "on_purpose": 0}
        assert done.finished_at is not None
        assert done.finished_at >= AT
        again = scan(on=LATER, at=AFTER)
        assert (again.opened, again.resolved, again.persisting) == (0, 0, 1)
        give(AreaFactory(), "R")
        last = scan(on=LATER, at=AFTER)
        assert (last.opened, last.resolved, last.persisting) == (1, 0, 1)

    def test_refuses_a_day_before_the_newest(self) -> None:
        scan(on=LATER, at=AFTER)
        message = (
            "8 May 2026 is already scanned, so 1 May 2026 cannot be: findings would open and close"
            " in the wrong order. Scan that day or a later one."
        )
        with pytest.raises(OutOfOrder) as refusal:
            scan(on=ON, at=AT)
        assert str(refusal.value) == message
        assert Scan.objects.count() == 1
        with pytest.raises(CommandError, match="8 May 2026 is already scanned"):
            call_command("scan", "--on", "2026-05-01")

    @override_settings(TIME_ZONE="Pacific/Auckland")
    def test_refuses_a_day_to_come_in_the_zone_of_the_organisation(self) -> None:
        noon = dt.datetime(2026, 5, 1, 11, 59, tzinfo=dt.UTC)
        with pytest.raises(OutOfOrder) as refusal:
            scan(on=ON + dt.timedelta(days=1), at=noon)
        assert str(refusal.value) == (
            "2 May 2026 is still to come, and once scanned no earlier day could be."
            " Scan today, 1 May 2026, or an earlier day."
        )
        assert Scan.objects.count() == 0
        assert scan(on=ON + dt.timedelta(days=1), at=noon + dt.timedelta(minutes=1)).on.day == 2

    @travel(AT, tick=False)
    def test_the_command_refuses_a_day_to_come(self) -> None:
        with pytest.raises(CommandError, match=r"^2 May 2026 is still to come"):
            call_command("scan", "--on", "2026-05-02")

    @travel(AT, tick=False)
    def test_the_command_says_what_is_open(self, capsys: pytest.CaptureFixture[str]) -> None:
        owned("Refunds")
        owned("Misc")
        AreaFactory()
        call_command("scan", "--on", "2026-05-01")
        assert capsys.readouterr().out == (
            "Scan of 2026-05-01: 2 new, 0 resolved, 0 still open.\n"
            "  Error    OWN104    1  Nobody is named at all\n"
            "  Info     OWN701    1  Vague name\n"
            "Coverage: 2 of 3 areas have one clear owner (66 %); 1 ambiguous, 0 unowned on purpose.\n"
            "Duplicates: 0 of 3 areas are compared by meaning so far; the others are read in the background,"
            " and the scan after that looks at them.\n"
        )
        call_command("scan", "--on", "2026-05-01", "--quiet")
        assert capsys.readouterr().out == ""
        until = ON + dt.timedelta(days=1)
        WaiverFactory(rule="OWN104", area=Finding.objects.get(rule="OWN104").area, until=until)
        Finding.objects.filter(rule="OWN701").update(state="snoozed", snoozed_until=until)
        call_command("scan", "--on", "2026-05-01")
        assert capsys.readouterr().out == (
            "Scan of 2026-05-01: 0 new, 0 resolved, 2 still open.\n"
            "Coverage: 2 of 3 areas have one clear owner (66 %); 1 ambiguous, 0 unowned on purpose.\n"
            "Duplicates: 0 of 3 areas are compared by meaning so far; the others are read in the background,"
            " and the scan after that looks at them.\n"
        )


@contextmanager
def between(monkeypatch: pytest.MonkeyPatch, doing: Any) -> Iterator[None]:
    """Do something, in another connection, after the snapshot was evaluated and before it is recorded."""
    measured = measures.measure

    def then(**kwargs: Any) -> Any:
        found = measured(**kwargs)
        in_thread(doing)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(measures, "measure", then)
        yield


def in_thread(doing: Any) -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            doing()
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert failed == []


@pytest.mark.django_db
def test_one_scan_catches_up_with_all_the_writes_before_it() -> None:
    written = AT - dt.timedelta(seconds=3)
    caught_up = runner.catch_up(on=ON, at=AT, since=written)
    assert caught_up == Scan.objects.get()
    assert runner.catch_up(on=ON, at=AT, since=written) is None
    assert runner.catch_up(on=ON, at=AFTER, since=AT + dt.timedelta(seconds=1)) == Scan.objects.latest("id")
    assert Scan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_a_write_since_the_snapshot_counts_and_not_the_snapshot(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bare, good = AreaFactory(), owned("Refunds")

        def write() -> None:
            with transaction.atomic():
                ana = give(bare, "A").person
                give(bare, "R", ana)
                good.assignments.all().delete()
                recheck(
                    touched=Touched(areas=frozenset({bare.pk, good.pk}), people=frozenset({ana.pk})), on=ON
                )

        with between(monkeypatch, write):
            scan(on=ON, at=AT)
        assert findings() == {("OWN104", good.pk, ON, None)}

    def test_two_scans_find_everything_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        area = AreaFactory()
        with between(monkeypatch, record_in_transaction):
            done = scan(on=ON, at=AT)
        assert findings() == {("OWN104", area.pk, ON, None)}
        assert (done.opened, done.persisting) == (0, 1)

    def test_two_writers_who_each_name_an_accountable_one(self) -> None:
        area = AreaFactory()
        ready = threading.Barrier(2)

        def name_one() -> None:
            with transaction.atomic():
                person = PersonFactory()
                give(area, "A", person)
                ready.wait(10)
                recheck(touched=Touched(areas=frozenset({area.pk}), people=frozenset({person.pk})), on=ON)

        threads = [threading.Thread(target=lambda: (name_one(), connection.close())) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert {row[0] for row in findings()} == {"OWN201", "OWN102"}


def record_in_transaction() -> None:
    with transaction.atomic():
        record(offenders=evaluate(on=ON), on=ON)
