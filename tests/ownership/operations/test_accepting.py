import datetime as dt

import pytest

from ownership.models import Area, Finding, Waiver
from ownership.operations import (
    Problem,
    Refused,
    accept_on_purpose,
    acknowledge,
    end_waiver,
    leave_unowned,
    snooze,
    take_back,
)
from tests.factories import AreaFactory, FindingFactory, WaiverFactory
from tests.people import TODAY, administrator

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(days=30)


@pytest.fixture
def admin():
    return administrator()


def test_accepting_names_the_reason_the_end_and_the_holders(admin):
    finding = FindingFactory(rule="OWN201", facts={"people": [3, 4], "areas": [1], "count": 2})
    accept_on_purpose(findings=[finding], reason="Until the move.", until=LATER, actor=admin, on=TODAY)
    assert list(Waiver.objects.values("rule", "area", "reason", "by", "since", "until", "accepted")) == [
        {
            "rule": "OWN201",
            "area": finding.area_id,
            "reason": "Until the move.",
            "by": admin.pk,
            "since": TODAY,
            "until": LATER,
            "accepted": {"people": [3, 4]},
        }
    ]
    assert Finding.objects.get(pk=finding.pk).resolved_on is None


@pytest.mark.parametrize(
    ("reason", "until", "problem"),
    [
        ("", LATER, "This field cannot be blank."),
        ("So", TODAY, "An exception needs an end after its first day."),
    ],
)
def test_accepting_without_a_reason_or_an_end_is_refused(admin, reason, until, problem):
    with pytest.raises(Refused) as caught:
        accept_on_purpose(findings=[FindingFactory()], reason=reason, until=until, actor=admin, on=TODAY)
    assert [each.what for each in caught.value.problems] == [problem]


def test_an_exception_ends_and_one_of_today_was_never_there():
    old, new = WaiverFactory(since=dt.date(2026, 5, 1), until=LATER), WaiverFactory(since=TODAY, until=LATER)
    for waiver in (old, new):
        end_waiver(waiver=waiver, actor=None, on=TODAY)
    assert list(Waiver.objects.values_list("pk", "until")) == [(old.pk, TODAY)]


def test_unowned_on_purpose_and_back(admin):
    area = AreaFactory()
    leave_unowned(area=area, reason="Going away.", until=LATER, actor=admin, on=TODAY)
    stance = Area.objects.values_list("unowned_reason", "unowned_by", "unowned_until")
    assert list(stance) == [("Going away.", admin.pk, LATER)]
    take_back(area=area, actor=admin, on=TODAY)
    assert list(stance.all()) == [("", None, None)]


def test_unowned_needs_an_end_to_come(admin):
    with pytest.raises(Refused) as caught:
        leave_unowned(area=AreaFactory(name="Fax"), reason="Old.", until=TODAY, actor=admin, on=TODAY)
    assert caught.value.problems == (Problem("Its end must be a day to come.", "Fax", "Choose a later day."),)


def test_seen_and_put_to_rest():
    finding = FindingFactory()
    state = Finding.objects.filter(pk=finding.pk).values_list("state", "snoozed_until")
    snooze(findings=[finding], until=LATER, actor=None, on=TODAY)
    assert list(state) == [("snoozed", LATER)]
    acknowledge(findings=[finding], actor=None, on=TODAY)
    assert list(state.all()) == [("acknowledged", None)]
    with pytest.raises(Refused) as caught:
        snooze(findings=[finding], until=TODAY, actor=None, on=TODAY)
    assert [problem.what for problem in caught.value.problems] == ["It can only wake on a day to come."]


def _refused(verb, **given):
    with pytest.raises(Refused) as caught:
        verb(**given, on=TODAY)
    return [str(problem) for problem in caught.value.problems]


def test_nothing_is_let_be_for_too_long(admin):
    finding, area = FindingFactory(rule="OWN201", area=AreaFactory(name="Fax")), AreaFactory(name="Mail")
    said = {"reason": "So.", "actor": admin}
    year, rest = dt.date(2027, 6, 2), dt.date(2026, 8, 30)
    over = dt.timedelta(days=1)
    too_long = "This is longer than {}. Choose {} or an earlier day."
    assert [
        *_refused(accept_on_purpose, findings=[finding], until=year + over, **said),
        *_refused(leave_unowned, area=area, until=year + over, **said),
        *_refused(snooze, findings=[finding], until=rest + over, actor=admin),
    ] == [
        f"OWN201 Fax: {too_long.format('a year', '2 Jun 2027')}",
        f"Mail: {too_long.format('a year', '2 Jun 2027')}",
        f"OWN201 Fax: {too_long.format('90 days', '30 Aug 2026')}",
    ]
    accept_on_purpose(findings=[finding], until=year, on=TODAY, **said)
    leave_unowned(area=area, until=year, on=TODAY, **said)
    snooze(findings=[finding], until=rest, actor=admin, on=TODAY)


def test_what_is_accepted_is_not_accepted_twice(admin):
    finding = FindingFactory(rule="OWN201", area=AreaFactory(name="Fax"), facts={"people": [3, 4]})
    given = {"findings": [finding], "reason": "So.", "until": LATER, "actor": admin}
    accept_on_purpose(**given, on=TODAY)
    assert _refused(accept_on_purpose, **given) == [
        "OWN201 Fax: It is already accepted on purpose until 1 Jul 2026. End that exception first."
    ]
    finding.facts = {"people": [3, 5]}
    finding.save()
    accept_on_purpose(**given, on=TODAY)
    assert Waiver.objects.count() == 2
