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
    """`none` and `several` are what is said of a name that no row has, or more than one."""

    rows: QuerySet[Any]
    name: Any
    behind: Any
    order: tuple[str, ...]
    none: str
    several: str

    @property
    def named(self) -> Any:
        return F(self.name) if isinstance(self.name, str) else self.name

    def told(self) -> QuerySet[Any]:
        apart = Concat(self.name, Value(" ("), self.behind, Value(")"), output_field=CharField())
        told: QuerySet[Any] = self.rows.annotate(said=self.named, apart=apart)
        return told.order_by(*self.order)


KINDS = {
    "areas": Kind(
        Area.objects.all(),
        "name",
        Case(
            When(parent=None, then=Value("at the top")),
            default=Concat(Value("in "), "parent__name"),
            output_field=CharField(),
        ),
        ("sort_name", "pk"),
        "No area is called",
        "Several areas are called",
    ),
    "people": Kind(
        Person.objects.all(),
        "name",
        Coalesce("email", Concat(Value("number "), Cast("pk", CharField())), output_field=CharField()),
        ("sort_name", "pk"),
        "Nobody is called",
        "Several people are called",
    ),
    "teams": Kind(
        Team.objects.all(),
        "name",
        Case(
            When(parent=None, then=Value("at the top")),
            default=Concat(Value("in "), "parent__name"),
            output_field=CharField(),
        ),
        ("sort_name", "pk"),
        "No team is called",
        "Several teams are called",
    ),
    "seats": Kind(
        Seat.objects.all(),
        Case(
            When(team=None, then="job_role__name"),
            default=Concat("job_role__name", Value(" of "), Cast("team__name", CharField())),
            output_field=CharField(),
        ),
        Value("job role", CharField()),
        ("said", "pk"),
        "No job role is called",
        "Several job roles are called",
    ),
    "decisions": Kind(
        Decision.objects.all(),
        "title",
        Cast("date", CharField()),
        ("-date", "-pk"),
        "No decision is called",
        "Several decisions are called",
    ),
}
# Of what may be any of several kinds.
TOGETHER = {"holders": ("people", "teams", "seats")}
NONE, SEVERAL = "No person, team or job role is called", "Several are called"


def suggestions(*, kind: str, text: str) -> list[str]:
    """What has all the words in its name; a query a kind."""
    if kind in TOGETHER:
        each = (suggestions(kind=one, text=text) for one in TOGETHER[kind])
        return [label for labels in zip_longest(*each) for label in labels if label][:MOST]
    rows = KINDS[kind].told()
    for word in text.split()[:MOST]:
        rows = rows.filter(said__icontains=word)
    return labels(rows=rows[:MOST])


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
    names = KINDS[kind].rows.filter(pk__in=pks).values(low=Lower(KINDS[kind].named))
    alike = list(told.filter(low__in=names))
    return [label for row, label in zip(alike, labels(rows=alike), strict=True) if row.pk in pks]


def chosen(*, kind: str, names: Sequence[str]) -> tuple[list[Any], list[str]]:
    """The rows that these names say, each once, and what is wrong with others; a query a kind if nothing."""
    wanted = [name.lower() for name in names]
    by_name: dict[str, list[Any]] = defaultdict(list)
    for each in TOGETHER.get(kind, (kind,)) if wanted else ():
        for row in _called(KINDS[each], wanted):
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
    none, several = (KINDS[kind].none, KINDS[kind].several) if kind in KINDS else (NONE, SEVERAL)
    if fits:
        which_one = " or ".join(f"“{label}”" for label in _apart(fits)[:3])
        return f"{several} “{name}”: say {which_one}."
    near = suggestions(kind=kind, text=name)[:1]
    return f"{none} “{name}”." + (f" Did you mean “{near[0]}”?" if near else "")


def _apart(rows: list[Any]) -> list[str]:
    often = Counter(said.lower() for row in rows for said in (row.said, row.apart))
    return [row.apart if often[row.apart.lower()] == 1 else _numbered(row) for row in rows]
