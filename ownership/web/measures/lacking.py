"""What a team has nothing of, said plainly: of one of the two perspectives, areas or metrics."""

from collections.abc import Mapping, Sequence

from ownership.enums import Perspective
from ownership.measures.board import Line
from ownership.measures.reading import Measured

WORDS = {
    Perspective.SYSTEM: "the system perspective (long-term health)",
    Perspective.PRODUCT: "the product perspective (what users get)",
}


def lacking(*, now: Measured, outside: Mapping[Perspective, Sequence[Line]]) -> list[str]:
    """A sentence for each perspective of which there are no areas, or no metric of the year."""
    found = []
    balance = now.values.get("balance")
    for perspective, lines in outside.items():
        nothing = []
        if balance and balance.part == (0 if perspective is Perspective.SYSTEM else balance.whole):
            nothing.append("it owns no area")
        if not any(line.last for line in lines) and not all(line.few for line in lines):
            nothing.append("nothing measured was sent in")
        if nothing:
            found.append(f"Of {WORDS[perspective]} {' and '.join(nothing)}.")
    return found
