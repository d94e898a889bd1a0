"""What a change set names, before and after: whom the re-check concerns."""

from collections import defaultdict

from ownership.models import (
    Area,
    Assignment,
    Category,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Expectation,
    Organisation,
    Question,
    Resource,
    RuleSetting,
)
from ownership.rules.scope import Touched
from teams.models import Absence, Employment, JobRole, Membership, Person, Seat, Team

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
    Question: {"area_id": "parents"},
}
EVERYWHERE: tuple[Table, ...] = (Expectation, Organisation, RuleSetting)
# Only wide rules look at these.
LATER: tuple[Table, ...] = (
    Absence,
    Category,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    JobRole,
    Resource,
)


def touched(work: Work) -> Touched:
    ids: dict[str, set[int]] = defaultdict(set)
    for model, columns in COLUMNS.items():
        for row in (*work.before[model].values(), *work.after(model).values()):
            for column, kind in columns.items():
                if row.get(column):
                    ids[kind].add(row[column])
    holders = frozenset((kind, id) for kind in HOLDERS.values() for id in ids[kind])
    return Touched(
        **{kind: frozenset(ids[kind]) for kind in KINDS},
        holders=holders,
        everything=_everywhere(work),
        later=any(model in part for model in LATER for part in _parts(work)),
    )


def _everywhere(work: Work) -> bool:
    """Settings and what a job role expects count for all; a team's place decides where settings reach."""
    settings = any(model in part for model in EVERYWHERE for part in _parts(work))
    return settings or any("parent_id" in values for values in work.changes[Team].values())


def _parts(work: Work) -> list[set[Table]]:
    return [
        {model for model, rows in part.items() if rows} for part in (work.creates, work.changes, work.removes)
    ]
