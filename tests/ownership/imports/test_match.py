import datetime as dt

import pytest

from ownership.imports.known import Known
from ownership.imports.match import match
from ownership.imports.plan import make
from ownership.imports.reading import Doubt
from ownership.operations import apply
from tests.factories import JobRoleFactory, PersonFactory, PlaceholderFactory, SeatFactory, TeamFactory

from .sheets import sheet

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 6, 1)


def stands(party: str, mapping: dict[str, str] | None = None) -> tuple[str, object]:
    found = match(parties=[party], known=Known.load(on=ON), mapping=mapping or {})[party]
    return found.kind, found.target if isinstance(found.target, int) else f"new {found.name}"


@pytest.mark.parametrize(
    "party",
    [
        "Ana Ruiz", "ana  RUIZ", "Aná Ruíz", "Ruiz, Ana", "Ana Ruiz (Payments)", "A. Ruiz", "AR", "Ana",
        "ana@example.org", "Ana R. <ANA@example.org>", "@anar",
    ],
)  # fmt: skip
def test_a_person_is_found_by_whatever_they_are_called(party: str) -> None:
    ana = PersonFactory(name="Ana Ruiz", email="ana@example.org", handles={"chat": "anar"})
    assert stands(party) == ("person", ana.pk)


@pytest.mark.parametrize("party", ["Payments", "payments team", "Team Payments", "pay-ops"])
def test_a_team_is_found_by_name_and_slug(party: str) -> None:
    team = TeamFactory(name="Payments", slug="pay-ops")
    assert stands(party) == ("team", team.pk)


@pytest.mark.parametrize(
    "party",
    ["Tech lead of Payments", "tech lead (Payments)", "Payments tech lead", "Tech lead of the Payments team"],
)
def test_a_seat_is_found_by_role_and_team(party: str) -> None:
    role = JobRoleFactory(name="Tech lead")
    seat = SeatFactory(job_role=role, team=TeamFactory(name="Payments"))
    SeatFactory(job_role=role)
    assert stands(party) == ("seat", seat.pk)


def test_a_role_is_the_seat_of_the_whole_organisation_before_one_of_a_team() -> None:
    role = JobRoleFactory(name="Tech lead")
    only = SeatFactory(job_role=role, team=TeamFactory())
    assert stands("Tech lead") == ("seat", only.pk)
    whole = SeatFactory(job_role=role, team=None)
    assert stands("tech LEAD") == ("seat", whole.pk)


def test_a_new_seat_goes_into_a_known_team() -> None:
    team = TeamFactory(name="Payments")
    JobRoleFactory(name="Tech lead")
    plan = make(reading=sheet("Keys: A Payments tech lead"), on=ON)
    seat = next(row for row in plan.changes.rows if row.model == "teams.Seat")
    assert (plan.parties[0].name, seat.values["team_id"]) == ("Tech lead of Payments", team.pk)


def test_a_role_named_like_a_team_is_one_role_of_the_whole_organisation() -> None:
    TeamFactory(name="Product")
    reading = sheet("Keys: A Product Owner; R Owner of Product")
    plan = make(reading=reading, on=ON)
    assert [(each.kind, each.name, each.how) for each in plan.parties] == [
        ("seat", "Product Owner", "taken for a role"),
        ("seat", "Owner of Product", "a role of a known team"),
    ]
    apply(changes=plan.changes, actor=None, on=ON)
    again = make(reading=sheet("Keys: A Product Owner"), on=ON)
    assert [(each.kind, each.name, each.how) for each in again.parties] == [
        ("seat", "Product Owner", "by role")
    ]


def test_a_known_role_is_not_cut_in_two() -> None:
    TeamFactory(name="Product")
    JobRoleFactory(name="Owner"), JobRoleFactory(name="Product owner")
    assert stands("Product Owner") == ("seat", "new Product Owner")


def test_a_real_person_comes_before_a_placeholder() -> None:
    PlaceholderFactory(name="Ana Ruiz")
    real = PersonFactory(name="Ana Ruiz")
    assert stands("Ana Ruiz") == ("person", real.pk)


def test_several_of_one_name_are_a_doubt() -> None:
    first = PersonFactory(name="Ana Ruiz", email="a@example.org")
    second = PersonFactory(name="Ana Ruiz", email="b@example.org")
    plan = make(reading=sheet("Keys: A Ana Ruiz"), on=ON)
    message = (
        f"“Ana Ruiz” could be any of 2 people (person:#{first.pk} Ana Ruiz, a@example.org;"
        f" person:#{second.pk} Ana Ruiz, b@example.org). Say in the mapping which is meant."
        " Its letters are left out."
    )
    assert plan.doubts == (Doubt("line 2", message),)
    assert [row.model for row in plan.changes.rows] == ["ownership.Area"]
    assert stands("Ana Ruiz", {"ana ruiz": f"person:#{second.pk}"}) == ("person", second.pk)


def test_everyone_is_the_team_above_all_others_or_nobody() -> None:
    assert stands("Everyone") == ("skip", "new Everyone")
    root = TeamFactory(name="Acme", parent=None)
    TeamFactory(parent=root)
    assert stands("Everyone") == ("team", root.pk)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("person:Ben Okoye", ("person", "new Ben Okoye")),
        ("person:ben.okoye@example.org", ("person", "new Ben Okoye")),
        ("team:Blue", ("team", "new Blue")),
        ("outside:Acme", ("team", "new Acme")),
        ("seat:Tech lead@Blue", ("seat", "new Tech lead of Blue")),
        ("person:#99999999", ("skip", "new BO")),
        ("skip", ("skip", "new BO")),
    ],
)
def test_the_mapping_decides(choice: str, expected: tuple[str, object]) -> None:
    assert stands("BO", {"BO": choice}) == expected


def test_a_mapping_of_somebody_else_is_a_doubt() -> None:
    plan = make(reading=sheet("Keys: A Ana Ruiz"), on=ON, mapping={"BO": "skip"})
    assert plan.doubts == (Doubt("mapping", "“BO” is not in the sheet."),)


def test_a_name_beside_an_address_is_the_same_person() -> None:
    found = match(parties=["Ana Ruiz", "ana.ruiz@example.org"], known=Known(), mapping={})
    assert len({each.holder for each in found.values()}) == 1
