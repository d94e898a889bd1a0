"""Whatever happens, findings are what a scan of everything would find."""

import datetime as dt
import random
from collections.abc import Collection
from typing import Any

import pytest
from django.db import transaction
from django.test import TestCase
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from time_machine import travel

from config.celery import app
from ownership import tasks
from ownership.models import Finding
from ownership.operations import Refused, undo
from ownership.rules.evaluating import evaluate, near
from ownership.rules.registry import RULES
from tests.ownership.always_true.deeds import DEEDS
from tests.ownership.always_true.world import FIRST, found
from tests.ownership.rules.properties import often

pytestmark = pytest.mark.django_db
# Made smaller, a failure costs minutes and says no more than its steps do.
ENOUGH = settings(often, max_examples=8, stateful_step_count=12, phases=[Phase.generate])
COLUMNS = ("rule", "area_id", "person_id", "team_id", "seat_id", "role_id", "decision_id")


def drain(*, run: bool = True) -> None:
    """Run what waits in the queue, in this process: only it sees a test's transaction. Or take it away."""
    with app.connection_for_read() as broker, broker.SimpleQueue("celery") as queue:
        while True:
            try:
                message = queue.get(block=False)
            except queue.Empty:
                return
            message.ack()
            args, kwargs, _ = message.payload
            if run:
                app.tasks[message.headers["task"]](*args, **kwargs)


def open_now(rules: Collection[str]) -> list[str]:
    rows = Finding.objects.filter(resolved_on=None, rule__in=rules)
    return sorted(repr(row) for row in rows.values_list(*COLUMNS, "severity", "facts"))


def expected(rules: Collection[str], on: dt.date) -> list[str]:
    kinds = [column.removesuffix("_id") for column in COLUMNS[1:]]
    return sorted(
        repr((row.rule, *(row.id if row.kind == kind else None for kind in kinds), row.severity, row.facts))
        for row in evaluate(on=on, rules=rules)
    )


class Life(RuleBasedStateMachine):
    """Deeds, undoings and nights, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.on, self.requests = FIRST, list[Any]()
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        found()
        self.night()

    @rule(chance=st.integers(0, 2**32))
    def deed(self, chance: int) -> None:
        pick = random.Random(chance).choice
        done = pick(DEEDS)
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                with transaction.atomic():
                    applied = done(pick, self.on)
            except (Refused, LookupError):
                return
        self.requests.append(applied.request_id)
        self.compare(f"{done.__name__}: near", near())
        self.settle(done.__name__)

    @rule(chance=st.integers(0, 2**32))
    def take_back(self, chance: int) -> None:
        if not self.requests:
            return
        request = random.Random(chance).choice(self.requests)
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                with transaction.atomic():
                    undo(request_id=request, actor=None, on=self.on)
            except Refused:
                return
        self.compare("undo: near", near())
        self.settle("undo")

    @rule(days=st.sampled_from([1, 1, 2, 12, 31]))
    def sleep(self, days: int) -> None:
        self.on += dt.timedelta(days=days)
        self.night()

    def night(self) -> None:
        with travel(dt.datetime.combine(self.on, dt.time(3), tzinfo=dt.UTC), tick=False):
            tasks.scan()
        self.compare("night", RULES)

    def settle(self, what: str) -> None:
        with travel(dt.datetime.combine(self.on, dt.time(12), tzinfo=dt.UTC), tick=False):
            drain()
        self.compare(what, RULES)

    def compare(self, after: str, rules: Collection[str]) -> None:
        assert open_now(rules) == expected(rules, self.on), after


def test_findings_are_what_a_scan_would_find(db: Any) -> None:
    # What other tests left waiting is of their days.
    drain(run=False)
    run_state_machine_as_test(Life, settings=ENOUGH)
