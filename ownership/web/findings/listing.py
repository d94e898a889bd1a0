"""What the list of findings holds, narrowed and in the order asked for."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from ownership.rules.base import Rule
from ownership.rules.concerning import under
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings, ordered
from ownership.rules.showing import showing
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


class Shown(Sequence[Read]):
    """Of very many the page that is looked at is read, and the others are counted."""

    def __init__(self, ids: list[int], read: Callable[[list[int]], list[Read]]) -> None:
        self._ids, self._read = ids, read

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, part: Any) -> Any:
        if not isinstance(part, slice):
            return self[part : part + 1][0]
        wanted = self._ids[part]
        found = {read.finding.pk: read for read in self._read(wanted)} if wanted else {}
        return [found[id] for id in wanted if id in found]


def listed(request: SignedIn, asked: dict[str, Any], person: Person | None) -> Sequence[Read]:
    """What is told in SQL alone is read by the page; what only reading tells at once."""
    if asked["mine"] and person is None:
        return []
    if not (asked["mine"] or asked["state"] or asked["category"]):
        ids = _ids(request, asked)
        return Shown(ids, lambda part: open_findings(on=today(), viewer=request.user, ids=part))
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


def _ids(request: SignedIn, asked: dict[str, Any]) -> list[int]:
    on = today()
    rows = showing(on=on, viewer=request.user)
    if asked["rule"]:
        rows = rows.filter(rule=asked["rule"])
    if asked["severity"]:
        rows = rows.filter(severity=asked["severity"])
    if asked["team"]:
        rows = rows.filter(under(teams=[asked["team"].pk], on=on))
    found = list(ordered(rows).values_list("pk", "rule", "first_seen"))
    if asked["sort"]:
        if asked["sort"] != "severity":
            found.sort(key=lambda row: row[2], reverse=asked["sort"] == "new")
    else:
        place = {code: rank for rank, code in enumerate(dict.fromkeys(rule for _, rule, _ in found))}
        found.sort(key=lambda row: place[row[1]])
    return [pk for pk, *_ in found]


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
