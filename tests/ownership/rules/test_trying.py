"""What rules would flag, set otherwise: nothing is written, and the facts are gathered once."""

from typing import Any

import pytest

from ownership.enums import Profile
from ownership.models import Finding
from ownership.rules import facts
from ownership.rules.limits import limits
from ownership.rules.registry import RULES
from ownership.rules.setting import Setting
from ownership.rules.trial import Trial, trial
from ownership.rules.trying import flags
from tests.factories import AreaFactory, OrganisationFactory, RuleSettingFactory, TeamFactory
from tests.ownership.rules.world import ON, give

pytestmark = pytest.mark.django_db


def consulted(name: str, many: int, **more: Any) -> int:
    area = AreaFactory(name=name, **more)
    for _ in range(many):
        give(area, "C")
    return int(area.pk)


def tried(code: str, team: int | None = None, **setting: Any) -> Trial:
    return trial(rule=RULES[code], setting=Setting(**setting), team=team, on=ON)


def ids(rows: Any) -> list[int]:
    return [each.id for each in rows]


def test_another_threshold_with_its_neighbours() -> None:
    consulted("Few", 4)
    seven, nine = consulted("Seven", 7), consulted("Nine", 9)
    found = tried("OWN203", threshold=8)
    assert (ids(found.now), ids(found.would)) == ([seven, nine], [nine])
    assert (ids(found.new), ids(found.gone), found.otherwise) == ([], [seven], 0)
    assert [(each, len(rows)) for each, rows in found.near] == [(6, 2), (7, 1), (8, 1), (9, 0), (10, 0)]
    assert (found.was.threshold, found.limit.threshold) == (6, 8)
    lower = tried("OWN203", threshold=3)
    assert (len(lower.new), len(lower.gone)) == (1, 0)
    assert not Finding.objects.exists()


def test_neighbours_stay_within_the_bounds_and_are_further_apart_where_numbers_are_large() -> None:
    assert [each for each, _ in tried("OWN105").near] == [1, 2]
    assert [each for each, _ in tried("OWN203", threshold=1).near] == [1, 2, 3]
    assert [each for each, _ in tried("OWN203", threshold=50).near] == [40, 45, 50, 55, 60]
    assert [each for each, _ in tried("OWN203", threshold=999).near] == [939, 969, 999]
    assert tried("OWN201").near == []


def test_another_severity_is_told_apart_from_new() -> None:
    consulted("Seven", 7)
    found = tried("OWN203", severity="error")
    assert (found.new, found.gone, found.otherwise) == ([], [], 1)


def test_what_is_not_watched_would_flag() -> None:
    nine = AreaFactory(name="Nine")
    for _ in range(9):
        give(nine, "I")
    found = tried("OWN204")
    assert (found.was.on, found.limit.on, found.now, found.would) == (False, False, [], [])
    assert ids(found.watched) == [nine.pk]
    assert ids(tried("OWN204", enabled=True).new) == [nine.pk]


def test_switched_off_all_are_gone() -> None:
    seven = consulted("Seven", 7)
    found = tried("OWN203", enabled=False)
    assert (ids(found.gone), found.would) == ([seven], [])


def test_by_criticality_only_areas_of_that_one_change() -> None:
    both = [consulted(name, 5, criticality=name) for name in ("critical", "normal")]
    found = tried("OWN203", thresholds={"critical": 4})
    assert ids(found.new) == both[:1]


def test_a_team_s_setting_is_about_its_subtree_alone() -> None:
    top = TeamFactory()
    team = TeamFactory(parent=top)
    consulted("Elsewhere", 7)
    here, below = consulted("Here", 7, owning_team=top), consulted("Below", 5, owning_team=team)
    found = tried("OWN203", team=top.pk, threshold=4)
    assert (ids(found.now), ids(found.would)) == ([here], [here, below])
    RuleSettingFactory(rule="OWN203", threshold=4, team=top)
    kept = tried("OWN203", team=team.pk)
    assert (ids(kept.now), ids(kept.would), kept.was.threshold) == ([below], [below], 4)


def test_profiles_side_by_side_gather_the_facts_once(monkeypatch: Any) -> None:
    OrganisationFactory(profile="lean")
    seven = consulted("Seven", 7)
    gathered: list[Any] = []
    gather = facts.gather
    monkeypatch.setattr(facts, "gather", lambda **asked: gathered.append(asked) or gather(**asked))
    ways = {profile.value: limits(on=ON, profile=profile) for profile in Profile}
    found = flags(on=ON, ways=ways)
    crowded = {profile: ids(rules["OWN203"]) for profile, rules in found.items()}
    assert crowded == {"lean": [], "balanced": [seven], "regulated": [seven]}
    assert len(gathered) == 1
    assert set(found["lean"]) == set(RULES)


def test_what_two_ways_set_alike_is_asked_once(django_assert_num_queries: Any) -> None:
    ways = {str(number): limits(on=ON) for number in range(9)}
    with django_assert_num_queries(18):
        flags(on=ON, ways=ways, rules=["OWN203"])


def test_every_threshold_lies_within_its_bounds() -> None:
    beyond = {
        (code, profile)
        for code, rule in RULES.items()
        for profile, threshold in (rule.threshold or {}).items()
        if not rule.bounds[0] <= threshold <= rule.bounds[1]
    }
    assert beyond == set()
