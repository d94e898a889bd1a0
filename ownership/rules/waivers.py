"""What is accepted on purpose. A waiver hides a finding for a while; it does not resolve it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from ownership.models import Finding, Waiver

from .recording import key

HOLDERS = ("people", "teams", "seats")


def covers(*, waiver: Waiver, finding: Finding) -> bool:
    """Whether it accepted all the holders that there are now: with another one the finding shows again."""
    return all(
        set(finding.facts.get(holders, ())) <= set(waiver.accepted.get(holders, ())) for holders in HOLDERS
    )


def in_force(*, findings: Iterable[Finding], on: dt.date) -> dict[int, Waiver]:
    """The waiver that hides a finding on a day (the one that lasts longest), by finding. One query."""
    waivers = defaultdict(list)
    for waiver in (
        Waiver.objects.filter(since__lte=on, until__gt=on).select_related("by__person").order_by("-until")
    ):
        waivers[key(finding=waiver)].append(waiver)
    found: dict[int, Waiver] = {}
    for finding in findings:
        for waiver in waivers.get(key(finding=finding), ()):
            if covers(waiver=waiver, finding=finding):
                found[finding.pk] = waiver
                break
    return found
