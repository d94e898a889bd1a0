"""Make what is written fit what is: an empty seat, a job role, who does the work."""

from collections.abc import Iterator

from ownership.changes import Change, ChangeSet, Remove, Row
from ownership.enums import Expected, Letter
from ownership.models import Expectation, Finding
from ownership.rules.names import MOST, listed
from teams.models import JobRole

from .ground import Ground, Suggestion


def to_its_team(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Give what an empty seat holds to the team of the seat; what that does itself it need not be told."""
    rows = ground.of_party.get(("seat", finding.seat_id or 0), [])
    left = [row for row in rows if row.letter != Letter.A and row.area_id in finding.facts["areas"]]
    team = ground.open_team(left[0].seat.team_id) if left and left[0].seat else None
    if team is None:
        return
    party = ("team", team.pk)
    works = {row.area_id for row in left if row.letter == Letter.R}
    works |= {row.area_id for row in ground.of_party.get(party, []) if row.letter in "AR"}
    given: list[Row] = []
    for row in left:
        if row.letter not in "CI" or row.area_id not in works:
            given += ground.give(row.area_id, row.letter, party, deputy=row.deputy, only_here=row.only_here)
    changes = ChangeSet(f"{left[0].holder} hands over to {team}", (*map(ground.end, left), *given))
    yield Suggestion(f"team-{team.pk}", f"Hand over to {team}, the team of that seat", changes)


def ask_less(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Take out of a job role what nobody who has it does."""
    role = ground.roles[finding.role_id or 0]
    extra = [
        row
        for row in role.expectations.all()
        if row.category_id in finding.facts["categories"] and row.expected == Expected.EXPECTED
    ]
    rows: list[Row] = [Remove(Expectation._meta.label, row.pk) for row in extra]
    skills = [skill for skill in role.skills if skill in finding.facts["skills"]]
    if skills:
        kept = [skill for skill in role.skills if skill not in skills]
        rows.append(Change(JobRole._meta.label, role.pk, {"skills": kept}, was={"skills": role.skills}))
    if rows:
        what = listed([*dict.fromkeys(str(row.category) for row in extra), *skills], most=MOST)
        label = f"No longer ask for {what}"
        yield Suggestion("less", label, ChangeSet(f"{role} is not asked for {what} any longer", tuple(rows)))


def name_who_works(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make the team responsible from which most of the work came. Not where the R comes from above, which
    it would replace; and never a person, of whom it would tell how much they do.
    """
    area = ground.areas[finding.area_id or 0]
    for id in finding.facts["teams"] if area.pk not in ground.inheriting else ():
        if team := ground.open_team(id):
            rows = tuple(ground.give(area.pk, Letter.R.value, ("team", id)))
            changes = ChangeSet(f"{team} becomes responsible for {area}", rows)
            yield Suggestion(f"responsible-team-{id}", f"Make {team} responsible too", changes)
