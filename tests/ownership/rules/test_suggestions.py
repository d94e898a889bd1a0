import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from ownership.models import Area, Finding, RuleSetting
from ownership.operations import apply
from ownership.rules.cures import CURES
from ownership.rules.registry import RULES
from ownership.rules.runner import evaluate, record
from ownership.rules.suggestions import Suggestion, find, suggestions
from tests.factories import (
    AreaFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    period,
)
from tests.ownership.rules.world import ON, give, led, owned, until

pytestmark = pytest.mark.django_db
LATER = ON + dt.timedelta(days=90)


def cures(rule: str) -> list[Suggestion]:
    """Of the one finding of a rule."""
    record(offenders=evaluate(on=ON), on=ON)
    finding = Finding.objects.get(rule=rule, resolved_on=None)
    return suggestions(findings=[finding], on=ON).get(finding.pk, [])


def carry_out(cure: Suggestion) -> None:
    apply(changes=cure.changes, actor=None, on=ON)


def open_rules() -> set[str]:
    return {row.rule for row in evaluate(on=ON)}


def held(area: Area) -> set[tuple[str, Any, bool]]:
    live = area.assignments.filter(period__contains=ON)
    return {(row.letter, row.holder, row.deputy) for row in live}


def said(found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(cure.key, cure.label) for cure in found]


def test_cures_are_of_rules() -> None:
    assert set(CURES) <= set(RULES)


def test_keep_one_of_two_accountable() -> None:
    area = AreaFactory(name="Refunds")
    ana, ben = (give(area, "A", PersonFactory(name=name)).person for name in ("Ana Ruiz", "Ben Okafor"))
    give(area, "R", ana)
    found = cures("OWN201")
    assert said(found) == [
        (f"keep-person-{ana.pk}", "Keep Ana Ruiz"),
        (f"keep-person-{ben.pk}", "Keep Ben Okafor"),
    ]
    carry_out(found[1])
    assert open_rules() == set()
    assert held(area) == {("A", ben, False), ("R", ana, False)}


def test_who_does_the_work_stands_in_or_leads_becomes_accountable() -> None:
    li, dana, ana = (PersonFactory(name=name) for name in ("Li Wei", "Dana Lee", "Ana Ruiz"))
    area = AreaFactory(owning_team=led("Payments", ana))
    give(area, "R", li)
    give(area, "A", dana, deputy=True)
    give(area, "A", EmploymentFactory(period=until(ON)).person, deputy=True)
    found = cures("OWN101")
    assert [cure.label for cure in found] == [
        "Make Li Wei accountable",
        "Make Dana Lee accountable",
        "Make Ana Ruiz accountable",
    ]
    carry_out(found[0])
    assert "OWN101" not in open_rules()


def test_an_area_of_nobody_goes_to_the_lead() -> None:
    AreaFactory(owning_team=led("Payments", PersonFactory(name="Ana Ruiz")))
    [cure] = cures("OWN104")
    assert cure.label == "Make Ana Ruiz accountable"


def test_the_accountable_one_does_the_work_too() -> None:
    give(AreaFactory(), "A", TeamFactory(name="Core"))
    [cure] = cures("OWN102")
    assert cure.label == "Make Core responsible too"
    carry_out(cure)
    assert "OWN102" not in open_rules()


@pytest.mark.parametrize("inherited", [False, True])
def test_who_does_the_work_becomes_deputy(inherited: bool) -> None:
    top = owned("Payments", description="Money in and out.")
    area = AreaFactory(parent=top, criticality="critical", description="Cards.") if inherited else top
    top.criticality = None if inherited else "critical"
    top.save()
    give(area, "R", PersonFactory(name="Li Wei"))
    [cure] = cures("OWN105")
    assert cure.label == "Make Li Wei deputy"
    assert [getattr(row, "values", {})["area_id"] for row in cure.changes.rows] == [area.pk]
    carry_out(cure)
    assert open_rules() == set()


def test_drop_what_is_redundant() -> None:
    area = owned("Refunds")
    ana = area.assignments.get(letter="A").person
    give(area, "C", ana)
    give(area, "I", ana)
    give(area, "C")
    [cure] = cures("OWN209")
    assert (cure.key, cure.label) == ("drop", "Drop the C and I")
    carry_out(cure)
    assert open_rules() == set()
    assert sorted(letter for letter, *_ in held(area)) == ["A", "C", "R"]


def test_a_leaver_hands_over_to_the_deputy() -> None:
    gone = EmploymentFactory(person=PersonFactory(name="Gil Moss"), period=until(ON)).person
    area = owned("Refunds", gone)
    assert said(cures("OWN401")) == [("end", "Take Gil Moss off every area")]
    dana = give(area, "A", PersonFactory(name="Dana Lee"), deputy=True).person
    [cure] = cures("OWN401")
    assert (cure.key, cure.label) == ("successors", "Hand over to Dana Lee")
    carry_out(cure)
    assert held(area) == {("A", dana, False), ("R", dana, False)}
    assert open_rules() == set()


def test_a_leaver_hands_over_to_who_does_the_work_or_leads_and_drops_what_others_do() -> None:
    gone = EmploymentFactory(person=PersonFactory(name="Gil Moss"), period=until(ON)).person
    ana, li = PersonFactory(name="Ana Ruiz"), PersonFactory(name="Li Wei")
    team = led("Payments", ana)
    worked, alone, asked = (AreaFactory(owning_team=team) for _ in range(3))
    for area, letter, person in (
        *((worked, "A", gone), (worked, "R", gone), (worked, "R", li)),
        *((alone, "A", gone), (alone, "R", li), (asked, "R", gone)),
        *((asked, "A", ana), (asked, "C", gone)),
    ):
        give(area, letter, person)
    [cure] = cures("OWN401")
    assert (cure.key, cure.label) == ("successors", "Hand over to Li Wei and Ana Ruiz")
    carry_out(cure)
    assert held(worked) == {("A", li, False), ("R", li, False)}
    assert held(alone) == {("A", li, False), ("R", li, False)}
    assert held(asked) == {("A", ana, False), ("R", ana, False)}
    assert open_rules() == set()


def test_a_leaver_hands_over_what_somebody_can_take() -> None:
    gone = EmploymentFactory(person=PersonFactory(name="Gil Moss"), period=until(ON)).person
    owned("Refunds", gone)
    give(owned("Ledger", gone), "A", PersonFactory(name="Dana Lee"), deputy=True)
    [cure] = cures("OWN401")
    assert cure.label == "Hand over to Dana Lee, and end the rest"
    carry_out(cure)
    assert open_rules() == {"OWN104"}


def test_a_closed_team_hands_over_to_the_one_above_or_to_who_owns_the_areas() -> None:
    top = led("Engineering", PersonFactory())
    closed = TeamFactory(closed_on=ON, parent=top)
    area = owned("Refunds", closed)
    give(area, "C", SeatFactory(team=closed))
    [cure] = cures("OWN402")
    assert (cure.key, cure.label) == (f"team-{top.pk}", "Hand over to Engineering, the team above")
    area.owning_team = core = led("Core", PersonFactory())
    area.save()
    owners, above = cures("OWN402")
    assert (owners.key, owners.label) == ("owners", "Hand over to Core, the owning team")
    assert above == cure
    carry_out(owners)
    assert held(area) == {("A", core, False), ("R", core, False), ("C", core, False)}
    assert "OWN402" not in open_rules()


def test_a_closed_team_hands_over_to_the_one_above() -> None:
    top = led("Engineering", PersonFactory())
    owned("Refunds", TeamFactory(closed_on=ON, parent=top))
    [cure] = cures("OWN402")
    carry_out(cure)
    assert open_rules() == set()


def test_a_closed_team_below_a_closed_one_names_nobody() -> None:
    owned("Refunds", TeamFactory(closed_on=ON, parent=TeamFactory(closed_on=ON)))
    assert cures("OWN402") == []


def test_a_retired_seat_hands_over_to_its_team() -> None:
    core = led("Core", PersonFactory())
    owned("Refunds", SeatFactory(team=core, retired_on=ON))
    [cure] = cures("OWN402")
    assert cure.label == "Hand over to Core, the team of that seat"
    carry_out(cure)
    assert open_rules() == set()


def test_a_team_without_a_lead_gets_one_or_hands_over() -> None:
    names = ("Mara Voss", "Ana Ruiz", "Ben Okafor", "Li Wei")
    mara, ana, ben, li = (PersonFactory(name=name) for name in names)
    team = TeamFactory(name="Data", parent=led("Engineering", mara))
    member = MembershipFactory(person=ana, team=team, allocation=50)
    MembershipFactory(person=li, team=team)
    first, second = AreaFactory(name="Lake"), AreaFactory(name="Reports")
    for area in (first, second):
        give(area, "A", team)
        give(area, "R", ana)
    give(first, "R", ben)
    found = cures("OWN103")
    assert said(found) == [
        (f"lead-{member.pk}", "Make Ana Ruiz lead of Data"),
        (f"instead-person-{ana.pk}", "Make Ana Ruiz accountable instead"),
        (f"instead-person-{mara.pk}", "Make Mara Voss accountable instead"),
    ]
    for cure in found:
        with transaction.atomic():
            carry_out(cure)
            assert open_rules() == set()
            transaction.set_rollback(True)
    carry_out(found[1])
    assert held(second) == {("A", ana, False), ("R", ana, False)}
    assert found[1].changes.label == "Ana Ruiz becomes accountable for Lake and Reports"


def test_a_new_lead_keeps_the_rest_of_the_membership() -> None:
    ana, team = PersonFactory(), TeamFactory()
    MembershipFactory(person=ana, team=team, allocation=50, period=period(end=LATER))
    area = owned("Lake", team)
    give(area, "A", ana, deputy=True)
    carry_out(cures("OWN103")[0])
    columns = ("lead", "allocation", "period")
    assert set(team.memberships.values_list(*columns)) == {
        (False, 50, period(end=ON)),
        (True, 50, period(ON, LATER)),
    }


def test_an_empty_seat_is_answered_for_by_the_lead_of_its_team() -> None:
    ana = PersonFactory(name="Ana Ruiz")
    area = owned("Lake", SeatFactory(team=led("Data", ana)))
    [cure] = cures("OWN103")
    assert cure.label == "Make Ana Ruiz accountable instead"
    carry_out(cure)
    assert "OWN103" not in open_rules()
    assert ("A", ana, False) in held(area)


def test_a_deputy_who_becomes_accountable_stands_in_no_longer() -> None:
    dana = PersonFactory()
    area = owned("Lake", SeatFactory(team=None))
    give(area, "A", dana, deputy=True)
    carry_out(cures("OWN103")[0])
    assert {row for row in held(area) if row[0] == "A"} == {("A", dana, False)}


@pytest.mark.parametrize(
    ("rule", "letter", "most"), [("OWN202", "R", 5), ("OWN203", "C", 6), ("OWN204", "I", 8)]
)
def test_who_is_reached_through_a_team_or_seat_is_dropped(rule: str, letter: str, most: int) -> None:
    RuleSetting.objects.create(rule=rule, on=True)
    area = owned("Refunds")
    team, seat = TeamFactory(name="Payments"), SeatFactory(team=None, job_role__name="Architect")
    ana, ben = PersonFactory(name="Ana Ruiz"), PersonFactory(name="Ben Okafor")
    MembershipFactory(person=ana, team=team)
    MembershipFactory(person=ben, team=None, seat=seat)
    for holder in (ana, ben, team, seat, *(PersonFactory() for _ in range(most - 2 - (letter == "R")))):
        give(area, letter, holder)
    [cure] = cures(rule)
    label = "Drop Ana Ruiz and Ben Okafor, reached through Payments and Architect"
    assert (cure.key, cure.label) == ("reached", label)
    carry_out(cure)
    assert open_rules() == set()
    for _ in range(3):
        give(area, letter, PersonFactory())
    give(area, letter, ana, period=period(ON))
    assert cures(rule) == []


def test_areas_of_one_person_go_to_deputies_and_who_does_the_work() -> None:
    ana = PersonFactory(name="Ana Ruiz")
    team = led("Payments", ana)
    areas = [owned(f"Topic {number:02}", team if number < 2 else ana) for number in range(11)]
    for number, name in ((5, "Dana Lee"), (9, "Li Wei")):
        give(areas[number], "A", PersonFactory(name=name), deputy=True)
    for number in (0, 1):
        give(areas[number], "R", PersonFactory(name=f"Worker {number}"))
    found = cures("OWN301")
    assert [cure.label for cure in found] == [
        "Make Dana Lee accountable for Topic 05",
        "Make Li Wei accountable for Topic 09",
        "Make Worker 0 accountable for Topic 00",
    ]
    for cure in found:
        with transaction.atomic():
            carry_out(cure)
            assert open_rules() == set()
            transaction.set_rollback(True)


def test_areas_left_behind_follow_to_those_who_are_accountable_now() -> None:
    top, ana, chief = AreaFactory(name="Payments"), PersonFactory(), PersonFactory()
    give(top, "A", ana, period=until(ON))
    areas = [owned(name, ana, parent=top, confirmed_on=None) for name in ("Refunds", "Invoices")]
    ben, core = PersonFactory(name="Ben Okafor"), led("Core", PersonFactory())
    for holder in (ben, core):
        give(top, "A", holder, tie_breaker=chief)
    give(top, "R", ben)
    give(areas[0], "A", ben, deputy=True)
    [cure] = cures("OWN206")
    label = "Make Ben Okafor and Core accountable for Refunds and Invoices"
    assert (cure.key, cure.label) == ("follow", label)
    carry_out(cure)
    assert open_rules() == set()
    assert [held(area) for area in areas] == [{("A", ben, False), ("A", core, False), ("R", ana, False)}] * 2


def test_nothing_follows_to_one_who_has_left() -> None:
    top, ana = AreaFactory(), PersonFactory()
    give(top, "A", ana, period=until(ON))
    give(top, "A", EmploymentFactory(period=until(ON)).person)
    owned("Refunds", ana, parent=top, confirmed_on=None)
    assert cures("OWN206") == []


def test_the_lead_becomes_accountable_in_place_of_the_team() -> None:
    RuleSetting.objects.create(rule="OWN210", on=True)
    ana, ben = PersonFactory(name="Ana Ruiz"), PersonFactory(name="Ben Okafor")
    team = led("Payments", ana)
    MembershipFactory(person=ben, team=team, lead=True)
    areas = [owned(name, team) for name in ("Refunds", "Invoices")]
    give(areas[1], "A", ben, deputy=True)
    found = cures("OWN210")
    assert said(found) == [
        (f"instead-person-{ana.pk}", "Make Ana Ruiz accountable instead"),
        (f"instead-person-{ben.pk}", "Make Ben Okafor accountable instead"),
    ]
    carry_out(found[1])
    assert open_rules() == set()
    assert [held(area) for area in areas] == [{("A", ben, False), ("R", team, False)}] * 2


def test_no_cure_where_nobody_can_be_named() -> None:
    ana = PersonFactory()
    for number in range(11):
        owned(f"Topic {number}", ana)
    owned("Misc")
    assert (cures("OWN301"), cures("OWN701")) == ([], [])


def test_found_again_by_its_key_as_long_as_it_fits() -> None:
    area = owned("Refunds")
    ben = give(area, "A").person
    record(offenders=evaluate(on=ON), on=ON)
    finding = Finding.objects.get()
    key = f"keep-person-{ben.pk}"
    assert find(finding=finding, key=key, on=ON) is not None
    area.assignments.filter(person=ben).delete()
    assert find(finding=finding, key=key, on=ON) is None


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: Any) -> None:
    for number in range(5):
        give(owned(f"Twice {number}"), "A")
        give(AreaFactory(), "R")
        AreaFactory()
        owned(f"Left {number}", EmploymentFactory(period=until(ON)).person)
        owned(f"Seat {number}", SeatFactory(team=led(f"Team {number}", PersonFactory())))
        owned(f"Led by nobody {number}", TeamFactory(parent=TeamFactory()))
        owned(f"Closed {number}", TeamFactory(closed_on=ON, parent=TeamFactory()))
        owned(f"Retired {number}", SeatFactory(team=TeamFactory(), retired_on=ON))
        passed = owned(f"Passed on {number}")
        former = give(passed, "A", period=until(ON)).person
        owned(f"Left behind {number}", former, parent=passed, confirmed_on=None)
    record(offenders=evaluate(on=ON), on=ON)
    found = list(Finding.objects.select_related("person", "team"))
    with django_assert_num_queries(4):
        suggestions(findings=found, on=ON)
