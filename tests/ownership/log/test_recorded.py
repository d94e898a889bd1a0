"""What the change log says of decisions, days off and confirmations."""

import datetime as dt

import pytest

from ownership import log
from ownership.enums import DecisionPart
from ownership.models import Decision
from ownership.operations import (
    Record,
    change_absence,
    change_decision,
    confirm,
    note_absence,
    record_decision,
    take_back_absence,
)
from teams.models import Absence
from tests.factories import AreaFactory, PersonFactory
from tests.people import TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def last(**wanted: list[int]) -> list[str]:
    entry = log.page(user=None, on=TODAY, wanted=log.Wanted(**wanted), limit=1).entries[0]
    return [row.summary for row in entry.rows]


def test_a_decision_is_told_with_its_areas_and_people() -> None:
    area, ana = AreaFactory(name="Ledger"), PersonFactory(name="Ana")
    said = {"title": "Keep one", "date": TODAY, "areas": [area]}
    parties = {part: [ana] for part in DecisionPart}
    made = record_decision(record=Record(**said, parties=parties), actor=None, on=TODAY)
    found = Decision.objects.get(pk=made.ids["decision"])
    assert last(decisions=[found.pk]) == [
        "New decision: Keep one.",
        "“Keep one” is about Ledger.",
        "Ana was consulted on “Keep one”.",
        "Ana decided “Keep one”.",
        "Ana was informed about “Keep one”.",
    ]
    assert last(areas=[area.pk]) == ["“Keep one” is about Ledger."]
    assert last(people=[ana.pk])[0] == "Ana was consulted on “Keep one”."


def test_so_is_what_changes_of_it() -> None:
    area, ana = AreaFactory(name="Ledger"), PersonFactory(name="Ana")
    said = {"title": "Keep one", "date": TODAY, "areas": [area]}
    parties = {DecisionPart.DECIDER: [ana]}
    made = record_decision(record=Record(**said, parties=parties), actor=None, on=TODAY)
    found = Decision.objects.get(pk=made.ids["decision"])
    other = {**said, "areas": [AreaFactory(name="Search")], "status": "rejected"}
    request = change_decision(decision=found, record=Record(**other), actor=None, on=TODAY).request_id
    entry = log.one(user=None, on=TODAY, request=request)
    assert entry is not None
    assert [row.summary for row in entry.rows] == [
        "Keep one changed: Status Accepted → Rejected.",
        "“Keep one” is not about Ledger after all.",
        "“Keep one” is about Search.",
        "Not so after all: Ana decided “Keep one”.",
    ]


def test_days_off_are_told_with_their_last_day() -> None:
    ana = PersonFactory(name="Ana")
    note_absence(person=ana, first=TODAY, last=TODAY + DAY, actor=None, on=TODAY)
    assert last(people=[ana.pk]) == ["Ana is away from 1 Jun 2026 to 2 Jun 2026."]
    row = Absence.objects.get()
    moved = change_absence(absence=row, first=TODAY, last=TODAY, actor=None, on=TODAY)
    gone = take_back_absence(absence=row, actor=None, on=TODAY)
    told = [log.one(user=None, on=TODAY, request=each.request_id) for each in (moved, gone)]
    assert [row.sentence for entry in told if entry for row in entry.rows] == [
        "Ana is away from 1 Jun 2026 to 1 Jun 2026, on other days than before.",
        "Ana is not away from 1 Jun 2026 to 1 Jun 2026 after all.",
    ]


def test_a_confirmation_is_told_as_one() -> None:
    area = AreaFactory(name="Ledger", confirmed_on=None)
    confirm(areas=[area], actor=None, on=TODAY)
    assert last(areas=[area.pk]) == ["Ledger was confirmed."]
