"""One area twice, and one resource of two."""

import datetime as dt

import pytest

from ownership.models import Area
from tests.factories import AreaFactory, PersonFactory, ResourceFactory, TeamFactory
from tests.ownership.rules.world import ON, about, flagged, give, owned, subjects, until

pytestmark = pytest.mark.django_db


def holder(area: Area) -> int:
    found: int = area.assignments.get(letter="A").person_id
    return found


def found(*areas: Area) -> dict[str, object]:
    """What a finding about these areas says, the subject first."""
    people = sorted(holder(area) for area in areas)
    return {"areas": sorted(area.pk for area in areas[1:]), "people": people, "teams": [], "seats": []}


class TestDuplicateArea:
    @pytest.mark.parametrize(
        "other", ["REFUNDS ", "Refund", "Réfunds", "Re-funds", "Refunds.", "re funds", '"Refunds"']
    )
    def test_flagged_below_one_parent(self, other: str) -> None:
        top = AreaFactory(name="Payments")
        first, second = owned("Refunds", parent=top), owned(other, parent=top)
        facts = found(first, second) | {"count": 2}
        assert flagged("OWN207") == {("area", first.pk): ("error", facts)}

    def test_roots_are_in_one_place(self) -> None:
        first, _, third = owned("API keys"), owned("API key rotation"), owned("API key")
        assert flagged("OWN207") == {("area", first.pk): ("error", found(first, third) | {"count": 2})}

    @pytest.mark.parametrize("names", [("Refunds", "Refund process"), ("Class", "Clas"), ("AS", "A")])
    def test_not_flagged_with_another_name(self, names: tuple[str, str]) -> None:
        for name in names:
            owned(name)
        assert subjects("OWN207") == set()

    def test_signs_alone_are_no_name(self) -> None:
        owned("+")
        owned("#")
        assert subjects("OWN207") == set()

    def test_not_flagged_in_teams_beside_each_other(self) -> None:
        root = TeamFactory()
        for _ in range(5):
            team = TeamFactory(parent=root)
            place = AreaFactory(owning_team=team)
            for name in ("On-call", "Releases"):
                owned(name, parent=place, owning_team=team)
        assert subjects("OWN207") == set()

    def test_flagged_where_one_team_owns_both_wherever_they_stand(self) -> None:
        root = TeamFactory()
        team = TeamFactory(parent=root)
        first = owned("On-call", parent=AreaFactory(), owning_team=team)
        second = owned("On call", parent=AreaFactory(), owning_team=team)
        owned("On-calls", parent=AreaFactory())
        assert flagged("OWN207") == {("area", first.pk): ("error", found(first, second) | {"count": 2})}
        for other in (root, TeamFactory(parent=team), None):
            second.placements.update(owning_team=other)
            assert subjects("OWN207") == set()

    def test_what_hangs_together_is_one_finding(self) -> None:
        team = TeamFactory()
        one, two = AreaFactory(), AreaFactory()
        areas = [
            owned("On-call", parent=one, owning_team=team),
            owned("On-call", parent=two, owning_team=team),
            owned("On call", parent=two),
            owned("On-call", parent=AreaFactory(), owning_team=team),
        ]
        assert flagged("OWN207") == {("area", areas[0].pk): ("error", found(*areas) | {"count": 4})}

    def test_boundary_one_holder_answers_for_both(self) -> None:
        ana = PersonFactory()
        first = owned("Refund", ana)
        owned("Refunds", ana)
        assert subjects("OWN207") == set()
        give(first, "A")
        assert subjects("OWN207") == about(first)

    def test_what_is_inherited_is_one_answer_or_not(self) -> None:
        top = owned("Payments")
        first = AreaFactory(name="Refund", parent=top)
        second = AreaFactory(name="Refunds", parent=top)
        assert subjects("OWN207") == set()
        give(second, "A")
        assert subjects("OWN207") == about(first)

    def test_without_an_a_another_rule_speaks(self) -> None:
        owned("Refund")
        give(AreaFactory(name="Refunds"), "R")
        assert subjects("OWN207") == set()

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, lifecycle: str) -> None:
        owned("Refund")
        owned("Refunds", lifecycle=lifecycle)
        assert subjects("OWN207") == set()

    def test_until_the_day_the_a_ends(self) -> None:
        first, second = owned("Refund"), owned("Refunds")
        second.assignments.update(period=until(ON))
        assert subjects("OWN207", on=ON - dt.timedelta(days=1)) == about(first)
        assert subjects("OWN207") == set()


class TestSharedResource:
    def claim(self, *values: str, kind: str = "path") -> list[Area]:
        areas = [owned(f"Topic {number}") for number in range(len(values))]
        for area, value in zip(areas, values, strict=True):
            ResourceFactory(area=area, kind=kind, value=value)
        return areas

    def test_flagged(self) -> None:
        areas = self.claim("services/ledger/**", "services/ledger/**", "services/refunds/**")
        facts = found(*areas[:2]) | {"resources": ["services/ledger/**"]}
        assert flagged("OWN208") == {("area", areas[0].pk): ("error", facts)}

    @pytest.mark.parametrize(
        ("kind", "one", "other"),
        [
            ("path", "services/ledger/**", "/services/ledger"),
            ("path", "services/ledger/", "./Services/Ledger/*"),
            ("url", "https://www.example.org/ledger/", "http://example.org/ledger"),
            ("reference", "LED-7", "led-7"),
        ],
    )
    def test_boundary_written_otherwise(self, kind: str, one: str, other: str) -> None:
        areas = self.claim(one, other, kind=kind)
        assert subjects("OWN208") == about(areas[0])

    @pytest.mark.parametrize("other", ["services/ledger/tests", "services/led", "ledger"])
    def test_not_flagged_another_resource(self, other: str) -> None:
        self.claim("services/ledger", other)
        assert subjects("OWN208") == set()

    def test_not_flagged_another_kind_or_the_whole_repository(self) -> None:
        areas = self.claim("ledger", "**")
        ResourceFactory(area=areas[0], value="*")
        ResourceFactory(area=areas[1], kind="channel", value="ledger")
        assert subjects("OWN208") == set()

    def test_not_flagged_in_one_channel(self) -> None:
        self.claim("#ledger", "#ledger", kind="channel")
        assert subjects("OWN208") == set()

    def test_not_flagged_below_each_other_however_far(self) -> None:
        top, below = self.claim("ledger", "ledger")
        between = AreaFactory(parent=top, inherits=False)
        below.placements.update(parent=between)
        assert subjects("OWN208") == set()
        beside = owned("Beside", parent=between)
        ResourceFactory(area=beside, value="ledger")
        facts = found(below, beside) | {"resources": ["ledger"]}
        assert flagged("OWN208") == {("area", below.pk): ("error", facts)}

    def test_one_finding_for_all_that_an_area_claims(self) -> None:
        areas = self.claim("a", "a", "b")
        ResourceFactory(area=areas[0], value="b")
        facts = found(*areas) | {"resources": ["a", "b"]}
        assert flagged("OWN208") == {("area", areas[0].pk): ("error", facts)}

    def test_boundary_one_holder_answers_for_both(self) -> None:
        ana = PersonFactory()
        areas = [owned("Refunds", ana), owned("Ledger", ana)]
        for area in areas:
            ResourceFactory(area=area, value="ledger")
        assert subjects("OWN208") == set()
        give(areas[1], "A")
        assert subjects("OWN208") == about(areas[0])

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, lifecycle: str) -> None:
        areas = self.claim("ledger", "ledger")
        areas[1].placements.update(lifecycle=lifecycle)
        assert subjects("OWN208") == set()

    def test_without_an_a_another_rule_speaks(self) -> None:
        areas = self.claim("ledger", "ledger")
        areas[0].assignments.update(period=until(ON))
        assert subjects("OWN208") == set()
        assert subjects("OWN208", on=ON - dt.timedelta(days=1)) == about(areas[0])
