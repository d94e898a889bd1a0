"""What was asked for, answered: the one thing that is meant, or all that may be."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from ownership.models import Area, Category
from ownership.querysets.period import here
from ownership.who.answer import Answer, answer
from ownership.who.away import away
from ownership.who.find import Found, Match, find
from ownership.who.held import Held, held
from ownership.who.mine import mine
from ownership.who.named import named
from ownership.who.query import tokens
from ownership.who.seats import Sat, sat
from ownership.who.shown import Shown, shown
from ownership.who.steps import Step, Way, leads_of_team, steps, ways
from teams.models import Person, Seat, Team, User

MOST, COUNTED = 12, 200


@dataclass(frozen=True)
class Reply:
    """One of `area` to `category` where one is meant; `others` are the other matches."""

    found: Found
    others: list[Shown]
    user: User | None = None
    area: Area | None = None
    answer: Answer | None = None
    person: Person | None = None
    here: bool = True
    away: str = ""
    holds: list[tuple[Area, list[Held]]] = field(default_factory=list)
    team: Team | None = None
    steps: list[Step] = field(default_factory=list)
    sat: Sat | None = None
    category: Category | None = None
    owns: list[Area] = field(default_factory=list)
    mostly: str = ""

    @property
    def claimed(self) -> bool:
        return bool(self.found.known)

    @property
    def nameless(self) -> bool:
        """Whether there is nothing to look for yet."""
        return self.found.query.vague and not self.found.known

    @property
    def besides(self) -> str:
        """Of a person only what they hold is known: "salary" of "salary of Yuki" is not."""
        people = [each for each in self.others if each.match.kind == "person" and not self.claimed]
        known = {word for each in people[:1] for word in tokens(each.name)}
        words = self.found.query.strong
        return " ".join(word for word in words if word not in known) if known & set(words) else ""

    @property
    def report(self) -> str:
        """Whom somebody reports to, where that was asked."""
        if not self.person or not self.found.query.manager:
            return ""
        manager = self.person.manager
        return f"{self.person} reports to {manager}." if manager else f"No manager of {self.person} is known."

    @property
    def wanting(self) -> bool:
        """Whether it is an area that could be missing, not an address, a person or nothing at all."""
        return self.found.query.nameable and not self.claimed and not self.besides

    @property
    def leads(self) -> list[Step]:
        return [step for step in self.steps if step.role == f"leads {self.team}"]

    @property
    def ways(self) -> tuple[Way, ...]:
        return ways(person=self.person) if self.person else ()

    @property
    def near(self) -> Shown | None:
        """The area whose people may know, where nobody has claimed it."""
        return next((each for each in self.others if each.match.kind == "area"), None)


def reply(*, text: str, on: dt.date, people: bool = True, user: User | None = None) -> Reply:
    found = find(text=text, people=people)
    # Beside an exact match, and where something fits, what is only near is noise.
    rest = [match for match in found.matches if match != found.best and (match.known or not found.known)]
    bare = Reply(found, shown(matches=rest[:MOST], query=found.query, on=on), user=user)
    return READ[found.best.kind](bare, found.best, on) if found.best else bare


def _area(reply: Reply, best: Match, on: dt.date) -> Reply:
    areas = Area.objects.select_related("owning_team", "parent", "category", "confirmed_by")
    area = areas.prefetch_related("resources").filter(pk=best.id).first()
    if area is None:
        return reply
    lines = held(on=on, areas=[area.pk])[area.pk]
    return replace(reply, area=area, answer=answer(area=area, lines=lines, on=on, user=reply.user))


def _person(reply: Reply, best: Match, on: dt.date) -> Reply:
    people: Any = Person.objects.select_related("job_role", "manager").annotate(is_here=here(on=on))
    person = people.filter(pk=best.id).first()
    if person is None:
        return reply
    gone = away(people=[person.pk], user=reply.user, on=on)
    said = f"A{gone.says(person)[1:]}." if person.is_here and person.pk in gone.people else ""
    return replace(reply, person=person, here=person.is_here, away=said, holds=mine(person=person, on=on))


def _team(reply: Reply, best: Match, on: dt.date) -> Reply:
    team = Team.objects.select_related("parent").filter(pk=best.id).first()
    if team is None:
        return reply
    leads = steps(owners=[], deputies=[], leads=leads_of_team(team=team.pk, on=on))
    return replace(reply, team=team, steps=leads, owns=_active(owning_team=team.pk))


def _seat(reply: Reply, best: Match, on: dt.date) -> Reply:
    seat = Seat.objects.select_related("job_role", "team").filter(pk=best.id).first()
    return replace(reply, sat=sat(seat=seat, on=on)) if seat else reply


def _category(reply: Reply, best: Match, on: dt.date) -> Reply:
    category = Category.objects.filter(pk=best.id).first()
    if category is None:
        return reply
    owns = _active(category=best.id)
    return replace(reply, category=category, owns=owns, mostly=_mostly(owns[:COUNTED], on))


def _mostly(areas: list[Area], on: dt.date) -> str:
    """Who is accountable for most of a category: "Ana Ruiz answers for 5 of 8"."""
    lines = named(on=on, areas=[area.pk for area in areas], letters=["A"])
    counts = Counter(
        who
        for each in lines.values()
        for who in {line.who for line in each if line.taken and not line.deputy}
    )
    if not counts:
        return ""
    most = max(counts.values())
    names = sorted(name for name, count in counts.items() if count == most)
    several = "" if len(names) == 1 else " each"
    return f"{' and '.join(names[:2])} {'answers' if len(names) == 1 else 'answer'} for {most}{several}"


def _active(**which: int) -> list[Area]:
    return list(Area.objects.filter(**which).exclude(lifecycle="retired").order_by("sort_name", "pk"))


READ = {"area": _area, "person": _person, "team": _team, "seat": _seat, "category": _category}
