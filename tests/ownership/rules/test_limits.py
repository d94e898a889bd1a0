from typing import Any

import pytest

from ownership.rules.limits import Limit, limits
from tests.factories import OrganisationFactory, RuleSettingFactory, TeamFactory
from tests.ownership.rules.world import ON

pytestmark = pytest.mark.django_db


def of(code: str) -> dict[int, Limit]:
    return {limit.team: limit for limit in limits(on=ON) if limit.code == code}


def test_without_settings_as_balanced() -> None:
    assert of("OWN203") == {0: Limit(code="OWN203", on=True, threshold=6, severity="warning")}
    assert of("OWN102") == {0: Limit(code="OWN102", on=True, threshold=None, severity=None)}
    assert of("OWN204") == {0: Limit(code="OWN204", on=False, threshold=8, severity="info")}


def test_the_profile_and_what_is_set_for_all() -> None:
    OrganisationFactory(profile="lean")
    RuleSettingFactory(rule="OWN203", severity="info")
    assert of("OWN203") == {0: Limit(code="OWN203", on=True, threshold=8, severity="info")}


def test_the_nearest_team_wins_for_each_thing_set(django_assert_num_queries: Any) -> None:
    top = TeamFactory()
    team = TeamFactory(parent=top)
    TeamFactory()
    RuleSettingFactory(rule="OWN203", threshold=9)
    RuleSettingFactory(rule="OWN203", team=top, threshold=3, severity="error")
    RuleSettingFactory(rule="OWN203", team=team, threshold=4)
    assert of("OWN203") == {
        0: Limit(code="OWN203", on=True, threshold=9, severity="warning"),
        top.pk: Limit(code="OWN203", on=True, threshold=3, severity="error", team=top.pk),
        team.pk: Limit(code="OWN203", on=True, threshold=4, severity="error", team=team.pk),
    }
    with django_assert_num_queries(3):
        limits(on=ON)
