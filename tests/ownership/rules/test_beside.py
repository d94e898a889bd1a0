"""All rules by two sessions at once: what they find is what one finds."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.utils import timezone

from ownership.models import Finding, RuleSetting
from ownership.rules import beside
from ownership.rules.progress import Cancelled
from ownership.rules.registry import RULES
from ownership.rules.runner import scan
from tests.ownership.rules.offending import broken
from tests.ownership.rules.world import ON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whatever size an organisation is."""
    RuleSetting.objects.bulk_create(RuleSetting(rule=code, on=True) for code in RULES)
    for number in range(3):
        broken(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE ownership_assignment")
    monkeypatch.setattr(beside, "LARGE", 1)


def found() -> list[tuple[Any, ...]]:
    rows = Finding.objects.filter(resolved_on=None).values_list(
        "rule", "area", "person", "team", "seat", "role", "decision", "severity", "facts"
    )
    return sorted(rows, key=str)


def sessions() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        return {pid for (pid,) in cursor.fetchall()}


def eventually(so: Callable[[], bool]) -> bool:
    """A session that has ended is seen a moment later."""
    for _ in range(100):
        if so():
            return True
        time.sleep(0.05)
    return False


def test_two_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[int, int]] = []
    first = scan(on=ON, at=timezone.now(), progress=lambda *step: steps.append(step))
    two = found()
    assert {rule for rule, *_ in two} == set(RULES)
    assert steps == [(each + 1, first.steps) for each in range(first.steps)]
    monkeypatch.setattr(beside, "LARGE", 1_000_000)
    again = scan(on=ON, at=timezone.now())
    assert (again.opened, again.resolved, again.persisting) == (0, 0, len(two))
    assert found() == two


def test_both_work(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions: dict[str, int] = {}
    collect, both, begun = beside.collect, threading.Barrier(2), threading.local()

    def noted(*, rules: Any, **more: Any) -> None:
        if not hasattr(begun, "it"):
            begun.it = both.wait(30)  # so small an organisation is one session's before the other begins
        collect(rules=rules, **more)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            sessions[rules[0]] = cursor.fetchone()[0]

    monkeypatch.setattr(beside, "collect", noted)
    scan(on=ON, at=timezone.now())
    assert set(sessions) == set(RULES)
    assert len(set(sessions.values())) == 2


def test_both_stop_where_one_is_stopped() -> None:
    def stop(done: int, of: int) -> None:
        if done == 3:
            raise Cancelled

    before = sessions()
    with pytest.raises(Cancelled):
        scan(on=ON, at=timezone.now(), progress=stop)
    assert not Finding.objects.exists()
    assert eventually(lambda: sessions() <= before)


def test_one_does_it_alone_where_a_second_gets_no_connection(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ensure = DatabaseWrapper.ensure_connection

    def refused(self: DatabaseWrapper) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise OperationalError("sorry, too many clients already")
        ensure(self)

    monkeypatch.setattr(DatabaseWrapper, "ensure_connection", refused)
    scan(on=ON, at=timezone.now())
    assert {rule for rule, *_ in found()} == set(RULES)
    assert "too many clients" in caplog.text


def test_what_goes_wrong_with_the_other_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "SEEN", "SELECT 'never'")
    with pytest.raises(Exception, match="snapshot"):
        scan(on=ON, at=timezone.now())
    assert not Finding.objects.exists()
