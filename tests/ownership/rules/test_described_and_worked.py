"""What a critical area is, and who works there."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest

from ownership.models import Area
from teams.models import Person, Team
from tests.factories import (
    AreaFactory,
    ContributionFactory,
    MembershipFactory,
    PersonFactory,
    RuleSettingFactory,
    SeatFactory,
    TeamFactory,
)
from tests.ownership.rules.world import ON, about, flagged, give, led, owned, subjects, until

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MONTH = dt.date(2026, 4, 1)


class TestUndescribed:
    def test_flagged(self) -> None:
        area = owned("Payments", criticality="critical")
        assert flagged("OWN702") == {("area", area.pk): ("info", {})}

    @pytest.mark.parametrize(
        "more",
        [
            {"criticality": None},
            {"criticality": "important"},
            {"criticality": "critical", "description": "Money in and out."},
            {"criticality": "critical", "lifecycle": "proposed"},
            {"criticality": "critical", "lifecycle": "retired"},
        ],
    )
    def test_not_flagged(self, more: dict[str, Any]) -> None:
        AreaFactory(**more)
        assert subjects("OWN702") == set()

    @pytest.mark.parametrize(("description", "found"), [(" \n\t", 1), ("Money", 0), ("\nMoney", 0)])
    def test_boundary_of_what_is_a_description(self, description: str, found: int) -> None:
        owned("Payments", criticality="critical", description=description)
        assert len(subjects("OWN702")) == found


def worked(area: Area, people: Iterable[Person], count: int, **more: Any) -> None:
    for person in people:
        ContributionFactory(**{"area": area, "person": person, "month": MONTH, "count": count} | more)


def staffed(size: int, **more: Any) -> tuple[Team, list[Person]]:
    team = TeamFactory(**more)
    return team, [MembershipFactory(team=team).person for _ in range(size)]


class TestDeclaredNotActual:
    def test_flagged_with_the_share_and_where_most_of_it_came_from(self) -> None:
        (payments, inside), (platform, outside) = staffed(5), staffed(5)
        area = owned("Refunds", payments, owning_team=payments)
        worked(area, inside[:1], 10)
        worked(area, outside[:2], 15)
        worked(area, [PersonFactory()], 1)
        facts = {"limit": 50, "teams": [platform.pk], "share": 75}
        assert flagged("OWN703") == {("area", area.pk): ("warning", facts)}

    def test_of_few_neither_the_share_nor_the_team_is_said(self) -> None:
        (payments, inside), (_, outside) = staffed(4), staffed(4)
        area = owned("Refunds", payments)
        worked(area, inside[:1], 10)
        worked(area, outside[:1], 30)
        assert flagged("OWN703") == {("area", area.pk): ("warning", {"limit": 50, "teams": []})}

    @pytest.mark.parametrize("where", ["person", "team", "seat", "lead", "above", "owner", "below", "before"])
    def test_not_flagged_who_is_named_is_inside(self, where: str) -> None:
        ana, team = PersonFactory(), TeamFactory()
        seat = SeatFactory(team=team)
        area = AreaFactory()
        if where == "person":
            give(area, "R", ana)
        elif where == "team":
            give(area, "R", MembershipFactory(person=ana).team)
        elif where == "seat":
            MembershipFactory(person=ana, team=team, seat=seat)
            give(area, "R", seat)
        elif where == "lead":
            give(area, "A", led("Core", ana))
        elif where == "above":
            area.parent = give(AreaFactory(), "R", ana).area
        elif where == "owner":
            area.owning_team = MembershipFactory(person=ana).team
        elif where == "below":
            area.owning_team = team
            MembershipFactory(person=ana, team=TeamFactory(parent=TeamFactory(parent=team)))
        elif where == "before":
            give(area, "R", ana, period=until(ON - 60 * DAY))
            give(area, "R")
        area.save()
        worked(area, [ana], 40)
        assert subjects("OWN703") == set()

    @pytest.mark.parametrize("where", ["member", "consulted", "above", "long ago", "superteam"])
    def test_flagged_who_is_near_is_not_inside(self, where: str) -> None:
        ana = PersonFactory()
        area = owned("Refunds", owning_team=TeamFactory(parent=TeamFactory()))
        if where == "member":
            give(area, "A", MembershipFactory(person=ana).team)
        elif where == "consulted":
            give(area, "C", ana)
        elif where == "above":
            area.parent = give(AreaFactory(), "R", ana).area
            area.save()
        elif where == "long ago":
            give(area, "R", ana, period=until(ON - 90 * DAY))
        elif where == "superteam":
            MembershipFactory(person=ana, team=area.owning_team.parent)
        worked(area, [ana], 40)
        assert subjects("OWN703") == about(area)

    def test_not_flagged_bots_unknown_names_and_what_is_not_in_use(self) -> None:
        worked(owned("Bots"), [PersonFactory()], 40, bot=True)
        ContributionFactory(area=owned("Unknown"), name="somebody", month=MONTH, count=40)
        worked(owned("Retired", lifecycle="retired"), [PersonFactory()], 40)
        worked(AreaFactory(name="Nobody's"), [PersonFactory()], 40)
        assert subjects("OWN703") == set()

    @pytest.mark.parametrize(
        ("inside", "outside", "found"), [(5, 5, 1), (6, 4, 0), (0, 9, 0), (0, 10, 1), (51, 50, 0)]
    )
    def test_boundary_half_of_ten(self, inside: int, outside: int, found: int) -> None:
        area = owned("Refunds")
        worked(area, [area.assignments.get(letter="A").person], inside)
        worked(area, [PersonFactory()], outside)
        assert len(subjects("OWN703")) == found

    def test_boundary_months_that_began_within_the_90_days(self) -> None:
        area = owned("Refunds")
        worked(area, [PersonFactory()], 40)
        assert subjects("OWN703", on=MONTH - DAY) == set()
        assert subjects("OWN703", on=MONTH) == about(area)
        assert subjects("OWN703", on=MONTH + 89 * DAY) == about(area)
        assert subjects("OWN703", on=MONTH + 90 * DAY) == set()

    def test_a_teams_own_threshold(self) -> None:
        area = owned("Refunds", owning_team=TeamFactory())
        worked(area, [area.assignments.get(letter="A").person], 70)
        worked(area, [PersonFactory()], 30)
        RuleSettingFactory(rule="OWN703", team=area.owning_team, threshold=30)
        assert subjects("OWN703") == about(area)
