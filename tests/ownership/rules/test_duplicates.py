"""One area twice, and one resource of two."""

import datetime as dt
from typing import Any

import pytest

from ownership.models import Area, Finding
from ownership.operations.accepting import accept_on_purpose
from ownership.rules.runner import evaluate, record
from ownership.rules.showing import by_rule
from teams.models import User
from tests.factories import AreaFactory, PersonFactory, ResourceFactory, TeamFactory, UserFactory
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

    @pytest.mark.parametrize(("same", "said"), [(0, 1), (3, 0)])
    def test_what_many_are_called_in_whatever_order_is_a_kind_of_thing(self, same: int, said: int) -> None:
        ana = PersonFactory()
        for name in ["Plan of rollback", "Plan for rollback", *["Rollback plan"] * same]:
            owned(name, ana, parent=AreaFactory(), description="How a release is taken back.")
        assert len(subjects("OWN207")) == said

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


def alike(*areas: Area, **more: object) -> dict[str, object]:
    """What a suggestion says of these areas, the subject first."""
    others = [area.pk for area in areas[1:]]
    signs = dict.fromkeys(("named", "said", "meant", "listed", "held"), False)
    nobody = {"people": [], "teams": [], "seats": []}
    return {"areas": others, "compared": others, "resources": [], "shared": nobody} | signs | more


class TestAlike:
    """Anywhere: under other words, in other places."""

    def two(self, one: str, other: str, holder: Any = None, **more: Any) -> tuple[Area, Area]:
        """In places of their own; of one holder, if one is given."""
        first, second = (owned(name, holder, parent=AreaFactory(), **more) for name in (one, other))
        return first, second

    def test_flagged_by_name_and_resource(self) -> None:
        areas = self.two("Refunds", "Refund requests by card")
        for area, value in zip(areas, ("services/refunds/**", "/services/refunds"), strict=True):
            ResourceFactory(area=area, value=value)
        facts = alike(*areas, said=True, listed=True, resources=["services/refunds/**"])
        assert flagged("OWN207") == {("area", areas[0].pk): ("info", facts)}

    @pytest.mark.parametrize(
        ("one", "other"), [("Log retention", "Retention of logs"), ("Load tests", "Load testing")]
    )
    def test_flagged_by_two_words_of_a_name(self, one: str, other: str) -> None:
        areas = self.two(one, other)
        facts = alike(*areas, said=True, named=True)
        assert flagged("OWN207") == {("area", areas[0].pk): ("info", facts)}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("API standards", "API gateway"),
            ("Import of orders", "Order export"),
            ("Billing API v1", "Billing API v2"),
            ("Releases", "Release management"),
        ],
    )
    def test_not_flagged_by_a_word_in_common(self, one: str, other: str) -> None:
        self.two(one, other, PersonFactory())
        assert subjects("OWN207") == set()

    def test_boundary_two_words_in_three_places_are_a_kind_of_thing(self) -> None:
        first, _ = self.two("Incident review", "Incident reviews")
        assert subjects("OWN207") == about(first)
        owned("Review of incidents", parent=AreaFactory())
        assert subjects("OWN207") == set()

    def test_two_teams_may_have_the_same_unless_more_says_it_is_one(self) -> None:
        areas = self.two(
            "Incident reviews", "Incident review", description="What Payments learns from outages."
        )
        for area in areas:
            area.placements.update(owning_team=TeamFactory())
        assert subjects("OWN207") == about(areas[0])
        Area.objects.filter(pk=areas[1].pk).update(description="Late parcels are talked over by drivers.")
        assert subjects("OWN207") == set()

    def test_not_flagged_below_each_other_nor_where_it_is_an_error(self) -> None:
        top = owned("Load testing")
        owned("Load tests", parent=AreaFactory(parent=top))
        assert subjects("OWN207") == set()
        top = AreaFactory()
        first, _, _ = owned("Key store", parent=top), owned("Key stores", parent=top), owned("Key storing")
        assert {id: what for (_, id), (what, _) in flagged("OWN207").items()} == {first.pk: "error"}

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_not_what_is_not_in_use(self, lifecycle: str) -> None:
        _, second = self.two("Load tests", "Load testing")
        second.placements.update(lifecycle=lifecycle)
        assert subjects("OWN207") == set()

    def test_said_not_to_be_the_same_it_stays_quiet_until_there_is_another(self) -> None:
        first, second = self.two("Load tests", "Load testing")
        record(offenders=evaluate(on=ON), on=ON)
        year = dt.timedelta(days=360)
        rows = Finding.objects.filter(rule="OWN207")
        accept_on_purpose(
            findings=list(rows), reason="One is of bridges.", until=ON + year, actor=administrator(), on=ON
        )
        assert by_rule(on=ON)["OWN207"] == 0
        give(second, "A", first.assignments.get(letter="A").person)
        record(offenders=evaluate(on=ON), on=ON)
        assert (by_rule(on=ON)["OWN207"], rows.get().facts["held"]) == (0, True)
        rows.update(facts=alike(first, second, AreaFactory()))
        assert by_rule(on=ON)["OWN207"] == 1


def administrator() -> User:
    user: User = UserFactory(is_superuser=True)
    return user


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
