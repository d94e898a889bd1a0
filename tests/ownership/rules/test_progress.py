"""A scan while it works: seen, stopped, taking turns, in nobody's way."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from ownership.enums import ScanState
from ownership.models import Finding, Scan
from ownership.operations import assign
from ownership.rules import progress, runner
from ownership.rules.evaluating import steps
from tests.factories import AreaFactory, PersonFactory, ScanFactory
from tests.ownership.rules.world import ON, give

pytestmark = pytest.mark.django_db(transaction=True)
AT = dt.datetime(2026, 5, 1, 6, tzinfo=dt.UTC)


@contextmanager
def elsewhere(doing: Any) -> Iterator[list[Any]]:
    """Do something in a thread with a connection of its own; what it returned or raised."""
    came: list[Any] = []

    def run() -> None:
        try:
            came.append(doing())
        except BaseException as error:
            came.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield came
    thread.join(30)
    assert not thread.is_alive()


class Pause:
    """A report of progress that waits at one step until it is let go on."""

    def __init__(self, *, at: int) -> None:
        self.at, self.seen = at, list[tuple[int, int]]()
        self.reached, self.go_on = threading.Event(), threading.Event()

    def __call__(self, step: int, of: int) -> None:
        self.seen.append((step, of))
        if step == self.at:
            self.reached.set()
            assert self.go_on.wait(30)


def test_others_see_how_far_it_is_while_it_works_and_that_it_ended() -> None:
    AreaFactory()
    pause = Pause(at=3)
    with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=pause)):
        assert pause.reached.wait(30)
        row = Scan.objects.get()
        assert (row.state, row.step, row.steps) == (ScanState.RUNNING, 3, steps() + 1)
        assert runner.running() == row
        pause.go_on.set()
    row.refresh_from_db()
    assert (row.state, row.step, row.opened) == (ScanState.DONE, row.steps, 1)
    assert pause.seen == [(step, row.steps) for step in range(1, row.steps + 1)]
    assert runner.running() is None


def test_stopped_it_records_nothing() -> None:
    AreaFactory()
    pause = Pause(at=2)
    with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=pause)) as came:
        assert pause.reached.wait(30)
        assert runner.stop(scan=Scan.objects.get())
        pause.go_on.set()
    assert [type(each) for each in came] == [runner.Cancelled]
    row = Scan.objects.get()
    assert (row.state, row.step) == (ScanState.CANCELLED, 3)
    assert row.finished_at is not None
    assert Finding.objects.count() == 0
    assert not runner.stop(scan=row)
    assert runner.scan(on=ON, at=AT).opened == 1


def test_reads_and_edits_go_on_while_it_works_and_count() -> None:
    area, ana = AreaFactory(), PersonFactory()
    pause = Pause(at=2)
    with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=pause)):
        assert pause.reached.wait(30)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            for letter in "AR":
                assign(area=area, letter=letter, holder=ana, actor=None, on=ON)
        assert Finding.objects.filter(resolved_on=None).count() == 0
        pause.go_on.set()
    assert Scan.objects.get().state == ScanState.DONE
    assert Finding.objects.filter(resolved_on=None).count() == 0


def test_two_take_turns_and_double_nothing() -> None:
    AreaFactory()
    pause = Pause(at=2)
    with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=pause)):
        assert pause.reached.wait(30)
        second = Pause(at=0)
        with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=second)) as came:
            assert second.seen == []
            pause.go_on.set()
    assert [row.opened for row in Scan.objects.order_by("pk")] == [1, 0]
    assert [row.state for row in came] == [ScanState.DONE]
    assert Finding.objects.count() == 1


def test_one_whose_process_is_gone_is_not_running_and_is_said_to_have_stopped() -> None:
    lost = ScanFactory(state=ScanState.RUNNING)
    assert runner.running() is None
    runner.scan(on=ON, at=AT)
    lost.refresh_from_db()
    assert lost.state == ScanState.FAILED


def test_one_that_breaks_says_so() -> None:
    def broken(step: int, of: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runner.scan(on=ON, at=AT, progress=broken)
    assert Scan.objects.get().state == ScanState.FAILED


def test_ctrl_c_is_a_cancellation() -> None:
    def interrupted(step: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runner.scan(on=ON, at=AT, progress=interrupted)
    assert Scan.objects.get().state == ScanState.CANCELLED


def test_a_subject_that_went_while_it_worked_is_left_out() -> None:
    area = AreaFactory()
    give(area, "R")
    pause = Pause(at=steps())
    with elsewhere(lambda: runner.scan(on=ON, at=AT, progress=pause)) as came:
        assert pause.reached.wait(30)
        area.assignments.all().delete()
        area.delete()
        pause.go_on.set()
    assert not isinstance(came[0], BaseException)
    assert not Finding.objects.filter(rule="OWN101").exists()
    assert progress.running() is None
