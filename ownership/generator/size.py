"""How much of what, and what cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# More letters than this an area has nowhere, and there would not be holders enough.
MOST_LETTERS = 40


class Impossible(Exception):
    """These sizes make no organisation."""


@dataclass(frozen=True, kw_only=True)
class Size:
    people: int
    teams: int
    areas: int
    assignments: int

    def __post_init__(self) -> None:
        for name, count in (("people", self.people), ("teams", self.teams), ("areas", self.areas)):
            if count < 1:
                raise Impossible(f"An organisation has at least one of its {name}, not {count}.")
        if self.assignments < 0:
            raise Impossible(f"There cannot be {self.assignments} assignments. Ask for 0 or more.")
        if self.people < self.teams:
            raise Impossible(
                f"{self.people} people cannot lead {self.teams} teams."
                " Ask for at least as many people as teams."
            )
        if self.assignments > self.areas * min(MOST_LETTERS, self.people):
            raise Impossible(
                f"{self.areas} areas and {self.people} people have room for"
                f" {self.areas * min(MOST_LETTERS, self.people)} assignments, not for {self.assignments}."
                " Ask for fewer, or for more areas."
            )


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights, with exactly this sum."""
    whole = sum(weights)
    edges = [round(total * sum_so_far / whole) for sum_so_far in accumulate(weights, initial=0.0)]
    return [after - before for before, after in pairwise(edges)]
