"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ownership.enums import Profile, Severity

ON, TRY, OFF = "on", "try", "off"
FAMILIES = {
    "1": "Coverage: nobody",
    "2": "Overlap: too many, or twice",
    "3": "Load: too much on few",
    "4": "Decay: was right once",
    "5": "Balance: walls, gaps and handoffs",
    "6": "Roles",
    "7": "Words",
}
ASKS_OWNER = "The lead of the owning team; else who is accountable for the area above; else an administrator."
ASKS_ITSELF = "Whoever holds them; else the lead of their team; else an administrator."
ASKS_ADMINISTRATOR = "An administrator."
ASKS_LEAD = "The lead of the team concerned; else the lead above it; else an administrator."

Facts = Mapping[str, Any]


class Names(Protocol):
    """How a sentence gets from ids to names."""

    def person(self, id: int) -> str: ...
    def people(self, ids: list[int], *, last: str = "and") -> str: ...
    def team(self, id: int) -> str: ...
    def seat(self, id: int) -> str: ...
    def area(self, id: int) -> str: ...
    def areas(self, ids: list[int], *, most: int = 4) -> str: ...
    def role(self, id: int) -> str: ...
    def decision(self, id: int) -> str: ...
    def category(self, id: int) -> str: ...
    def holders(self, facts: Facts) -> str: ...
    def crowd(self, facts: Facts) -> str: ...


def everywhere(value: Any, **otherwise: Any) -> dict[Profile, Any]:
    """The same in every profile, but where said: `everywhere(6, lean=8)`."""
    return {profile: otherwise.get(profile.value, value) for profile in Profile}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One way in which ownership can be wrong. It names the pattern, not the cure; its code is permanent.

    `sql` selects offenders: kind and id of the subject, severity, facts (jsonb: lists of ids under "people",
    "teams", "seats", "areas", "categories"; numbers; words). It stands on the relations of `facts`; its one
    parameter is `%(on)s`. A `wide` rule looks at more than what a write concerns: teams as a whole, pairs of
    areas, former days. It is decided by a scan, some seconds after the write, and never in a re-check; any
    other must come to the same from the rows of a scope (see `scope`) as from all.
    `letters` are those that it is about, for the cells of a matrix; none: whatever the holder has.
    `sentence` says one finding in full; it is given the facts, with the subject's id as "subject", and names.
    A `personal` rule tells one person's figures where its subject is a person: see `showing.visible`.
    `asks_itself`: a person it is about is asked before their lead. With `by_criticality` its threshold can be
    another for areas of one criticality; it lies within `bounds`, both included.
    `advice` is the remedy of one finding, where that depends on the facts.
    """

    code: str
    name: str
    title: str
    rationale: str
    remedy: str
    severity: Severity
    severity_means: str = ""
    subjects: tuple[str, ...] = ("area",)
    default: Mapping[Profile, str]
    threshold: Mapping[Profile, int] | None = None
    threshold_means: str = ""
    bounds: tuple[int, int] = (1, 999)
    asks: str = ASKS_OWNER
    letters: str = ""
    flagged: str
    fine: str
    boundary: str
    personal: bool = False
    wide: bool = False
    asks_itself: bool = False
    by_criticality: bool = False
    sql: str
    sentence: Callable[[Facts, Names], str]
    advice: Callable[[Facts, Names], str] | None = None

    @property
    def family(self) -> str:
        return FAMILIES[self.code[3]]

    def says(self, facts: Facts, *, subject: int, names: Names) -> tuple[str, str]:
        """The sentence of one finding, and what to do."""
        known = {**facts, "subject": subject}
        return self.sentence(known, names), self.advice(known, names) if self.advice else self.remedy

    def tells_of(self, kind: str) -> bool:
        """Whether a finding about a subject of this kind tells one person's figures."""
        return self.personal and kind == "person"

    def limit(self, profile: Profile) -> int | None:
        return None if self.threshold is None else self.threshold[profile]

    def help(self) -> dict[str, Any]:
        """The content of its help page."""
        return {
            "code": self.code,
            "name": self.name,
            "title": self.title,
            "family": self.family,
            "rationale": self.rationale,
            "remedy": self.remedy,
            "severity": self.severity_means or self.severity.label,
            "about": " or ".join(self.subjects),
            "asks": self.asks,
            "personal": self.personal,
            "threshold_means": self.threshold_means,
            "profiles": [
                {"profile": profile.label, "default": self.default[profile], "threshold": self.limit(profile)}
                for profile in Profile
            ],
            "examples": [
                {"title": "Flagged", "text": self.flagged},
                {"title": "Not flagged", "text": self.fine},
                {"title": "Exactly on the boundary", "text": self.boundary},
            ],
        }
