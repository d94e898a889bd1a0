"""Named cures of findings, as data: whoever shows one applies its change set like a hand edit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from ownership import holdings
from ownership.enums import Letter
from ownership.models import Area, Assignment, Finding
from ownership.querysets.period import here
from teams.models import Membership, Person, Team

from .cures import CURES, Ground, Suggestion, holder

__all__ = ["Suggestion", "find", "suggestions"]


def suggestions(*, findings: Iterable[Finding], on: dt.date) -> dict[int, list[Suggestion]]:
    """Cures by the finding's id; a finding without any is left out. Six queries, however many findings."""
    rows = [finding for finding in findings if finding.rule in CURES]
    if not rows:
        return {}
    ground = _ground(rows, on=on)
    found = {row.pk: list(CURES[row.rule](row, ground)) for row in rows}
    return {finding: cures for finding, cures in found.items() if cures}


def find(*, finding: Finding, key: str, on: dt.date) -> Suggestion | None:
    """The cure of that key, unless what it stood on has changed."""
    cures = suggestions(findings=[finding], on=on).get(finding.pk, [])
    return next((cure for cure in cures if cure.key == key), None)


def _ground(findings: list[Finding], *, on: dt.date) -> Ground:
    subjects = {row.area_id for row in findings if row.area_id}
    # What lies below a subject matters only to whom stands in for it.
    below = [row for row in findings if not row.area_id or row.rule == "OWN105"]
    areas = subjects | {area for row in below for area in row.facts.get("areas", ())}
    ground = Ground(on=on, areas=Area.objects.in_bulk(areas))
    ground.direct, ground.of_party = defaultdict(list), defaultdict(list)
    parties = Q(area__in=areas) | Q(person__in={row.person_id for row in findings if row.person_id})
    live = Assignment.objects.filter(parties, period__contains=on).exclude(area__lifecycle="retired")
    for row in live.select_related("area", "person", "team", "seat__job_role", "seat__team").order_by("id"):
        ground.direct[row.area_id].append(row)
        ground.of_party[holder(row)].append(row)
    effective = holdings.at(on=on, areas=areas).filter(letter=Letter.R).answerable()
    ground.work = defaultdict(list)
    for held in effective.select_related("person").order_by("person_id"):
        ground.work[held.area_id].append(held)
    owners = {area.owning_team_id for area in ground.areas.values() if area.owning_team_id}
    leading = Membership.objects.filter(
        here(on=on, person="person_id"), lead=True, team__in=owners, period__contains=on
    )
    ground.leads = defaultdict(list)
    for member in leading.select_related("person").order_by("id"):
        ground.leads[member.team_id or 0].append(member.person)
    closed = Team.objects.filter(id__in={row.team_id for row in findings if row.team_id})
    ground.above = {
        team.pk: team.parent
        for team in closed.select_related("parent")
        if team.parent is not None and (team.parent.closed_on is None or team.parent.closed_on > on)
    }
    named = {row.person_id for rows in ground.direct.values() for row in rows if row.person_id}
    ground.gone = frozenset(
        Person.objects.filter(id__in=named).exclude(here(on=on)).values_list("id", flat=True)
    )
    return ground
