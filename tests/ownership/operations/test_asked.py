"""Whoever a finding asks may act on it, all over the demo organisation."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from ownership.demo.load import load, moment
from ownership.models import Finding
from ownership.operations import Applied, Refused, accept_on_purpose, acknowledge, apply, offered, snooze
from ownership.rules import runner
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings
from ownership.rules.suggestions import suggestions
from teams.models import Person, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2028, 2, 29)
SOON = ON + dt.timedelta(days=9)


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[tuple[Read, Person]]]:
    """Every open finding with everybody whom it asks now, or will if nobody answers; each can sign in."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(on=ON)
        runner.scan(on=ON, at=moment(ON))
        for person in Person.objects.filter(user=None):
            person.user = UserFactory()
            person.save()
        reads = open_findings(on=ON, state=ALL)
        answerable = [read for read in reads if read.waiver is None]
        yield [(read, person) for read in answerable for person in (read.asks, read.up) if person]
        transaction.set_rollback(True)


def refused(act: Callable[[], Applied]) -> str:
    """What is said to who tries; nothing where it would be done."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except Refused as problem:
        return str(problem)
    return ""


def answers(finding: Finding, user: User) -> tuple[Callable[[], Applied], ...]:
    return (
        lambda: acknowledge(findings=[finding], actor=user, on=ON),
        lambda: snooze(findings=[finding], until=SOON, actor=user, on=ON),
        lambda: accept_on_purpose(findings=[finding], reason="Meant so", until=SOON, actor=user, on=ON),
    )


def test_everybody_asked_sees_and_may_answer(asked: list[tuple[Read, Person]]) -> None:
    assert {read.rule.code for read, _ in asked} >= {"OWN101", "OWN301", "OWN401", "OWN402"}
    in_the_way = set()
    for read, person in asked:
        if not open_findings(on=ON, viewer=person.user, ids=[read.finding.pk], state=ALL):
            in_the_way.add((str(read.finding), str(person), "does not see it"))
        said = {refused(act) for act in answers(read.finding, person.user)} - {""}
        in_the_way |= {(str(read.finding), str(person), each) for each in said}
    assert in_the_way == set()


def test_what_is_suggested_to_whom_is_asked_they_may_do(asked: list[tuple[Read, Person]]) -> None:
    in_the_way, shown = set(), set()
    for read, person in asked:
        cures = suggestions(findings=[read.finding], on=ON)
        mine = offered(suggestions=cures, actor=person.user, on=ON).get(read.finding.pk, [])
        shown |= {read.rule.code for _ in mine}
        for cure in cures.get(read.finding.pk, []):
            said = refused(lambda cure=cure, user=person.user: apply(changes=cure.changes, actor=user, on=ON))
            if (cure in mine) == bool(said):
                in_the_way.add((str(read.finding), str(person), cure.label, said))
    assert in_the_way == set()
    assert shown >= {"OWN101", "OWN401"}
