"""Random small organisations as plain rows, with days as small numbers so that boundaries meet."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import strategies as st

from ownership.models import Area, AreaPlacement, Assignment
from teams.models import Employment, JobRole, Membership, Person, Seat, Team, TeamPlacement

FIRST = dt.date(2026, 1, 1)
DAYS = 9


@dataclass(frozen=True)
class Period:
    start: int
    end: int | None

    def has(self, day: int) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def meets(self, other: "Period") -> bool:
        return self.has(other.start) or other.has(self.start)

    def dates(self) -> Any:
        return DateRange(date(self.start), None if self.end is None else date(self.end))


@dataclass(frozen=True)
class Row:
    """A row of any table: an id, a period where it has one, and its columns."""

    id: int
    period: Period
    columns: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.columns[name]


@dataclass(frozen=True)
class Organisation:
    people: list[Row]
    teams: list[Row]
    seats: list[Row]
    areas: list[Row]
    employments: list[Row]
    team_placements: list[Row]
    memberships: list[Row]
    area_placements: list[Row]
    assignments: list[Row]

    def save(self) -> None:
        """Write all rows, a statement a table; the placements are given, so the triggers' are taken away."""
        Person.objects.bulk_create(Person(id=row.id, name=f"Person {row.id}") for row in self.people)
        Team.objects.bulk_create(
            Team(id=row.id, name=f"Team {row.id}", slug=f"team-{row.id}", since=FIRST) for row in self.teams
        )
        JobRole.objects.bulk_create(JobRole(id=row.id, name=f"Role {row.id}") for row in self.seats)
        Seat.objects.bulk_create(Seat(id=row.id, job_role_id=row.id, **row.columns) for row in self.seats)
        Area.objects.bulk_create(
            Area(id=row.id, name=f"Area {row.id}", slug=f"area-{row.id}", since=FIRST) for row in self.areas
        )
        TeamPlacement.objects.all().delete()
        AreaPlacement.objects.all().delete()
        for model, rows in [
            (Employment, self.employments),
            (TeamPlacement, self.team_placements),
            (Membership, self.memberships),
            (AreaPlacement, self.area_placements),
            (Assignment, self.assignments),
        ]:
            model.objects.bulk_create(
                model(id=row.id, period=row.period.dates(), **row.columns) for row in rows
            )


def date(day: int) -> dt.date:
    return FIRST + dt.timedelta(days=day)


@st.composite
def periods(draw: Any) -> Period:
    start = draw(st.integers(0, DAYS - 1))
    length = draw(st.sampled_from([None, None, 1, 2, 3, 5]))
    return Period(start, None if length is None else start + length)


def apart(rows: list[Row], *same: str) -> list[Row]:
    """The rows without those that overlap an earlier one with the same columns, as constraints demand."""
    kept: list[Row] = []
    for row in rows:
        key = [row.columns[name] for name in same]
        if not any([k.columns[name] for name in same] == key and k.period.meets(row.period) for k in kept):
            kept.append(row)
    return kept


def histories(draw: Any, ids: range, columns: Any) -> list[Row]:
    """For each id periods that follow each other without a gap, the last one open."""
    rows = []
    for id_ in ids:
        starts = sorted(draw(st.sets(st.integers(0, DAYS), min_size=1, max_size=3)))
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            rows.append(Row(len(rows) + 1, Period(start, end), columns(id_)))
    return rows


def rows_of(draw: Any, least: int, most: int, columns: Any) -> list[Row]:
    size = draw(st.integers(least, most))
    return [Row(n + 1, draw(periods()), columns()) for n in range(size)]


@st.composite
def organisations(draw: Any, areas: int = 8, assignments: int = 20) -> Organisation:
    """Deep trees that move, with every kind of holder, coming and going."""
    always = Period(0, None)
    people, teams, seats = range(1, 5), range(1, 4), range(1, 5)
    pick = st.sampled_from
    area_ids = range(1, draw(st.integers(3, areas)) + 1)

    def area_placement(area: int) -> dict[str, Any]:
        # Mostly the one before, so that trees are deep; sometimes any, so that a past day has a circle.
        above = [area - 1] * 4 + [None, *area_ids] if area > 1 else [None, None, None, *area_ids]
        parent = draw(pick([other for other in above if other != area]))
        state = draw(pick(["active"] * 5 + ["retired", "proposed"]))
        return {
            "area_id": area,
            "parent_id": parent,
            "inherits": draw(pick([True] * 4 + [False])),
            "lifecycle": state,
        }

    def team_placement(team: int) -> dict[str, Any]:
        day = draw(pick([None, None, None, *range(DAYS)]))
        return {"team_id": team, "closed_on": None if day is None else date(day)}

    def seat(_: int) -> dict[str, Any]:
        day = draw(pick([None, None, None, *range(DAYS)]))
        return {"team_id": draw(pick([1, None, *teams])), "retired_on": None if day is None else date(day)}

    seat_rows = [Row(n, always, seat(n)) for n in seats]

    def membership() -> dict[str, Any]:
        seat_row = draw(pick([None, *seat_rows]))
        team = draw(pick([1, *teams])) if seat_row is None else seat_row.team_id
        return {
            # Few people, so that one leads a team from two seats.
            "person_id": draw(pick([1, 1, *people])),
            "team_id": team,
            "seat_id": seat_row and seat_row.id,
            "lead": team is not None and draw(pick([True, True, False])),
        }

    def assignment() -> dict[str, Any]:
        letter = draw(pick("AAARRCIS"))
        kind, id_ = draw(
            pick([(kind, n) for kind, ids in zip(KINDS, (people, teams, seats), strict=True) for n in ids])
        )
        return {
            "area_id": draw(pick(area_ids)),
            "letter": letter,
            "deputy": letter in "AR" and draw(pick([False, False, True])),
            "only_here": letter in "CIS" and draw(pick([False, False, True])),
            **{f"{name}_id": id_ if name == kind else None for name in KINDS},
        }

    return Organisation(
        people=[Row(n, always, {}) for n in people],
        teams=[Row(n, always, {}) for n in teams],
        seats=seat_rows,
        areas=[Row(n, always, {}) for n in area_ids],
        employments=apart(rows_of(draw, 0, 5, lambda: {"person_id": draw(pick(people))}), "person_id"),
        team_placements=histories(draw, teams, team_placement),
        memberships=apart(rows_of(draw, 2, 9, membership), "person_id", "team_id", "seat_id"),
        area_placements=histories(draw, area_ids, area_placement),
        assignments=apart(
            rows_of(draw, 4, assignments, assignment),
            "area_id",
            "letter",
            "deputy",
            *(f"{name}_id" for name in KINDS),
        ),
    )


KINDS = ("person", "team", "seat")
