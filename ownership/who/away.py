"""Who of those that are named is away on the day; until when only for who may see it, and never why."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ownership import permissions
from ownership.who.held import Held
from teams.models import Absence, Person, User

ONE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Away:
    """`people` are the ids of all who are away; `until` has the last day of those of whom one may see it."""

    people: frozenset[int] = frozenset()
    until: Mapping[int, dt.date] = field(default_factory=dict)

    def here(self, lines: Iterable[Held]) -> list[Held]:
        """Lines behind which somebody is not away."""
        return [
            line
            for line in lines
            if not line.persons or any(person.pk not in self.people for person in line.persons)
        ]

    def says(self, person: Person) -> str:
        """ "away now", "away now, until 12 Mar 2026"."""
        last = self.until.get(person.pk)
        return f"away now, until {last:%-d %b %Y}" if last else "away now"


def away(*, people: Iterable[int], user: User | None, on: dt.date) -> Away:
    """One query; a second one if somebody is away. `user` None is whoever sits at the machine itself.

    Whoever is not signed in is not told.
    """
    if user is not None and not user.is_authenticated:
        return Away()
    rows = Absence.objects.filter(person__in=set(people), period__contains=on)
    found = {person: period.upper - ONE for person, period in rows.values_list("person", "period")}
    if not found or user is None:
        return Away(frozenset(found))
    seen = Person.objects.filter(permissions.may_see_figures(user=user, on=on), pk__in=found)
    return Away(frozenset(found), {pk: found[pk] for pk in seen.values_list("pk", flat=True)})


def said(*, owners: Iterable[Held], deputies: Iterable[Held], gone: Away) -> str:
    """ "Ana Ruiz is away now: ask Ben Cole." where two answer; then who stands in and is away as well."""
    people = {person.pk: person for line in owners for person in line.persons}
    missing = [person for pk, person in people.items() if pk in gone.people]
    there = [person.name for pk, person in people.items() if pk not in gone.people]
    sentences = [f"{person} is {gone.says(person)}" for person in missing]
    if not sentences:
        return ""
    if there:
        sentences[-1] += f": ask {' or '.join(there)}"
    second = {person.pk: person for line in deputies if line.taken for person in line.persons}
    sentences += [
        f"{person}, who stands in, is {gone.says(person)}"
        for pk, person in second.items()
        if pk in gone.people and pk not in people
    ]
    return " ".join(f"{sentence}." for sentence in sentences)
