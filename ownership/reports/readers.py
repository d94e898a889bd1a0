"""Who gets a report, and what it asks of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ownership.enums import FindingState, Severity
from ownership.reports.content import Ask, Content, Item
from ownership.reports.wording import listed
from teams.models import Membership, Person, User

ORGANISATION = "your organisation"
SEVERITIES = [severity.value for severity in Severity]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads, and whose news: that of these teams and those below them; without any, everybody's."""

    user: int
    address: str
    name: str = ""
    person: int | None = None
    place: str = ORGANISATION
    teams: frozenset[int] = frozenset()

    def gets(self, *, within: Iterable[int]) -> bool:
        return not self.teams or not self.teams.isdisjoint(within)


def asks_by_reader(*, content: Content) -> list[tuple[Reader, list[Ask]]]:
    """Those who are asked something, and can be reached: nobody else gets a mail.

    A finding is asked of the person it names. Where it names nobody, or somebody who cannot sign in, it is
    asked of the administrators, and says so.
    """
    items = sorted(
        (item for item in (*content["new"], *content["persisting"]) if _is_asked(item)), key=_order
    )
    users = User.objects.filter(is_active=True).exclude(email="")
    people = {item["asks"]["id"] for item in items if item["asks"]}
    by_person = dict(users.filter(person__in=people).values_list("person", "pk"))
    administrators = list(users.filter(is_superuser=True).order_by("pk").values_list("pk", flat=True))
    asked: dict[int, list[Ask]] = defaultdict(list)
    for item in items:
        user = by_person.get(item["asks"]["id"]) if item["asks"] else None
        for each in administrators if user is None else [user]:
            asked[each].append(_ask(item, reached=user is not None))
    found = readers(users=asked, content=content)
    return [(found[user], asks) for user, asks in sorted(asked.items())]


def readers(*, users: Iterable[int], content: Content) -> dict[int, Reader]:
    """Readers by user: of the teams they lead, else of those they are in; administrators of everything."""
    on = dt.date.fromisoformat(content["on"])
    rows = list(User.objects.filter(pk__in=list(users)).select_related("person"))
    people = [row.person.pk for row in rows if hasattr(row, "person")]
    teams = _teams(people=people, on=on)
    everything = content["team"]["name"] if content["team"] else content["organisation"] or ORGANISATION
    found: dict[int, Reader] = {}
    for row in rows:
        person: Person | None = getattr(row, "person", None)
        mine = {} if row.is_superuser or not person else teams.get(person.pk, {})
        found[row.pk] = Reader(
            user=row.pk,
            address=row.email,
            name=row.first_name or (person.name if person else ""),
            person=person.pk if person else None,
            place=listed(list(mine.values())) or everything,
            teams=frozenset(mine),
        )
    return found


def _teams(*, people: list[int], on: dt.date) -> dict[int, dict[int, str]]:
    """Names of the teams that each leads on the day, or is in where they lead none."""
    rows = Membership.objects.filter(person__in=people, team__isnull=False, period__contains=on)
    led: dict[int, dict[int, str]] = defaultdict(dict)
    inside: dict[int, dict[int, str]] = defaultdict(dict)
    values = rows.order_by("team__sort_name").values_list("person_id", "team_id", "team__name", "lead")
    for person, team, name, lead in values:
        assert team is not None
        (led if lead else inside)[person][team] = str(name)
    return {**inside, **led}


def _is_asked(item: Item) -> bool:
    """An acknowledged finding was answered, a snoozed one has been put off."""
    return item["state"] == FindingState.OPEN


def _order(item: Item) -> tuple[int, str, str, str, int]:
    """Of those that opened together one rule's stand together: their numbers come in any order."""
    severity = SEVERITIES.index(item["severity"])
    return (severity, item["until"] or "9999", item["since"], item["rule"], item["finding"])


def _ask(item: Item, *, reached: bool) -> Ask:
    because = item["because"]
    if item["asks"] and not reached:
        because = f"Asked of you because {item['asks']['name']} cannot sign in here."
    return Ask(
        finding=item["finding"],
        rule=item["rule"],
        severity=item["severity"],
        sentence=item["sentence"],
        remedy=item["remedy"],
        because=because,
        until=item["until"] if reached else None,
        up=item["up"],
    )
