"""Who really works on an area, as far as somebody may see it: by team, and of some people by person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Sum

from ownership import permissions
from ownership.models import Area, Contribution
from ownership.operations.looking import looked
from ownership.rules.worked import DAYS, FEWEST
from teams.models import Membership, Person, Team, User

OTHERS = "other teams"
Who = tuple[int | None, str]


@dataclass(frozen=True)
class Share:
    """Percent of what was counted; `team` or `person` is an id where there is a page."""

    name: str
    percent: int
    team: int | None = None
    person: int | None = None


@dataclass(frozen=True)
class Worked:
    """`hidden` says that too few people work there to say from where; `people` are those one may see."""

    since: dt.date
    teams: list[Share]
    people: list[Share]
    hidden: bool


def worked(*, area: Area, user: User, on: dt.date) -> Worked | None:
    """In the last months; None where nothing was counted. Whoever looks at another's share is noted."""
    since = on - dt.timedelta(days=DAYS)
    rows = Contribution.objects.filter(area=area, bot=False, month__gt=since, month__lte=on, count__gt=0)
    counts: dict[Who, int] = {
        (person, name): total
        for person, name, total in rows.values_list("person", "name").annotate(total=Sum("count")).order_by()
    }
    if not counts:
        return None
    team_of = _teams(people=[person for person, _ in counts if person], area=area, on=on)
    teams = _by_team(counts, team_of, on)
    return Worked(since, teams, _by_person(counts, user, on), hidden=not teams)


def _teams(*, people: list[int], area: Area, on: dt.date) -> dict[int, int]:
    """For each the team to count them under: the owning one where they are in it."""
    rows = Membership.objects.filter(person__in=people, period__contains=on).exclude(team=None)
    found: dict[int, int] = {}
    for person, team in rows.order_by("-pk").values_list("person", "team"):
        if team and found.get(person) != area.owning_team_id:
            found[person] = team
    return found


def _by_team(counts: dict[Who, int], team_of: dict[int, int], on: dt.date) -> list[Share]:
    """A team of few people is among the others; and where those are few, with the smallest of the teams."""
    sums: dict[int | None, int] = defaultdict(int)
    for (person, _), count in counts.items():
        sums[team_of.get(person or 0)] += count
    there = Membership.objects.filter(team__in=[team for team in sums if team], period__contains=on)
    size = dict(there.order_by().values_list("team").annotate(n=Count("person", distinct=True)))
    large = {team for team in sums if team and size.get(team, 0) >= FEWEST}
    rest = sum(count for team, count in sums.items() if team not in large)
    crowd = sum(size.get(team, 0) for team in sums if team and team not in large)
    crowd += sum(not team_of.get(person or 0) for person, _ in counts)
    names = dict(Team.objects.filter(pk__in=large).values_list("pk", "name"))
    shares = {team: sums[team] for team in sorted(large, key=lambda each: (-sums[each], each))}
    total = sum(sums.values())
    if rest and crowd < FEWEST:
        if not shares:
            return []
        last = list(shares)[-1]
        joined = Share(f"{names[last]} and {OTHERS}", _percent(shares.pop(last) + rest, total))
        return [*_named(shares, names, total), joined]
    others = [Share(OTHERS.capitalize(), _percent(rest, total))] if rest else []
    return [*_named(shares, names, total), *others]


def _named(shares: dict[int, int], names: dict[int, str], total: int) -> list[Share]:
    return [Share(names[team], _percent(count, total), team=team) for team, count in shares.items()]


def _by_person(counts: dict[Who, int], user: User, on: dt.date) -> list[Share]:
    """Those whose figures one sees, by name: this ranks nobody. Who goes by a name that nobody knows is an
    administrator's to match.
    """
    seen = Person.objects.filter(
        permissions.may_see_figures(user=user, on=on), pk__in=[person for person, _ in counts if person]
    )
    names = dict(seen.values_list("pk", "name"))
    looked(user=user, people=names, on=on)
    everybody = permissions.is_administrator(user=user)
    total = sum(counts.values())
    return [
        Share(called, _percent(counts[person, name], total), person=person)
        for called, person, name in sorted(_called(counts, names), key=lambda each: each[0].casefold())
        if person in names or (everybody and person is None)
    ]


def _called(counts: dict[Who, int], names: dict[int, str]) -> Iterator[tuple[str, int | None, str]]:
    for person, name in counts:
        yield names.get(person or 0, name), person, name


def _percent(count: int, total: int) -> int:
    return round(100 * count / total)
