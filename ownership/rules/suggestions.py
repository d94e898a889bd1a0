"""Named cures of findings, as data: whoever shows one applies its change set like a hand edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import BooleanField, ExpressionWrapper, Q

from ownership import holdings
from ownership.enums import Letter
from ownership.models import Area, Assignment, Finding
from ownership.querysets.period import here
from teams.models import JobRole, Membership, Person, Team

from .cures import CURES, Ground, Suggestion
from .cures.ground import holder

__all__ = ["Suggestion", "find", "suggestions"]
# About an area, with a cure that looks at those it names besides; to others they do not matter.
BELOW = ("OWN105", "OWN206", "OWN303", "OWN504")


def suggestions(*, findings: Iterable[Finding], on: dt.date) -> dict[int, list[Suggestion]]:
    """Cures by the finding's id; a finding without any is left out. Four queries, with job roles,
    work counted or an A that ended some more, however many findings.
    """
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
    below = [row for row in findings if not row.area_id or row.rule in BELOW]
    areas = subjects | {area for row in below for area in row.facts.get("areas", ())}
    ground = Ground(on=on, areas=Area.objects.select_related("owning_team__parent").in_bulk(areas))
    _given(ground, findings)
    effective = holdings.at(on=on, areas=areas, letters=[Letter.R])
    for held in effective.select_related("person").order_by("person_id"):
        if held.person:
            ground.work.setdefault(held.area_id, []).append(held.person)
        if held.source_id != held.area_id:
            ground.inheriting.add(held.area_id)
    _teams(ground)
    _further(ground, findings)
    return ground


def _given(ground: Ground, findings: list[Finding]) -> None:
    parties = Q(area__in=ground.areas) | Q(person__in={row.person_id for row in findings if row.person_id})
    live = Assignment.objects.filter(parties, period__contains=ground.on).exclude(area__lifecycle="retired")
    related = ("area__owning_team__parent", "person", "team__parent", "seat__job_role", "seat__team__parent")
    asked = "asked_by__person"
    stays = ExpressionWrapper(here(on=ground.on, person="person_id"), BooleanField())
    gone = set()
    for row in live.select_related(*related, asked).annotate(stays=stays).order_by("id"):
        ground.direct.setdefault(row.area_id, []).append(row)
        ground.of_party.setdefault(holder(row), []).append(row)
        ground.areas.setdefault(row.area_id, row.area)
        if row.person_id and not row.stays:
            gone.add(row.person_id)
    ground.gone = frozenset(gone)


def _further(ground: Ground, findings: list[Finding]) -> None:
    """What few rules need: job roles with what they expect, teams that neither own nor hold anything, and
    people who held an area before.
    """
    if roles := {row.role_id for row in findings if row.role_id}:
        ground.roles = JobRole.objects.prefetch_related("expectations__category").in_bulk(roles)
    if teams := {team for row in findings if row.rule == "OWN703" for team in row.facts["teams"]}:
        ground.teams |= Team.objects.in_bulk(teams)
    if before := {id for row in findings if row.rule == "OWN411" for id in row.facts["people"]}:
        ground.former = Person.objects.filter(here(on=ground.on)).in_bulk(before)


def _teams(ground: Ground) -> None:
    """The teams that own or hold something, those above them, and who is in them and on seats."""
    rows = [row for rows in ground.direct.values() for row in rows]
    seats = [row.seat for row in rows if row.seat]
    owning = [area.owning_team for area in ground.areas.values()]
    near = [team for team in [*owning, *(row.team for row in rows), *(seat.team for seat in seats)] if team]
    ground.teams = {team.parent.pk: team.parent for team in near if team.parent}
    ground.teams |= {team.pk: team for team in near}
    in_those = Q(team__in=ground.teams) | Q(seat__in={seat.pk for seat in seats})
    there = Membership.objects.filter(in_those, here(on=ground.on, person="person_id"))
    for member in there.filter(period__contains=ground.on).select_related("person", "team").order_by("id"):
        for kind, party in (("team", member.team_id), ("seat", member.seat_id)):
            if party:
                ground.members.setdefault((kind, party), []).append(member)
