"""What a hand-over does, as a list to read before it is done: what goes to whom, what ends, what stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ownership.operations.handover import Decision, Line
from ownership.operations.handover.making import END, KEEP, TO, UNOWNED

HEADS = {END: "Ends", UNOWNED: "Left unowned on purpose", KEEP: "Stays with {of}"}
ORDER = (TO, UNOWNED, END, KEEP)


@dataclass(frozen=True)
class Outcome:
    """ "Ana Ruiz takes over", and what."""

    head: str
    things: tuple[str, ...]


def outcomes(*, lines: Iterable[Line], decisions: Mapping[str, Decision], of: str) -> list[Outcome]:
    """By who gets it; then what is left unowned, what ends, and what stays."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for line in lines:
        decision = decisions.get(line.key, Decision())
        head = f"{decision.to} takes over" if decision.do == TO else HEADS[decision.do].format(of=of)
        found[ORDER.index(decision.do), head].append(line.says)
    return [Outcome(head, tuple(things)) for (_, head), things in sorted(found.items())]
