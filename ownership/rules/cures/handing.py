"""Hand over what one has too much of, or cannot hold any longer."""

from collections.abc import Iterator
from dataclasses import replace

from ownership.changes import ChangeSet, Row
from ownership.enums import Letter
from ownership.models import Assignment, Finding
from ownership.rules.names import listed
from teams.models import Team

from .ground import KINDS, MOST, Ground, Suggestion, holder


def relieve(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a deputy, else somebody who does the work, accountable for one of the areas: at most three."""
    found = []
    for id in finding.facts["areas"]:
        deputies = ground.deputies(id)
        heirs = [each for each in [*deputies, *ground.work.get(id, [])] if each.pk != finding.person_id]
        held = [row for row in ground.having(id, Letter.A) if not row.deputy]
        given = [row for row in held if finding.person_id in ground.answering(row)]
        if heirs and given and id in ground.areas:
            found.append((not deputies, ground.areas[id], heirs[0], given))
    for _, area, heir, given in sorted(found, key=lambda each: each[0])[:MOST]:
        rows = (*(ground.end(row) for row in given), *ground.promote(area.pk, Letter.A.value, heir))
        changes = ChangeSet(f"{heir} becomes accountable for {area}", rows)
        yield Suggestion(f"area-{area.pk}-person-{heir.pk}", f"Make {heir} accountable for {area}", changes)


def follow(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give the areas below to those who are accountable above by now, in place of the former ones."""
    given = [row for row in ground.having(finding.area_id or 0, Letter.A) if not row.deputy]
    now = {holder(row): row for row in given if row.person_id not in ground.gone}
    former = {(kind, id) for kind, key in KINDS for id in finding.facts[key]}
    rows: list[Row] = []
    for area in finding.facts["areas"]:
        held = ground.having(area, Letter.A)
        rows += [ground.end(row) for row in held if holder(row) in (now if row.deputy else former)]
        for to, row in now.items():
            rows += ground.give(area, Letter.A.value, to, tie_breaker_id=row.tie_breaker_id)
    if now:
        names = listed([str(row.holder) for row in now.values()])
        areas = listed([ground.areas[id].name for id in finding.facts["areas"]], most=MOST)
        changes = ChangeSet(f"{areas} follow to {names}", tuple(rows))
        yield Suggestion("follow", f"Make {names} accountable for {areas}", changes)


def hand_on(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give what a closed team or retired seat holds to the teams that own the areas now; or all of it to the
    team above, or that of the seat."""
    parties = [("team", finding.team_id or 0), *(("seat", id) for id in finding.facts["seats"])]
    left = [row for party in parties for row in ground.of_party.get(party, [])]
    owners = [ground.open_team(ground.areas[row.area_id].owning_team_id) for row in left]
    if left and all(owners):
        to = [team for team in owners if team]
        which = "the owning team" if len(set(to)) == 1 else "the owning teams"
        yield replace(_hand(left, to, ground, key="owners", which=which), safe=True)
    seat = left[0].seat if left and finding.seat_id else None
    above = ground.open_team(seat.team_id if seat else ground.above(finding.team_id))
    if left and above and set(owners) != {above}:
        which = "the team of that seat" if seat else "the team above"
        yield _hand(left, [above] * len(left), ground, key=f"team-{above.pk}", which=which)


def _hand(left: list[Assignment], teams: list[Team], ground: Ground, *, key: str, which: str) -> Suggestion:
    rows: list[Row] = [ground.end(row) for row in left]
    given: dict[tuple[int, str, bool, int], Row] = {}
    for row, team in zip(left, teams, strict=True):
        more = {"deputy": row.deputy, "only_here": row.only_here}
        for made in ground.give(row.area_id, row.letter, ("team", team.pk), **more):
            given.setdefault((row.area_id, row.letter, row.deputy, team.pk), made)
    names = listed([str(team) for team in dict.fromkeys(teams)])
    changes = ChangeSet(f"{left[0].holder} hands over to {names}", (*rows, *given.values()))
    return Suggestion(key, f"Hand over to {names}, {which}", changes)
