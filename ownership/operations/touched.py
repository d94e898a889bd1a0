"""What a change set names, before and after: whom the re-check concerns."""

from collections import defaultdict

from ownership.models import Area, Assignment, Organisation, RuleSetting
from ownership.rules.scope import Touched
from teams.models import Employment, Membership, Person, Seat, Team

from .work import Table, Work

KINDS = ("areas", "parents", "people", "teams", "seats")
HOLDERS = {"person_id": "person", "team_id": "team", "seat_id": "seat"}
COLUMNS: dict[Table, dict[str, str]] = {
    Area: {"id": "areas", "parent_id": "parents"},
    Assignment: {"area_id": "areas", **HOLDERS},
    Membership: {"person_id": "people", "team_id": "teams", "seat_id": "seats"},
    Employment: {"person_id": "people"},
    Person: {"id": "people"},
    Seat: {"id": "seats", "team_id": "teams"},
    Team: {"id": "teams"},
}


def touched(work: Work) -> Touched:
    ids: dict[str, set[int]] = defaultdict(set)
    for model, columns in COLUMNS.items():
        for row in (*work.before[model].values(), *work.after(model).values()):
            for column, kind in columns.items():
                if row.get(column):
                    ids[kind].add(row[column])
    holders = frozenset((kind, id) for kind in HOLDERS.values() for id in ids[kind])
    return Touched(
        **{kind: frozenset(ids[kind]) for kind in KINDS}, holders=holders, everything=_everywhere(work)
    )


def _everywhere(work: Work) -> bool:
    """A rule's setting counts for all; a team's place decides where its settings reach."""
    settings = any(model in part for model in (Organisation, RuleSetting) for part in _parts(work))
    return settings or any("parent_id" in values for values in work.changes[Team].values())


def _parts(work: Work) -> list[set[Table]]:
    return [
        {model for model, rows in part.items() if rows} for part in (work.creates, work.changes, work.removes)
    ]
