"""The list of teams: which, in what order, with what counted."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import HttpRequest

from ownership.rules.worked import FEWEST
from ownership.web.counts import looked_up
from ownership.web.sorting import Head, Sorting, sorting
from ownership.web.team.counts import answering, counted, flagged
from ownership.web.team.tree import TeamTree, tree
from teams.models import Team, User

HEADS = (
    Head("name", "Team"),
    Head("kind", "Kind", wide=True),
    Head("people", "People", number=True),
    Head("areas", "Areas", "Areas that it owns", number=True),
    Head("answers", "Accountable", "Areas for which it, its seats or its people are accountable", True, True),
    Head("findings", "Findings", "Open, about it, its seats and its areas", number=True),
)
COLUMNS = {
    "name": "sort_name",
    "kind": "kind",
    "people": "people",
    "areas": "owned",
    "answers": "answers",
    "findings": "flagged",
}


@dataclass(frozen=True)
class Listed:
    """Ids in order; where each stands."""

    ids: list[int]
    tree: TeamTree
    depths: dict[int, int] = field(default_factory=dict)

    def order(self, request: HttpRequest) -> Sorting:
        return sorting(request=request, heads=HEADS, default="" if self.depths else "name")


@dataclass(frozen=True)
class Row:
    team: Team
    people: int
    owned: int
    answers: int | None
    findings: int
    depth: int
    above: str


def as_tree(*, on: dt.date) -> Listed:
    placed = tree(on=on)
    depths = dict(placed.ordered())
    return Listed(list(depths), placed, depths)


def flat(*, request: HttpRequest, teams: QuerySet[Team], on: dt.date) -> Listed:
    """Sorted in SQL; what only other tables know is asked of every team only to be sorted by it."""
    order = sorting(request=request, heads=HEADS)
    valued = counted(teams=teams, on=on)
    if order.by == "answers":
        ids = list(teams.values_list("pk", flat=True))
        valued = valued.annotate(answers=looked_up(values=answering(teams=ids, on=on)))
    elif order.by == "findings":
        user: User = request.user  # type: ignore[assignment]
        valued = valued.annotate(flagged=looked_up(values=flagged(on=on, viewer=user)))
    ordered = order.apply(valued, columns=COLUMNS)
    return Listed(list(ordered.values_list("pk", flat=True)), tree(on=on, closed=True))


def rows(*, listed: Listed, ids: list[int], on: dt.date, viewer: User) -> list[Row]:
    """These teams with their counts, in this order; three queries."""
    teams = {team.pk: team for team in counted(teams=Team.objects.filter(pk__in=ids), on=on)}
    answers, findings = answering(teams=ids, on=on), flagged(on=on, viewer=viewer, teams=ids)
    return [
        Row(
            team=team,
            people=team.people,  # type: ignore[attr-defined]
            owned=team.owned,  # type: ignore[attr-defined]
            answers=answers[team.pk] if team.people >= FEWEST else None,  # type: ignore[attr-defined]
            findings=findings[team.pk],
            depth=min(listed.depths.get(team.pk, 0), 5),
            above=" › ".join(place.name for place in listed.tree.above(team.pk)),
        )
        for team in (teams[id] for id in ids)
    ]
