import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownership.models import Finding, FindingEvent
from ownership.operations import Forbidden, Refused, acknowledge, give_to, reopen, snooze
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    FindingFactory,
    PersonFactory,
    TeamFactory,
    period,
)
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)


@pytest.fixture
def payments() -> Team:
    return TeamFactory(name="Payments")


@pytest.fixture
def alice(payments: Team) -> Person:
    return signed_in(name="Alice", team=payments, lead=True)


@pytest.fixture
def bob(payments: Team) -> Person:
    return signed_in(name="Bob", team=payments)


def _found(team: Team, *names: str, **given: Any) -> list[Finding]:
    return [FindingFactory(area=AreaFactory(name=name, owning_team=team), **given) for name in names]


def _states() -> list[Any]:
    rows = Finding.objects.order_by("area__name")
    return list(rows.values_list("area__name", "state", "snoozed_until", "assignee__name"))


def _events() -> list[Any]:
    rows = FindingEvent.objects.order_by("id")
    return list(
        rows.values_list("finding__area__name", "deed", "by__person__name", "on", "until", "to__name")
    )


def test_who_is_on_it_is_named(payments: Team, alice: Person) -> None:
    found = _found(payments, "Fax", "Mail")
    acknowledge(findings=found, actor=alice.user, on=TODAY)
    assert _states() == [(name, "acknowledged", None, "Alice") for name in ("Fax", "Mail")]
    assert _events() == [(name, "acknowledged", "Alice", TODAY, None, None) for name in ("Fax", "Mail")]


def test_an_account_of_nobody_is_on_it_without_a_name(payments: Team) -> None:
    acknowledge(findings=_found(payments, "Fax"), actor=administrator(), on=TODAY)
    assert _states() == [("Fax", "acknowledged", None, None)]


def test_they_rest_until_a_day(payments: Team, alice: Person) -> None:
    snooze(findings=_found(payments, "Fax", "Mail"), until=LATER, actor=alice.user, on=TODAY)
    assert _states() == [(name, "snoozed", LATER, None) for name in ("Fax", "Mail")]
    assert _events() == [(name, "snoozed", "Alice", TODAY, LATER, None) for name in ("Fax", "Mail")]


def test_given_to_somebody_it_is_open_and_theirs(payments: Team, alice: Person, bob: Person) -> None:
    found = _found(payments, "Fax", state="snoozed", snoozed_until=LATER)
    give_to(findings=found, to=bob, actor=alice.user, on=TODAY)
    assert _states() == [("Fax", "open", None, "Bob")]
    assert _events() == [("Fax", "given", "Alice", TODAY, None, "Bob")]


def test_who_gives_it_to_themselves_is_on_it(payments: Team, alice: Person) -> None:
    give_to(findings=_found(payments, "Fax"), to=alice, actor=alice.user, on=TODAY)
    assert _states() == [("Fax", "acknowledged", None, "Alice")]


def test_whoever_was_given_it_may_say_that_they_are_on_it(payments: Team, alice: Person, bob: Person) -> None:
    found = _found(payments, "Fax")
    with pytest.raises(Forbidden):
        acknowledge(findings=found, actor=bob.user, on=TODAY)
    give_to(findings=found, to=bob, actor=alice.user, on=TODAY)
    acknowledge(findings=found, actor=bob.user, on=TODAY)
    assert _states() == [("Fax", "acknowledged", None, "Bob")]


@pytest.mark.parametrize(
    "state", [{"state": "acknowledged"}, {"state": "snoozed", "snoozed_until": LATER}, {}]
)
def test_taken_up_again_it_is_open_and_nobodys(
    payments: Team, alice: Person, bob: Person, state: dict[str, Any]
) -> None:
    reopen(findings=_found(payments, "Fax", assignee=bob, **state), actor=alice.user, on=TODAY)
    assert _states() == [("Fax", "open", None, None)]
    assert _events() == [("Fax", "reopened", "Alice", TODAY, None, None)]


def _refused(**given: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        give_to(**given, on=TODAY)
    assert FindingEvent.objects.count() == 0
    return [str(problem) for problem in caught.value.problems]


def test_nobody_is_given_what_they_could_not_look_after(payments: Team, alice: Person, bob: Person) -> None:
    found = _found(payments, "Fax")
    gone, shut = signed_in(name="Gil"), signed_in(name="Ivan")
    EmploymentFactory(person=gone, period=period(end=TODAY))
    assert shut.user is not None
    shut.user.is_active = False
    shut.user.save()
    without = PersonFactory(name="Dana", user=None)
    said = [_refused(findings=found, to=to, actor=alice.user) for to in (gone, shut, without)]
    cure = "Give them an account first, or choose somebody else."
    assert said == [
        ["Gil has left. Choose somebody who is here."],
        [f"Ivan cannot sign in here, and would not see it. {cure}"],
        [f"Dana cannot sign in here, and would not see it. {cure}"],
    ]


def test_ones_figures_are_given_to_nobody_who_may_not_see_them(
    payments: Team, alice: Person, bob: Person
) -> None:
    mine = FindingFactory(rule="OWN301", area=None, person=bob)
    found = [*_found(payments, "Fax"), mine]
    charlie = signed_in(name="Charlie", team=TeamFactory())
    cure = "Choose that person, or somebody who manages them."
    assert _refused(findings=found, to=charlie, actor=alice.user) == [
        f"OWN301 Bob: Charlie may not see this person's figures. {cure}"
    ]
    give_to(findings=found, to=bob, actor=alice.user, on=TODAY)
    assert set(Finding.objects.values_list("assignee__name", flat=True)) == {"Bob"}


def test_of_many_those_of_others_are_named_and_nothing_is_half_done(payments: Team, alice: Person) -> None:
    found = [*_found(payments, "Fax"), *_found(TeamFactory(), "Mail", "Post")]
    with pytest.raises(Forbidden) as caught:
        acknowledge(findings=found, actor=alice.user, on=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["OWN101 Mail", "OWN101 Post"]
    assert {state for _, state, *_ in _states()} == {"open"}
    assert FindingEvent.objects.count() == 0


def test_what_was_settled_meanwhile_is_refused(payments: Team, alice: Person) -> None:
    found = _found(payments, "Fax")
    Finding.objects.update(resolved_on=TODAY)
    with pytest.raises(Refused) as caught:
        acknowledge(findings=found, actor=alice.user, on=TODAY)
    assert [problem.what for problem in caught.value.problems] == [
        "Somebody changed OWN101 Fax since you looked: resolved on."
    ]


def test_many_cost_no_more_statements_than_one(payments: Team, alice: Person) -> None:
    counts = []
    for found in (_found(payments, "Fax"), _found(payments, "Mail", "Post", "Bill")):
        with CaptureQueriesContext(connection) as queries:
            acknowledge(findings=found, actor=alice.user, on=TODAY)
        counts.append(len(queries))
    # One alone is named in the label: its subject is looked up.
    assert counts[1] <= counts[0]
