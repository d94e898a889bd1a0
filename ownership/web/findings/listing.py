"""What the list of findings holds, narrowed and in the order asked for."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from ownership.rules.base import Rule
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings
from ownership.web.access import SignedIn, today
from teams.models import Person

# They come most severe first, then oldest; the order of those alike is kept.
ORDERS: dict[str, Callable[[Read], Any]] = {
    "severity": lambda read: 0,
    "age": lambda read: -read.age,
    "new": lambda read: read.age,
}
# Beside what narrows the list.
ORDER_ONLY = {"sort"}


def listed(request: SignedIn, asked: dict[str, Any], person: Person | None) -> list[Read]:
    if asked["mine"] and person is None:
        return []
    reads = open_findings(
        on=today(),
        viewer=request.user,
        rule=asked["rule"],
        severity=asked["severity"],
        team=asked["team"].pk if asked["team"] else None,
        category=asked["category"].pk if asked["category"] else None,
        state=asked["state"],
        mine=person if asked["mine"] else None,
    )
    return sorted(reads, key=ORDERS[asked["sort"]] if asked["sort"] else _by_rule(reads))


def narrowed(asked: dict[str, Any]) -> bool:
    return any(value for name, value in asked.items() if name not in ORDER_ONLY)


def one(request: SignedIn, pk: int) -> Read | None:
    """A finding that is open, whatever somebody said about it."""
    found = open_findings(on=today(), viewer=request.user, ids=[pk], state=ALL)
    return found[0] if found else None


def grouped(reads: Iterable[Read], *, sort: str | None) -> list[tuple[Rule | None, list[Read]]]:
    """What breaks one rule stands together; in another order all of it does."""
    if sort:
        rows = list(reads)
        return [(None, rows)] if rows else []
    return [(rule, list(each)) for rule, each in groupby(reads, key=lambda read: read.rule)]


def _by_rule(reads: list[Read]) -> Callable[[Read], int]:
    """Together what breaks one rule, the rule with the worst first."""
    place = {code: rank for rank, code in enumerate(dict.fromkeys(read.rule.code for read in reads))}
    return lambda read: place[read.rule.code]
