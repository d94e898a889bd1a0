"""What is accepted on purpose. A waiver hides a finding for a while; it does not resolve it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from ownership.models import Finding, Waiver
from ownership.models.subject import SUBJECTS

from .recording import key

# What a waiver names of a finding, as lists of ids: holders, and areas that were found to be no duplicates.
ACCEPTED = ("people", "teams", "seats", "compared")


def covers(*, waiver: Waiver, finding: Finding) -> bool:
    """Whether it accepted all that there are now: with another holder or area the finding shows again."""
    return all(set(finding.facts.get(each, ())) <= set(waiver.accepted.get(each, ())) for each in ACCEPTED)


def in_force(*, findings: Iterable[Finding], on: dt.date) -> dict[int, Waiver]:
    """The waiver that hides a finding on a day (the one that lasts longest), by finding. One query."""
    rows, waivers = list(findings), defaultdict(list)
    if not rows:
        return {}
    theirs = Q()
    for subject in SUBJECTS:
        theirs |= Q(**{f"{subject}__in": {id for row in rows if (id := getattr(row, f"{subject}_id"))}})
    lasting = Waiver.objects.filter(theirs, since__lte=on, until__gt=on)
    for waiver in lasting.select_related("by__person").order_by("-until"):
        waivers[key(finding=waiver)].append(waiver)
    found: dict[int, Waiver] = {}
    for finding in rows:
        for waiver in waivers.get(key(finding=finding), ()):
            if covers(waiver=waiver, finding=finding):
                found[finding.pk] = waiver
                break
    return found
