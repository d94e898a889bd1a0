"""The demo organisation: the same every time, and every rule has a little to say."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from ownership import log
from ownership.demo.accounts import PASSWORD, SIGN_INS
from ownership.demo.load import Loaded, NotEmpty, load, moment
from ownership.models import Area, Assignment, Finding, Notice, Question, Report, Scan, Waiver
from ownership.querysets.period import here
from ownership.rules import runner
from teams.models import Person, Team, User

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]
LEAP_DAY = dt.date(2028, 2, 29)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """Load once, for all tests here; each has a savepoint within."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(on=LEAP_DAY)
        transaction.set_rollback(True)


def open_rules() -> Counter[str]:
    return Counter(Finding.objects.filter(resolved_on=None).values_list("rule", flat=True))


def test_rules_have_something_to_say_and_none_has_much() -> None:
    runner.scan(on=LEAP_DAY, at=moment(LEAP_DAY))
    two = "OWN101 OWN102 OWN103 OWN104 OWN105 OWN202 OWN207 OWN301 OWN401 OWN402 OWN407 OWN408 OWN409 OWN701"
    one = "OWN205 OWN206 OWN208 OWN403 OWN404 OWN406 OWN411 OWN501 OWN601 OWN702"
    three = "OWN201 OWN203 OWN209 OWN410 OWN505"
    said = dict.fromkeys(one.split(), 1) | dict.fromkeys(two.split(), 2) | dict.fromkeys(three.split(), 3)
    assert open_rules() == said | {"OWN303": 6, "OWN703": 2}
    assert Waiver.objects.count() == 1


def test_its_size_and_its_trend(loaded: Loaded) -> None:
    assert (loaded.areas, loaded.changes, loaded.scans) == (109, 61, 30)
    assert Person.objects.count() == 67
    assert Team.objects.filter(closed_on=None).exclude(kind="committee").count() == 10
    assert Report.objects.count() == 8
    counts = [scan.measures["whole"] for scan in Scan.objects.all()]
    coverages = [count["owned"] / count["active"] for count in counts]
    assert min(coverages) < 0.85 < 0.97 < max(coverages)


def test_it_is_told_in_the_past() -> None:
    moments = Area.pgh_event_model.objects.values_list("pgh_created_at", flat=True)
    days = {each.astimezone(timezone.get_current_timezone()).date() for each in moments}
    assert min(days) == LEAP_DAY - dt.timedelta(days=364)
    assert max(days) == LEAP_DAY - dt.timedelta(days=6)


def test_all_of_it_is_written_by_operations() -> None:
    assert {kind.label for kind in log.KINDS.values() if _outside(kind.model)} == set()


def _outside(model: Any) -> bool:
    return bool(model.pgh_event_model.objects.filter(pgh_context=None).exists())


def test_who_is_here_is_managed_by_somebody_who_is() -> None:
    here_now = Person.objects.filter(here(on=LEAP_DAY))
    assert [each.name for each in here_now.exclude(manager__in=here_now)] == ["Mara Voss"]


def test_people_ask_and_are_asked() -> None:
    waiting = Assignment.objects.exclude(acceptance="accepted").select_related("area", "person")
    assert {(str(row), row.acceptance, str(row.asked_by)) for row in waiting} == {
        ("R of Freight search: Yuki Mori", "asked", "Lukas Brandt"),
        ("A of Notifications: Marta Sole", "asked", "Rosa Conti"),
        ("R of On-call rota: Samir Haddad", "declined", "Marta Sole"),
        ("R of Booking confirmation: Julia Weiss", "asked", "Lukas Brandt"),
    }
    questions = Question.objects.select_related("area")
    assert {(row.area.name, row.state) for row in questions} == {
        ("Search index", "answered"),
        ("Status page", "open"),
        ("Deployment pipeline", "open"),
        ("Technology selection", "open"),
        ("Error and logging format", "open"),
    }
    notices = Notice.objects.filter(by_mail=False, done_on=None).select_related("person")
    assert sorted((row.person.name, row.kind) for row in notices) == [
        ("Ana Ruiz", "question"),
        ("Ana Ruiz", "question"),
        ("Ingrid Solheim", "question"),
        ("Julia Weiss", "asked"),
        ("Marta Sole", "asked"),
        ("Marta Sole", "declined"),
        ("Marta Sole", "question"),
        ("Mina Park", "question"),
        ("Samir Haddad", "asked"),
        ("Tom Okafor", "question"),
        ("Yuki Mori", "answer"),
        ("Yuki Mori", "asked"),
    ]
    assert not Notice.objects.filter(by_mail=True).exists()


def test_three_sign_in() -> None:
    able = [user for user in User.objects.all() if user.has_usable_password()]
    assert {user.email for user in able} == {sign_in.email for sign_in in SIGN_INS}
    assert all(user.check_password(PASSWORD) for user in able)
    assert [user.email for user in able if user.is_superuser] == ["mara.voss@example.com"]


def test_it_is_loaded_once() -> None:
    with pytest.raises(NotEmpty, match="into an empty database only"):
        load(on=LEAP_DAY)
