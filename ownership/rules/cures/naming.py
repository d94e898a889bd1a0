"""Name somebody: an accountable one, a responsible one, a lead."""

from collections.abc import Iterator

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import ChangeSet, Create, End, Row
from ownership.enums import Letter
from ownership.models import Area, Finding
from ownership.rules.names import listed
from teams.models import Membership, Person

from .ground import MOST, Ground, Suggestion, holder

MEMBERSHIP = Membership._meta.label


def name_one(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make accountable who already does the work, stands in, or leads the owning team."""
    area = ground.areas[finding.area_id or 0]
    people = [*ground.work.get(area.pk, []), *ground.deputies(area.pk), *ground.leads(area.owning_team_id)]
    for person in dict.fromkeys(people):
        rows = tuple(ground.give(area.pk, Letter.A.value, ("person", person.pk)))
        changes = ChangeSet(f"{person} becomes accountable for {area}", rows)
        yield Suggestion(f"accountable-person-{person.pk}", f"Make {person} accountable", changes)


def name_again(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make accountable who was before, if here."""
    area = ground.areas[finding.area_id or 0]
    for id in finding.facts["people"]:
        if person := ground.former.get(id):
            rows = tuple(ground.promote(area.pk, Letter.A.value, person))
            changes = ChangeSet(f"{person} becomes accountable for {area} again", rows)
            yield Suggestion(f"again-person-{id}", f"Make {person} accountable again", changes)


def work_too(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make the accountable one responsible as well."""
    area = ground.areas[finding.area_id or 0]
    for row in {holder(each): each for each in ground.having(area.pk, Letter.A) if not each.deputy}.values():
        if row.person_id not in ground.gone:
            kind, id = holder(row)
            rows = tuple(ground.give(area.pk, Letter.R.value, (kind, id)))
            changes = ChangeSet(f"{row.holder} becomes responsible for {area}", rows)
            yield Suggestion(f"responsible-{kind}-{id}", f"Make {row.holder} responsible too", changes)


def answer_instead(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make a member who stands in or does the work in one of the areas the team's lead. Or make a person
    accountable instead: who does so in all of the areas, or leads the team above.
    """
    areas = [ground.areas[id] for id in finding.facts["areas"] if id in ground.areas]
    known = [[*ground.deputies(area.pk), *ground.work.get(area.pk, [])] for area in areas]
    members = ground.members.get(("team", finding.team_id or 0), [])
    near = {person.pk for people in known for person in people}
    for member in [each for each in members if each.person_id in near][:MOST]:
        yield _lead(member, ground)
    everywhere = [person for person in (known or [[]])[0] if all(person in people for people in known)]
    for person in list(dict.fromkeys([*everywhere, *_above(finding, ground)]))[:MOST]:
        yield _instead(person, areas, finding, ground)


def lead_instead(finding: Finding, ground: Ground) -> Iterator[Suggestion]:
    """Make who leads the team accountable in its place."""
    areas = [ground.areas[id] for id in finding.facts["areas"] if id in ground.areas]
    for person in ground.leads(finding.team_id)[:MOST]:
        yield _instead(person, areas, finding, ground)


def _above(finding: Finding, ground: Ground) -> list[Person]:
    seats = [row.seat for row in ground.of_party.get(("seat", finding.seat_id or 0), []) if row.seat]
    team = seats[0].team_id if seats else finding.team_id
    return [*ground.leads(team), *ground.leads(ground.above(team))]


def _lead(member: Membership, ground: Ground) -> Suggestion:
    columns = ("person_id", "team_id", "seat_id", "allocation")
    values = {column: getattr(member, column) for column in columns}
    period = DateRange(ground.on, member.period.upper)
    rows = (
        End(MEMBERSHIP, member.pk, ground.on),
        Create(MEMBERSHIP, {**values, "lead": True, "period": period}),
    )
    label = f"Make {member.person} lead of {member.team}"
    return Suggestion(f"lead-{member.pk}", label, ChangeSet(f"{member.person} leads {member.team}", rows))


def _instead(person: Person, areas: list[Area], finding: Finding, ground: Ground) -> Suggestion:
    party = ("team", finding.team_id) if finding.team_id else ("seat", finding.seat_id)
    rows: list[Row] = []
    for area in areas:
        held = ground.having(area.pk, Letter.A)
        rows += [ground.end(row) for row in held if holder(row) == party and not row.deputy]
        rows += ground.promote(area.pk, Letter.A.value, person)
    changes = ChangeSet(
        f"{person} becomes accountable for {listed([area.name for area in areas])}", tuple(rows)
    )
    return Suggestion(f"instead-person-{person.pk}", f"Make {person} accountable instead", changes)
