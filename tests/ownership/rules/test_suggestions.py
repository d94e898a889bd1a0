from typing import Any

import pytest

from ownership.changes import Create, End
from ownership.models import Assignment, Finding
from ownership.rules.cures import CURES
from ownership.rules.registry import RULES
from ownership.rules.runner import evaluate, record
from ownership.rules.suggestions import Suggestion, find, suggestions
from tests.factories import AreaFactory, EmploymentFactory, PersonFactory, TeamFactory
from tests.ownership.rules.world import ON, give, led, owned, until

pytestmark = pytest.mark.django_db


def cures(rule: str) -> list[Suggestion]:
    """Of the one finding of a rule."""
    record(offenders=evaluate(on=ON), on=ON)
    finding = Finding.objects.get(rule=rule, resolved_on=None)
    return suggestions(findings=[finding], on=ON).get(finding.pk, [])


def carry_out(cure: Suggestion) -> None:
    """What operations do with such rows, without the checks and the log."""
    for row in cure.changes.rows:
        if isinstance(row, Create):
            Assignment.objects.create(**row.values)
        elif isinstance(row, End):
            Assignment.objects.filter(pk=row.id).delete()
        else:
            Assignment.objects.filter(pk=row.id).update(**row.values)


def open_rules() -> set[str]:
    return {row.rule for row in evaluate(on=ON)}


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
    assert [row.person for row in area.assignments.filter(letter="A")] == [ben]


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
    top = owned("Payments")
    area = AreaFactory(parent=top, criticality="critical") if inherited else top
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
    assert sorted(area.assignments.values_list("letter", flat=True)) == ["A", "C", "R"]


def test_a_leaver_hands_over_to_the_deputy_or_is_ended() -> None:
    gone = EmploymentFactory(person=PersonFactory(name="Gil Moss"), period=until(ON)).person
    area = owned("Refunds", gone)
    assert said(cures("OWN401")) == [("end", "End all 2 letters of Gil Moss")]
    dana = give(area, "A", PersonFactory(name="Dana Lee"), deputy=True).person
    [cure] = cures("OWN401")
    assert (cure.key, cure.label) == ("deputies", "Hand over to Dana Lee")
    carry_out(cure)
    assert [(row.letter, row.person, row.deputy) for row in area.assignments.all()] == [("A", dana, False)]


def test_a_closed_team_hands_over_to_the_one_above() -> None:
    top = led("Engineering", PersonFactory())
    owned("Refunds", TeamFactory(closed_on=ON, parent=top))
    [cure] = cures("OWN402")
    assert cure.label == "Hand over to Engineering, the team above"
    carry_out(cure)
    assert open_rules() == set()


def test_found_again_by_its_key_as_long_as_it_fits() -> None:
    area = owned("Refunds")
    ben = give(area, "A").person
    record(offenders=evaluate(on=ON), on=ON)
    finding = Finding.objects.get()
    key = f"keep-person-{ben.pk}"
    assert find(finding=finding, key=key, on=ON) is not None
    area.assignments.filter(person=ben).delete()
    assert find(finding=finding, key=key, on=ON) is None


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        give(owned(f"Twice {number}"), "A")
        give(AreaFactory(), "R")
        AreaFactory()
        owned(f"Left {number}", EmploymentFactory(period=until(ON)).person)
    record(offenders=evaluate(on=ON), on=ON)
    found = list(Finding.objects.select_related("person", "team"))
    with django_assert_max_num_queries(6):
        suggestions(findings=found, on=ON)
