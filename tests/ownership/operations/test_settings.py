from typing import Any

import pytest

from ownership.enums import Profile
from ownership.models import Organisation, RuleSetting
from ownership.operations import Refused, set_profile, set_rule, undo
from tests.factories import TeamFactory
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def test_a_rule_is_set_set_otherwise_and_left_to_the_profile():
    team = TeamFactory()
    there = RuleSetting.objects.order_by("pk").values_list("rule", "team", "on", "severity", "threshold")
    set_rule(rule="OWN301", threshold=14, actor=None, on=TODAY)
    set_rule(rule="OWN301", team=team, enabled=False, actor=None, on=TODAY)
    set_rule(rule="OWN301", severity="info", actor=None, on=TODAY)
    assert list(there) == [("OWN301", None, None, "info", None), ("OWN301", team.pk, False, None, None)]
    set_rule(rule="OWN301", actor=None, on=TODAY)
    assert list(there.all()) == [("OWN301", team.pk, False, None, None)]
    with pytest.raises(Refused) as caught:
        set_rule(rule="OWN999", enabled=True, actor=None, on=TODAY)
    assert [problem.what for problem in caught.value.problems] == ["There is no such rule."]


def test_a_rule_s_threshold_differs_by_criticality():
    there = RuleSetting.objects.order_by("criticality").values_list("criticality", "on", "threshold")
    set_rule(rule="OWN203", threshold=8, thresholds={"critical": 4, "minor": 9}, actor=None, on=TODAY)
    assert list(there) == [("critical", None, 4), ("minor", None, 9), (None, None, 8)]
    set_rule(rule="OWN203", enabled=True, thresholds={"critical": 5}, actor=None, on=TODAY)
    assert list(there.all()) == [("critical", None, 5), (None, True, None)]
    set_rule(rule="OWN203", thresholds={"critical": 5}, actor=None, on=TODAY)
    assert list(there.all()) == [("critical", None, 5)]


def test_what_is_set_and_taken_back_is_as_it_was():
    set_rule(rule="OWN203", threshold=8, thresholds={"critical": 4}, actor=None, on=TODAY)
    done = set_rule(rule="OWN203", enabled=False, thresholds={"minor": 9}, actor=None, on=TODAY)
    undo(request_id=done.request_id, actor=None, on=TODAY)
    there = RuleSetting.objects.order_by("criticality").values_list("criticality", "on", "threshold")
    assert list(there) == [("critical", None, 4), (None, None, 8)]


def test_a_threshold_that_a_rule_cannot_have_is_refused():
    def said(**asked: Any) -> list[str]:
        with pytest.raises(Refused) as caught:
            set_rule(**asked, actor=None, on=TODAY)
        return [str(problem) for problem in caught.value.problems]

    beyond = "The threshold lies between 1 and {}, both included. Give such a number."
    assert said(rule="OWN203", threshold=0) == [f"OWN203: {beyond.format(999)}"]
    assert said(rule="OWN105", threshold=3) == [f"OWN105: {beyond.format(2)}"]
    assert said(rule="OWN203", thresholds={"critical": 1000}) == [f"OWN203: {beyond.format(999)}"]
    assert said(rule="OWN101", threshold=4) == ["OWN101: This rule has no threshold. Leave it out."]
    same = "OWN301: Its threshold is the same for every criticality. Set the one for all."
    assert said(rule="OWN301", threshold=4, thresholds={"minor": 4}) == [same]
    assert not RuleSetting.objects.exists()


def test_the_profile_is_set_at_once_or_again():
    for profile in (Profile.LEAN, Profile.REGULATED):
        set_profile(profile=profile, actor=None, on=TODAY)
    assert list(Organisation.objects.values_list("id", "profile")) == [(1, "regulated")]
