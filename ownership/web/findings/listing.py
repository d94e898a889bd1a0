"""What the list of findings holds, narrowed as asked."""

from typing import Any

from ownership.rules.reading import ALL, Read, open_findings
from ownership.web.access import SignedIn, today
from teams.models import Person


def listed(request: SignedIn, asked: dict[str, Any], person: Person | None) -> list[Read]:
    if asked["mine"] and person is None:
        return []
    return open_findings(
        on=today(),
        viewer=request.user,
        rule=asked["rule"],
        severity=asked["severity"],
        team=asked["team"].pk if asked["team"] else None,
        category=asked["category"].pk if asked["category"] else None,
        state=asked["state"],
        mine=person if asked["mine"] else None,
    )


def one(request: SignedIn, pk: int) -> Read | None:
    """A finding that is open, whatever somebody said about it."""
    found = open_findings(on=today(), viewer=request.user, ids=[pk], state=ALL)
    return found[0] if found else None


def by_rule(reads: list[Read]) -> list[Read]:
    """Together what breaks one rule, the rule with the worst first; they come most severe first."""
    place = {code: rank for rank, code in enumerate(dict.fromkeys(read.rule.code for read in reads))}
    return sorted(reads, key=lambda read: place[read.rule.code])
