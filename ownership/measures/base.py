"""What a measure is: one that is counted here, or a metric of a team that is measured elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ownership.enums import Perspective
from ownership.rules.worked import FEWEST

__all__ = ["BETTER", "FEWEST", "Better", "Measure", "Metric", "Quantity"]

Better = Literal["higher", "lower", "neither"]
BETTER: dict[Better, str] = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "neither": "Neither more nor less is better.",
}


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number of a team. Its code is permanent: targets and recorded numbers go by it.

    `means` says what counts, `of` what it is counted of. `about_people`: of few people it would tell one
    person's figure.
    """

    code: str
    title: str
    means: str
    of: str = ""
    unit: str
    better: Better
    about_people: bool = False
    # The highest that it can be.
    most: int | None = None

    @property
    def direction(self) -> str:
        return BETTER[self.better]

    @property
    def is_share(self) -> bool:
        return self.unit == "%"

    def meets(self, number: float, target: float) -> bool:
        return number >= target if self.better == "higher" else number <= target


@dataclass(frozen=True, kw_only=True)
class Measure(Quantity):
    """Counted here, on any day. `sql` selects root, day, value, part and whole over the relations of `facts`,
    a row for each root (a team with those below it) and day of which it says anything; value may be null.

    `part` and `whole` are said as `counts` has it. `behind` are the rows that it counts: a page, what it is
    asked with beside the team, and what the link says. `nothing` is said where there is no number.
    """

    counts: str = "{part} of {whole} areas"
    nothing: str = "It owns no area yet."
    behind: tuple[str, dict[str, str], str]
    sql: str


@dataclass(frozen=True, kw_only=True)
class Metric(Quantity):
    """Measured elsewhere, and sent in by the month."""

    perspective: Perspective
