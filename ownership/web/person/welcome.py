"""The areas of somebody's teams as a newcomer needs them: who decides, whom to ask, what is written."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from ownership.enums import AreaKind, Lifecycle, ResourceKind
from ownership.holdings import at
from ownership.models import Area, Resource
from ownership.who.answer import VERBS
from ownership.who.held import Held, held
from teams.models import Membership, Person, Team


@dataclass(frozen=True)
class Known:
    """`decides` and `ask` are names; `verb` fits the area's kind and how many they are."""

    area: Area
    decides: list[str]
    verb: str
    gaps: list[str]
    ask: list[str]
    channels: list[str]
    written: list[Resource]
    mine: list[str]


@dataclass(frozen=True)
class Place:
    """A team, who leads it, and what it owns."""

    team: Team
    leads: list[Person]
    areas: list[Known]


def welcome(*, person: Person, on: dt.date) -> list[Place]:
    """The person's teams, by name; seven queries however many areas they own."""
    there = Membership.objects.filter(person=person, period__contains=on, team__isnull=False)
    teams = list(Team.objects.filter(pk__in=there.values("team")).order_by("sort_name"))
    leads: dict[int | None, list[Person]] = defaultdict(list)
    leading = Membership.objects.filter(team__in=teams, lead=True, period__contains=on)
    for row in leading.select_related("person__job_role").order_by("person__sort_name"):
        if row.person not in leads[row.team_id]:
            leads[row.team_id].append(row.person)
    owned = Area.objects.filter(owning_team__in=teams).exclude(lifecycle=Lifecycle.RETIRED)
    areas = list(
        owned.select_related("parent", "category").prefetch_related("resources").order_by("sort_name")
    )
    lines = held(on=on, areas=[area.pk for area in areas])
    mine = defaultdict(list)
    theirs = at(on=on, areas=[area.pk for area in areas]).filter(person=person, deputy=False)
    for area_id, letter in theirs.order_by("letter").values_list("area", "letter").distinct():
        mine[area_id].append(letter)
    known = defaultdict(list)
    for area in areas:
        known[area.owning_team_id].append(_known(area, lines.get(area.pk, []), mine[area.pk]))
    return [Place(team, leads[team.pk], known[team.pk]) for team in teams]


def _known(area: Area, lines: list[Held], mine: list[str]) -> Known:
    answers = [line for line in lines if line.letter == "A" and not line.deputy]
    decides = list(dict.fromkeys(line.who for line in answers if line.taken))
    one, several = VERBS[AreaKind(area.kind)][0]
    resources = list(area.resources.all())
    return Known(
        area=area,
        decides=decides,
        verb=one if len(decides) == 1 else several,
        gaps=[line.missing or line.stands for line in answers if not line.taken],
        ask=list(dict.fromkeys(line.who for line in lines if line.letter == "C")),
        channels=[each.value for each in resources if each.kind == ResourceKind.CHANNEL],
        written=[each for each in resources if each.kind != ResourceKind.CHANNEL],
        mine=mine,
    )
