"""Notices as a person reads them: what it is about by name, in the app and in mails alike.

It is read from what is there now: an assignment that is gone, or was answered, asks nothing any more.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pghistory.models import Context

from ownership.enums import Acceptance, NoticeKind
from ownership.models import Area, Assignment, Notice, Question
from ownership.querysets.period import lasting
from teams.models import Team, User

HOLDER = ("area", "person", "team", "seat__job_role", "seat__team", "asked_by__person")


@dataclass(frozen=True)
class Line:
    """One letter of one area; `assignment` is None where it is not held any more."""

    letter: str
    deputy: bool
    area: Area
    assignment: Assignment | None

    @property
    def through(self) -> str:
        """ "as lead of Payments"; nothing where it is the person's own."""
        row = self.assignment
        if row is None or row.person_id:
            return ""
        return f"as lead of {row.team}" if row.team_id else f"as {row.seat}"

    @property
    def is_asked(self) -> bool:
        return self.assignment is not None and self.assignment.acceptance == Acceptance.ASKED


@dataclass
class Told:
    """A notice with its names. `maker` made the change; None where that is not known any more."""

    notice: Notice
    maker: User | None
    given: list[Line] = field(default_factory=list)
    taken: list[Line] = field(default_factory=list)
    declined: list[Assignment] = field(default_factory=list)
    led: list[Team] = field(default_factory=list)

    @property
    def by(self) -> str:
        """The person's name; the account's, where it has none."""
        return str(getattr(self.maker, "person", self.maker) or "Somebody")

    @property
    def question(self) -> Question | None:
        return self.notice.question

    @property
    def asked(self) -> list[Line]:
        return [line for line in self.given if line.is_asked]

    @property
    def stands(self) -> list[Line]:
        return [line for line in self.given if line.assignment and not line.is_asked]

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left to say."""
        return not (self.given or self.taken or self.declined or self.led or self.question)

    @property
    def is_settled(self) -> bool:
        """Whether a mail about it would come too late."""
        return self.is_over or (self.notice.kind == NoticeKind.ASKED and not self.asked)


def read(*, notices: Sequence[Notice], on: dt.date) -> list[Told]:
    """Five queries, however many notices; fetch them with their questions."""
    makers = makers_of(requests=[notice.request_id for notice in notices])
    kept = _assignments(_ids(notices, "given", "assignment") | _plain(notices, "declined"), on)
    areas = Area.objects.in_bulk(_ids(notices, "given", "area") | _ids(notices, "taken", "area"))
    teams = Team.objects.in_bulk(_plain(notices, "led"))
    return [
        Told(
            notice=notice,
            maker=makers.get(notice.request_id),
            given=[line for line in _lines(notice, "given", areas, kept) if line.assignment],
            taken=list(_lines(notice, "taken", areas, {})),
            declined=[
                kept[id]
                for id in notice.facts.get("declined", ())
                if id in kept and kept[id].acceptance == Acceptance.DECLINED
            ],
            led=[teams[id] for id in notice.facts.get("led", ()) if id in teams],
        )
        for notice in notices
    ]


def makers_of(*, requests: Collection[UUID]) -> dict[UUID, User]:
    """Who made requests; two queries."""
    logged = dict(Context.objects.filter(pk__in=list(requests)).values_list("pk", "metadata__user"))
    users = User.objects.select_related("person").in_bulk({user for user in logged.values() if user})
    return {id: users[user] for id, user in logged.items() if user in users}


def _ids(notices: Sequence[Notice], part: str, what: str) -> set[int]:
    return {fact[what] for notice in notices for fact in notice.facts.get(part, ())}


def _plain(notices: Sequence[Notice], part: str) -> set[int]:
    return {id for notice in notices for id in notice.facts.get(part, ())}


def _assignments(ids: Collection[int], on: dt.date) -> dict[int, Assignment]:
    """Those that last; what has ended asks nothing."""
    rows = Assignment.objects.filter(pk__in=ids).filter(lasting(on=on))
    return rows.select_related(*HOLDER).in_bulk()


def _lines(notice: Notice, part: str, areas: dict[int, Area], kept: dict[int, Assignment]) -> Iterable[Line]:
    facts: list[dict[str, Any]] = notice.facts.get(part, [])
    for fact in facts:
        if fact["area"] in areas:
            found = kept.get(fact["assignment"])
            yield Line(fact["letter"], fact["deputy"], areas[fact["area"]], found)
