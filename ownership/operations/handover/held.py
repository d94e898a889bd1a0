"""What a person or a team holds directly, from a day on: one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from ownership.enums import Letter
from ownership.models import Area, Assignment
from ownership.operations.problems import Problem
from teams.models import Membership, Person, Team

Of = Person | Team
PARTIES = ("person", "team", "seat__job_role", "seat__team")
RELATED = ("area__owning_team", "area__parent__parent__parent", "tie_breaker", *PARTIES)
HOLDERS = ("person", "team", "seat")
# What a line is about, the columns that must be as they were seen, and who can take it.
SEEN = {
    "holds": ("area_id", "letter", "deputy", "person_id", "team_id", "seat_id", "period"),
    "breaks": ("area_id", "tie_breaker_id", "period"),
    "sits": ("person_id", "team_id", "seat_id", "lead", "period"),
    "member": ("person_id", "team_id", "seat_id", "lead", "period"),
    "owns": ("owning_team_id",),
    "below": ("parent_id",),
}
TAKES: dict[str, tuple[str, ...]] = {
    "holds": HOLDERS,
    "breaks": ("person",),
    "sits": ("person",),
    "member": ("team",),
    "owns": ("team",),
    "below": ("team",),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is held; `row` is what says so."""

    kind: str
    row: Any
    says: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.row.pk}"

    @property
    def takes(self) -> tuple[str, ...]:
        return TAKES[self.kind]

    @property
    def area(self) -> Area | None:
        if self.kind == "owns":
            return self.row  # type: ignore[no-any-return]
        return getattr(self.row, "area", None)

    @property
    def group(self) -> str:
        """The team under which it is listed."""
        if self.area is not None:
            return str(self.area.owning_team or "Areas without an owning team")
        return "Teams and seats"

    @property
    def owner(self) -> bool:
        """Whether an area would be without an owner."""
        return self.kind == "holds" and self.row.letter == Letter.A and not self.row.deputy

    @property
    def was(self) -> dict[str, Any]:
        return {column: getattr(self.row, column) for column in SEEN[self.kind]}

    @property
    def stamp(self) -> str:
        """What its maker saw, for a form to bring back."""
        return blake2s(repr(sorted(self.was.items())).encode(), digest_size=6).hexdigest()


def lines(*, of: Of, day: dt.date) -> list[Line]:
    """Grouped by the owning team, in the order of the tree; constant queries."""
    found = [*_places(of, day), *_held(of, day)]
    return sorted(found, key=_place)


def stale(*, lines: Iterable[Line], seen: Mapping[str, tuple[str, str]]) -> list[Problem]:
    """Name what is not as it was `seen`: stamp and words by key."""
    now = {line.key: line for line in lines}
    gone = [
        Problem(
            f"{'This changed' if key in now else 'This is not held any more'} since you looked.",
            now[key].says if key in now else says,
            "Look at it again below.",
        )
        for key, (stamp, says) in seen.items()
        if key not in now or now[key].stamp != stamp
    ]
    new = [
        Problem("This was added since you looked.", line.says, "Say below what becomes of it.")
        for key, line in now.items()
        if key not in seen
    ]
    return [*gone, *new]


def _held(of: Of, day: dt.date) -> list[Line]:
    if isinstance(of, Team):
        held = _from(Assignment.objects.filter(Q(team=of) | Q(seat__team=of)), day).select_related(*RELATED)
        rows = [Line(kind="holds", row=row, says=_words(row, of)) for row in held]
        owned = of.areas.exclude(lifecycle="retired").select_related(
            "owning_team", "parent__parent__parent", "category"
        )
        return [*rows, *(Line(kind="owns", row=area, says=f"owns {area}") for area in owned)]
    named = list(
        _from(Assignment.objects.filter(Q(person=of) | Q(tie_breaker=of)), day).select_related(*RELATED)
    )
    return [
        *(Line(kind="holds", row=row, says=_words(row, of)) for row in named if row.person_id == of.pk),
        *(
            Line(kind="breaks", row=row, says=f"breaks a tie on {row.area}")
            for row in named
            if row.tie_breaker_id == of.pk
        ),
    ]


def _places(of: Of, day: dt.date) -> list[Line]:
    """A person's seats and leads; a team's members and the teams below it."""
    if isinstance(of, Team):
        there = _from(of.memberships.all(), day).select_related(*PARTIES)
        below = of.children.filter(Q(closed_on=None) | Q(closed_on__gt=day))
        return [
            *(Line(kind="below", row=team, says=f"{team} is below it") for team in below),
            *(Line(kind="member", row=row, says=_member(row)) for row in there),
        ]
    sits = _from(of.memberships.filter(Q(lead=True) | Q(seat__isnull=False)), day).select_related(*PARTIES)
    return [Line(kind="sits", row=row, says=_sits(row)) for row in sits]


def _from(rows: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    return rows.filter(period__overlap=DateRange(day, None))


def _words(row: Assignment, of: Of) -> str:
    letter = Letter(row.letter).label.lower()
    seat = f", through {row.seat}" if row.seat_id and isinstance(of, Team) else ""
    return f"{'deputy, ' if row.deputy else ''}{letter} for {row.area}{seat}"


def _sits(row: Membership) -> str:
    leads = f"leads {row.team}" if row.lead else ""
    seat = f"is {row.seat}" if row.seat_id else ""
    return " and ".join(part for part in (leads, seat) if part)


def _member(row: Membership) -> str:
    if row.lead:
        return f"{row.person} leads it"
    return f"{row.person} is its {row.seat.job_role}" if row.seat else f"{row.person} is in it"


def _place(line: Line) -> tuple[Any, ...]:
    if line.area is None:
        return (0, "", [line.kind, line.says.casefold()], 0, line.row.pk)
    named = line.area.owning_team
    order = "ARSCI".index(line.row.letter) if line.kind == "holds" else 9
    return (1 if named else 2, str(named or "").casefold(), path(line.area), order, line.row.pk)


def path(area: Area) -> list[str]:
    """The names down to an area, as far up as was fetched with it."""
    names: list[str] = []
    here: Area | None = area
    while here is not None:
        names.insert(0, here.name.casefold())
        here = here.parent if "parent" in here._state.fields_cache else None
    return names
