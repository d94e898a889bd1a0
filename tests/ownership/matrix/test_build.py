import datetime as dt
from typing import Any

import pytest

from ownership.enums import Severity
from ownership.matrix import Matrix, build
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    EmploymentFactory,
    MembershipFactory,
    SeatFactory,
    TeamFactory,
    period,
)

pytestmark = pytest.mark.django_db
D = dt.date(2026, 3, 10)


def shown(matrix: Matrix) -> dict[str, dict[str, str]]:
    """Area, column, letters: a for dimmed A, (A) for inherited, A* for a deputy, A! for a gap."""
    names = {column.key: column.name for column in matrix.all_columns}

    def text(mark: Any) -> str:
        letter = mark.letter.lower() if mark.dimmed else mark.letter
        letter = f"({letter})" if mark.inherited else letter
        return letter + "*" * mark.deputy + "!" * bool(mark.gap)

    return {
        row.name: {names[key]: " ".join(map(text, cell)) for key, cell in row.cells.items()}
        for row in matrix.rows
    }


def columns(matrix: Matrix) -> list[tuple[str, list[str]]]:
    return [(group.name, [column.name for column in group.columns]) for group in matrix.column_groups]


def rows(matrix: Matrix) -> list[tuple[str, str, list[tuple[str, int]]]]:
    return [
        (group.name, group.note, [(row.name, row.depth) for row in group.rows]) for group in matrix.row_groups
    ]


def member(team: Any, name: str, **more: Any) -> Any:
    return MembershipFactory(team=team, person__name=name, **more).person


@pytest.fixture
def org() -> Any:
    """Engineering above Core and Data; a standard above a policy; every kind of holder."""

    class Org:
        engineering = TeamFactory(name="Engineering")
        core = TeamFactory(name="Core", parent=engineering)
        data = TeamFactory(name="Data", parent=engineering)
        seat = SeatFactory(team=core, job_role__name="Tech lead")
        officer = SeatFactory(team=None, job_role__name="Data protection officer")
        ana = member(core, "Ana", lead=True)
        tom = member(core, "Tom", seat=seat)
        noor = member(data, "Noor", lead=True)
        pavel = member(data, "Pavel")
        eve = member(None, "Eve", seat=officer)
        architecture = CategoryFactory(name="Architecture", position=1)
        standard = AreaFactory(name="Standards", category=architecture, owning_team=core)
        policy = AreaFactory(name="Versioning", category=architecture, parent=standard)
        billing = AreaFactory(name="Billing", owning_team=data)

    AssignmentFactory(area=Org.standard, letter="A", seat=Org.seat)
    AssignmentFactory(area=Org.standard, letter="R", team=Org.data)
    AssignmentFactory(area=Org.standard, letter="C", person=Org.noor, only_here=True)
    AssignmentFactory(area=Org.standard, letter="I", seat=Org.officer)
    AssignmentFactory(area=Org.policy, letter="R", person=Org.ana)
    AssignmentFactory(area=Org.policy, letter="A", person=Org.ana, deputy=True)
    AssignmentFactory(area=Org.billing, letter="A", team=Org.data)
    AssignmentFactory(area=Org.billing, letter="R", person=Org.noor)
    return Org


def test_people_hold_what_reaches_them(org: Any) -> None:
    assert shown(build(on=D)) == {
        "Standards": {"Tom": "A", "Noor": "r C", "Pavel": "r", "Eve": "I"},
        "Versioning": {"Tom": "(A)", "Ana": "A* R", "Eve": "(I)"},
        "Billing": {"Noor": "A R"},
    }


def test_people_stand_by_team_leads_first_and_all_are_shown(org: Any) -> None:
    member(org.core, "Aaron")
    assert columns(build(on=D)) == [
        ("Core", ["Ana", "Aaron", "Tom"]),
        ("Data", ["Noor", "Pavel"]),
        ("No team", ["Eve"]),
    ]


def test_the_people_of_the_team_asked_for_stand_first(org: Any) -> None:
    AssignmentFactory(area=org.billing, letter="C", person=member(org.core, "Aaron"))
    assert columns(build(on=D, team=org.data.id)) == [
        ("Data", ["Noor", "Pavel"]),
        ("Core", ["Aaron", "Tom"]),
        ("No team", ["Eve"]),
    ]


def test_empty_columns_can_be_hidden(org: Any) -> None:
    member(org.core, "Aaron")
    assert columns(build(on=D, areas=[org.billing.id], hide_empty=True)) == [("Data", ["Noor"])]


def test_teams_hold_their_own_in_full_and_those_of_people_and_sub_teams_dimmed(org: Any) -> None:
    matrix = build(on=D, columns="teams")
    assert columns(matrix) == [("Engineering", ["Core", "Data"]), ("Top", ["Engineering", "No team"])]
    assert shown(matrix) == {
        "Standards": {"Core": "a", "Engineering": "a r c", "Data": "R c", "No team": "i"},
        "Versioning": {"Core": "(a) a* r", "Engineering": "(a) a* r", "No team": "(i)"},
        "Billing": {"Data": "A r", "Engineering": "a r"},
    }


def test_seats_hold_their_own_in_full_and_those_of_their_people_dimmed(org: Any) -> None:
    AssignmentFactory(area=org.billing, letter="C", person=org.tom)
    matrix = build(on=D, columns="seats")
    assert columns(matrix) == [
        ("Core", ["Tech lead of Core"]),
        ("Whole organisation", ["Data protection officer", "No seat"]),
    ]
    assert shown(matrix) == {
        "Standards": {"Tech lead of Core": "A", "No seat": "r c", "Data protection officer": "I"},
        "Versioning": {"Tech lead of Core": "(A)", "No seat": "a* r", "Data protection officer": "(I)"},
        "Billing": {"Tech lead of Core": "c", "No seat": "a r"},
    }


def test_direct_shows_assignments_as_made(org: Any) -> None:
    matrix = build(on=D, mode="direct", hide_empty=True)
    assert shown(matrix) == {
        "Standards": {"Tech lead of Core": "A", "Noor": "r C", "Pavel": "r", "Data protection officer": "I"},
        "Versioning": {"Ana": "A* R"},
        "Billing": {"Data": "A", "Noor": "R"},
    }


def test_rows_stand_by_category_with_its_scope(org: Any) -> None:
    assert rows(build(on=D)) == [
        ("Architecture", "system · 2 areas", [("Standards", 0), ("Versioning", 1)]),
        ("Uncategorised", "1 area", [("Billing", 0)]),
    ]


def test_rows_stand_by_owning_team_by_tree_or_in_one_list(org: Any) -> None:
    assert rows(build(on=D, group="team")) == [
        ("Core", "1 area", [("Standards", 0)]),
        ("Data", "1 area", [("Billing", 0)]),
        ("No owning team", "1 area", [("Versioning", 0)]),
    ]
    assert rows(build(on=D, group="tree")) == [
        ("Billing", "1 area", [("Billing", 0)]),
        ("Standards", "2 areas", [("Standards", 0), ("Versioning", 1)]),
    ]
    everything = [("Billing", 0), ("Standards", 0), ("Versioning", 1)]
    assert rows(build(on=D, group="")) == [("", "3 areas", everything)]
    assert rows(build(on=D, group="tree", areas=[org.policy.id])) == [
        ("Standards", "1 area", [("Versioning", 0)])
    ]


def test_totals_count_holders_by_row_and_answers_by_column(org: Any) -> None:
    member(org.data, "Ben", lead=True)
    AssignmentFactory(area=org.billing, letter="A", person=org.tom)
    AssignmentFactory(area=org.billing, letter="R", team=org.core)
    matrix = build(on=D, letters=["C"])
    assert {row.name: (row.accountable, row.responsible) for row in matrix.rows} == {
        "Standards": (1, 1),
        "Versioning": (1, 1),
        "Billing": (2, 2),
    }
    whole = build(on=D)
    assert {column.name: column.accountable for column in whole.all_columns if column.accountable} == {
        "Tom": 3,
        "Noor": 1,
        "Ben": 1,
    }


def test_one_person_reached_twice_is_one_holder(org: Any) -> None:
    AssignmentFactory(area=org.billing, letter="A", person=org.noor)
    (row,) = build(on=D, areas=[org.billing.id]).rows
    assert row.accountable == 1


def test_letters_leave_only_theirs(org: Any) -> None:
    assert shown(build(on=D, letters=["A", "C"])) == {
        "Standards": {"Tom": "A", "Noor": "C"},
        "Versioning": {"Tom": "(A)", "Ana": "A*"},
        "Billing": {"Noor": "A"},
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"category": "architecture"}, {"Standards", "Versioning"}),
        ({"search": "vers ION"}, {"Versioning"}),
        ({"search": "nothing"}, set()),
        ({"team": "core"}, {"Standards", "Versioning"}),
        ({"team": "data"}, {"Standards", "Billing"}),
        ({"team": "engineering"}, {"Standards", "Versioning", "Billing"}),
        ({"team": "core", "mode": "direct"}, {"Standards", "Versioning"}),
        ({"team": "data", "mode": "direct"}, {"Standards", "Billing"}),
    ],
)
def test_filters(org: Any, filters: dict[str, str], expected: set[str]) -> None:
    given = {
        key: getattr(org, value).id if key in ("category", "team") else value
        for key, value in filters.items()
    }
    assert set(shown(build(on=D, **given))) == expected  # type: ignore[arg-type]


def test_a_team_has_the_areas_its_people_inherit(org: Any) -> None:
    other = TeamFactory(name="Tom's other team")
    MembershipFactory(team=other, person=org.tom)
    assert set(shown(build(on=D, team=other.id))) == {"Standards", "Versioning"}
    assert set(shown(build(on=D, team=other.id, mode="direct"))) == set()


def test_findings_mark_rows_and_can_filter_them(org: Any) -> None:
    severities = {org.policy.id: Severity.ERROR}
    matrix = build(on=D, severities=severities)
    assert {row.name: row.severity for row in matrix.rows} == {
        "Standards": None,
        "Versioning": Severity.ERROR,
        "Billing": None,
    }
    assert set(shown(build(on=D, severities=severities, findings_only=True))) == {"Versioning"}
    assert set(shown(build(on=D, findings_only=True))) == set()


def test_one_row_and_some_columns_come_out_alone_as_in_the_whole(org: Any) -> None:
    keys = {("person", org.ana.id), ("person", org.pavel.id)}
    alone = build(on=D, areas=[org.policy.id], only=keys)
    (row,) = alone.rows
    assert row.cells == {
        key: cell
        for whole in build(on=D).rows
        if whole.area == org.policy.id
        for key, cell in whole.cells.items()
        if key in keys
    }
    assert columns(alone) == [("Core", ["Ana"]), ("Data", ["Pavel"])]


def test_of_rows_shown_anew_only_those_and_what_is_above_are_read(org: Any) -> None:
    keys = {("person", org.ana.id), ("person", org.pavel.id)}
    for filters in ({}, {"team": org.core.id}, {"search": "version"}):
        whole = {row.name: row for row in build(on=D, only=keys, **filters).rows}  # type: ignore[arg-type]
        anew = build(on=D, only=keys, part={org.policy.id}, **filters)  # type: ignore[arg-type]
        assert {row.name: row for row in anew.rows} == {"Versioning": whole["Versioning"]}
        assert anew.size == len(whole.keys() & {"Standards", "Versioning"})


def test_what_answers_to_nobody_still_shows_with_its_gap(org: Any) -> None:
    gone = member(org.core, "Gone")
    EmploymentFactory(person=gone, period=period(end=D))
    empty = SeatFactory(team=org.data, job_role__name="Analyst")
    closed = TeamFactory(name="Old", closed_on=D)
    leaderless = TeamFactory(name="Alone")
    for letter, holder in [
        ("R", {"person": gone}),
        ("C", {"seat": empty}),
        ("I", {"team": closed}),
        ("A", {"team": leaderless}),
    ]:
        AssignmentFactory(area=org.billing, letter=letter, **holder)
    matrix = build(on=D, areas=[org.billing.id], hide_empty=True)
    assert shown(matrix)["Billing"] == {
        "Noor": "A R",
        "Gone": "R!",
        "Analyst of Data": "C!",
        "Old": "I!",
        "Alone": "A!",
    }
    assert columns(matrix) == [
        ("Alone", ["Alone"]),
        ("Core", ["Gone"]),
        ("Data", ["Noor", "Analyst of Data"]),
        ("Old", ["Old"]),
    ]


def test_retired_areas_and_those_to_come_are_left_out(org: Any) -> None:
    org.policy.lifecycle, org.policy.since = "retired", D
    org.policy.save()
    AreaFactory(name="Later", since=D + dt.timedelta(days=1))
    assert set(shown(build(on=D))) == {"Standards", "Billing"}
    assert set(shown(build(on=D - dt.timedelta(days=1)))) == {"Standards", "Versioning", "Billing"}


def test_nothing_at_all_is_an_empty_matrix() -> None:
    matrix = build(on=D)
    assert (columns(matrix), rows(matrix)) == ([], [])


@pytest.mark.parametrize("view", ["people", "teams", "seats"])
@pytest.mark.parametrize("mode", ["effective", "direct"])
def test_two_queries_more_of_a_team_and_none_more_at_three_rows(
    org: Any, view: Any, mode: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        assert len(shown(build(on=D, columns=view, mode=mode, areas=[org.billing.id]))) == 1
    with django_assert_num_queries(6):
        assert len(shown(build(on=D, columns=view, mode=mode, team=org.engineering.id))) == 3
