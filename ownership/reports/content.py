"""What `Report.content` and `Delivery.asks` hold: JSON that reads later as it read when it was composed.

Names and sentences are resolved then. Ids are for links and for narrowing to a reader's teams, and what
they name may have moved since. Dates are ISO ("2026-11-23"). A finding about one person's figures has
`personal` true, and its sentence says no figure: its own page does, to those who may see it.
"""

from typing import TypedDict


class Named(TypedDict):
    id: int
    name: str


class Item(TypedDict):
    """One finding."""

    finding: int
    rule: str  # OWN101
    title: str  # the rule's, for headings
    severity: str
    state: str  # ownership.enums.FindingState
    subject: str
    sentence: str
    remedy: str
    areas: list[Named]  # what it affects
    team: Named | None  # the team it is counted under
    within: list[int]  # that team and those above it
    asks: Named | None  # the person it asks; none asks the administrators
    because: str  # "Asked of you because you lead Reliability."
    since: str
    until: str | None  # unanswered, it goes up on that day…
    up: str  # …to this person ("" where it is not known)
    accepted_until: str | None  # the end of a waiver
    personal: bool


class Coverage(TypedDict):
    """Of `active` areas, `owned` have one clear owner; `on_purpose` are unowned on purpose, counted apart."""

    active: int
    owned: int
    ambiguous: int
    on_purpose: int


class Tally(TypedDict):
    new: int
    settled: int
    persisting: int


class RuleLine(TypedDict):
    rule: str
    title: str
    severity: str
    tally: Tally


class TeamLine(TypedDict):
    """One team with those below it; a finding counts in its team and in each above."""

    team: Named
    depth: int  # 0 is a team without a parent
    coverage: Coverage
    was: Coverage | None
    tally: Tally


class Line(TypedDict):
    """A sentence about areas, with the teams (and those above them) that it concerns."""

    sentence: str
    areas: list[Named]
    within: list[int]


class Content(TypedDict):
    organisation: str
    team: Named | None  # the report's scope; none is everybody
    on: str
    before: str | None  # the day of the report it is compared with; none: the first
    coverage: Coverage
    was: Coverage | None
    tally: Tally
    rules: list[RuleLine]  # most severe first
    teams: list[TeamLine]  # in the order of the tree
    new: list[Item]  # items: most severe first, then oldest
    persisting: list[Item]
    settled: list[Item]  # as they read in the last report
    accepted: list[Item]  # open, accepted on purpose, and so in none of the lists above
    changes: list[Line]
    coming: list[Line]


class Ask(TypedDict):
    """One thing that one reader is asked: `Delivery.asks` has all of them, in the order of the mail."""

    finding: int
    rule: str
    severity: str
    sentence: str
    remedy: str
    because: str  # "Asked of you because you lead Reliability."
    until: str | None  # if it is not answered, it goes up on that day…
    up: str  # …to this person ("" where that is not known)
