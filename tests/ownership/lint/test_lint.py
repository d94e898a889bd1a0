import datetime as dt
from typing import Any

import pytest
from django.apps import apps

from ownership.enums import Profile
from ownership.lint.lint import lint
from ownership.models import Organisation
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    JobRoleFactory,
    PersonFactory,
    RuleSettingFactory,
    TeamFactory,
    period,
)

from .sheets import CLEAN, SECTIONS

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 6, 1)


def findings(content: str, *, file: str = "team.md", **options: Any) -> list[tuple[str, str, str, str]]:
    linted = lint(file=file, content=content.encode(), on=ON, **options)
    assert linted.refused is None
    return [(found.code, found.severity, found.subject, found.where) for found in linted.findings]


def matrix(*rows: str) -> str:
    return "\n".join(("Area,Responsible,Accountable,Consulted,Informed", *rows, ""))


def rows() -> dict[str, int]:
    """The number of rows of every table, the change log's too."""
    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed
    }


def test_each_area_is_reported_by_itself_whatever_its_heading() -> None:
    assert findings(SECTIONS) == [
        ("OWN101", "error", "Refunds", "line 7"),
        ("OWN201", "error", "Keys", "line 9"),
        ("OWN104", "error", "Vault", "line 10"),
        ("OWN209", "info", "Keys", "line 9"),
    ]


def test_sentences_are_in_the_words_of_the_sheet() -> None:
    linted = lint(file="team.md", content=SECTIONS.encode(), on=ON)
    assert [found.message for found in linted.findings] == [
        "Nobody is accountable for Refunds, so nobody can settle a question about it.",
        (
            "Ana Ruiz and Ben Okoye are both accountable for Keys: when they disagree,"
            " nobody knows whose word counts."
        ),
        "Nobody is named for Vault: nobody decides, does the work or is asked.",
        ("Ben Okoye already decides on Keys or does the work: to be asked or told as well adds nothing."),
    ]


def test_nothing_is_left_behind() -> None:
    before = rows()
    for with_database in (False, True):
        lint(file="team.md", content=SECTIONS.encode(), on=ON, with_database=with_database)
    assert rows() == before


def test_roles_and_teams_without_a_name_are_no_finding() -> None:
    assert findings(matrix("Invoices,Payments team,Tech lead,CFO,Everyone"), file="team.csv") == []


def test_a_role_may_answer_for_many_areas_and_a_person_not() -> None:
    many = [f"Area number {number},Payments team,{{}},," for number in range(11)]
    assert findings(matrix(*(row.format("Tech lead") for row in many)), file="team.csv") == []
    assert findings(matrix(*(row.format("Ana Ruiz") for row in many)), file="team.csv") == [
        ("OWN301", "warning", "Ana Ruiz", "C2")
    ]


def test_a_sheet_that_never_uses_r_does_not_speak_of_the_work() -> None:
    assert findings(matrix("Invoices,,Ana Ruiz,,", "Refunds,,Ben Okoye,,"), file="team.csv") == []
    assert findings(matrix("Invoices,,Ana Ruiz,,", "Refunds,Ben Okoye,Ben Okoye,,"), file="team.csv") == [
        ("OWN102", "info", "Invoices", "A2")
    ]


def test_areas_of_one_name_are_told_apart_by_their_section() -> None:
    sheet = SECTIONS.replace("Vault", "Refunds")
    assert [subject for code, _, subject, _ in findings(sheet) if code in ("OWN101", "OWN104")] == [
        "Billing / Refunds",
        "Security / Refunds",
    ]


def test_what_is_in_the_database_does_not_count() -> None:
    AssignmentFactory(area=AreaFactory(name="Refunds"), person=PersonFactory(name="Dana Lee"))
    TeamFactory(name="Payments team")
    JobRoleFactory(name="Tech lead")
    ana = PersonFactory(name="Ana Ruiz")
    EmploymentFactory(person=ana, period=period(end=dt.date(2025, 2, 1)))
    Organisation.objects.create(id=1, profile=Profile.LEAN)
    RuleSettingFactory(rule="OWN101", on=False)
    assert [code for code, *_ in findings(SECTIONS)] == ["OWN101", "OWN201", "OWN104", "OWN209"]


def test_with_the_database_it_counts() -> None:
    area = AreaFactory(name="Refunds", parent=AreaFactory(name="Billing"))
    AssignmentFactory(area=area, person=PersonFactory(name="Dana Lee"))
    AssignmentFactory(area=AreaFactory(name="Elsewhere"), letter="R")
    ana = PersonFactory(name="Ana Ruiz")
    EmploymentFactory(person=ana, period=period(end=dt.date(2025, 2, 1)))
    # Invoices is below Billing, which lacks nothing: the departed is the cause.
    assert findings(SECTIONS, with_database=True) == [
        ("OWN104", "error", "Vault", "line 10"),
        ("OWN401", "error", "Ana Ruiz", "line 6"),
        ("OWN209", "info", "Keys", "line 9"),
    ]


def test_with_the_database_an_ambiguous_name_is_a_doubt_and_holds_its_letters() -> None:
    (
        PersonFactory(name="Ana Ruiz", email="ana@example.org"),
        PersonFactory(name="Ana Ruiz", email="ar@example.org"),
    )
    linted = lint(file="team.csv", content=CLEAN.encode(), on=ON, with_database=True)
    assert linted.findings == ()
    assert [doubt.message.partition(" (")[0] for doubt in linted.doubts] == [
        "“Ana Ruiz” could be any of 2 people"
    ]
