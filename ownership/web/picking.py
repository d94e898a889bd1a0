"""Areas, people, teams and decisions chosen by name: suggested while one types, found again by what is said.

Where several have one name, each is told apart by what stands behind it: "Refunds (in Payments)"; where
that is the same as well, by its number.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Lower

from ownership.models import Area, Decision
from teams.models import Person, Seat, Team

MOST = 8
NUMBER = re.compile(r", number (\d{1,18})\)$", re.ASCII)


@dataclass(frozen=True)
class Kind:
    rows: QuerySet[Any]
    name: Any
    behind: Any
    order: tuple[str, ...]

    def told(self) -> QuerySet[Any]:
        apart = Concat(self.name, Value(" ("), self.behind, Value(")"), output_field=CharField())
        told: QuerySet[Any] = self.rows.annotate(said=self.name, apart=apart)
        return told.order_by(*self.order)


@dataclass(frozen=True)
class Choice:
    """Of which kinds something may be; what is said of a name that no row has, or more than one."""

    kinds: tuple[Kind, ...]
    none: str
    several: str


_ABOVE = Case(
    When(parent=None, then=Value("at the top")),
    default=Concat(Value("in "), "parent__name"),
    output_field=CharField(),
)
_MAIL = Coalesce("email", Concat(Value("number "), Cast("pk", CharField())), output_field=CharField())
_SEAT = Case(
    When(team=None, then="job_role__name"),
    default=Concat("job_role__name", Value(" of "), Cast("team__name", CharField())),
    output_field=CharField(),
)
KINDS = {
    "areas": Kind(Area.objects.all(), F("name"), _ABOVE, ("sort_name", "pk")),
    "people": Kind(Person.objects.all(), F("name"), _MAIL, ("sort_name", "pk")),
    "teams": Kind(Team.objects.all(), F("name"), _ABOVE, ("sort_name", "pk")),
    "seats": Kind(Seat.objects.all(), _SEAT, Value("job role", CharField()), ("said", "pk")),
    "decisions": Kind(Decision.objects.all(), F("title"), Cast("date", CharField()), ("-date", "-pk")),
}
HOLDERS = (KINDS["people"], KINDS["teams"], KINDS["seats"])
CHOICES = {
    "areas": Choice((KINDS["areas"],), "No area is called", "Several areas are called"),
    "people": Choice((KINDS["people"],), "Nobody is called", "Several people are called"),
    "teams": Choice((KINDS["teams"],), "No team is called", "Several teams are called"),
    "decisions": Choice((KINDS["decisions"],), "No decision is called", "Several decisions are called"),
    "holders": Choice(HOLDERS, "No person, team or job role is called", "Several are called"),
}


def suggestions(*, kind: str, text: str) -> list[str]:
    """What has all the words in its name, of each kind in turn; a query a kind."""
    each = [labels(rows=_with(kind=one, words=text.split()[:MOST])) for one in CHOICES[kind].kinds]
    return [label for together in zip_longest(*each) for label in together if label][:MOST]


def _with(*, kind: Kind, words: Iterable[str]) -> QuerySet[Any]:
    rows = kind.told()
    for word in words:
        rows = rows.filter(said__icontains=word)
    return rows[:MOST]


def labels(*, rows: Iterable[Any]) -> list[str]:
    """Of rows that are told: the name, with what tells it apart where another here has it as well."""
    found = list(rows)
    often = Counter(row.said.lower() for row in found)
    # A name of digits alone would be taken for a number.
    plain = (often[row.said.lower()] == 1 and not row.said.isdecimal() for row in found)
    return [row.said if bare else apart for row, bare, apart in zip(found, plain, _apart(found), strict=True)]


def names_of(*, kind: str, pks: Collection[int]) -> list[str]:
    """How rows are to be named so that each is found again; one query, none for none."""
    if not pks:
        return []
    told = KINDS[kind].told().annotate(low=Lower("said"))
    names = KINDS[kind].rows.filter(pk__in=pks).values(low=Lower(KINDS[kind].name))
    alike = list(told.filter(low__in=names))
    return [label for row, label in zip(alike, labels(rows=alike), strict=True) if row.pk in pks]


def chosen(*, kind: str, names: Sequence[str]) -> tuple[list[Any], list[str]]:
    """The rows that these names say, each once, and what is wrong with others; a query a kind if nothing."""
    wanted = [name.lower() for name in names]
    by_name: dict[str, list[Any]] = defaultdict(list)
    for each in CHOICES[kind].kinds if wanted else ():
        for row in _called(each, wanted):
            for said in {row.low, row.apart_low, _numbered(row).lower()}:
                by_name[said].append(row)
    found, problems = {}, []
    for name in names:
        fits = by_name.get(name.lower(), [])
        if len(fits) == 1:
            found[type(fits[0]), fits[0].pk] = fits[0]
        else:
            problems.append(_problem(kind, name, fits))
    return list(found.values()), problems


def _called(kind: Kind, names: Sequence[str]) -> QuerySet[Any]:
    numbers = [int(number) for name in names for number in NUMBER.findall(name)]
    rows: QuerySet[Any] = kind.told().annotate(low=Lower("said"), apart_low=Lower("apart"))
    return rows.filter(Q(low__in=names) | Q(apart_low__in=names) | Q(pk__in=numbers))


def _numbered(row: Any) -> str:
    """Where also what stands behind is the same: nothing else is certain to tell them apart."""
    return f"{row.apart.removesuffix(')')}, number {row.pk})"


def _problem(kind: str, name: str, fits: list[Any]) -> str:
    if fits:
        which_one = " or ".join(f"“{label}”" for label in _apart(fits)[:3])
        return f"{CHOICES[kind].several} “{name}”: say {which_one}."
    near = suggestions(kind=kind, text=name)[:1]
    return f"{CHOICES[kind].none} “{name}”." + (f" Did you mean “{near[0]}”?" if near else "")


def _apart(rows: list[Any]) -> list[str]:
    often = Counter(said.lower() for row in rows for said in (row.said, row.apart))
    return [row.apart if often[row.apart.lower()] == 1 else _numbered(row) for row in rows]
