"""Who can become a column of the grid: found by a part of the name, told apart where names are alike."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Concat
from django.db.models.query import QuerySet

from ownership.matrix.model import Columns, Key, Kind
from ownership.querysets.period import here
from teams.models import Person, Seat, Team

MOST = 20
Candidate = tuple[Key, str, str]
"""A party, its name, and the name by which it is told from others of that name."""


def candidates(*, columns: Columns, name: str, on: dt.date, exactly: bool = False) -> list[Candidate]:
    """Those who are here or open, by name; one query."""
    kind, rows = _rows(columns, on)
    if exactly:
        rows = rows.filter(Q(said__iexact=name) | Q(apart__iexact=name))
    for word in () if exactly else name.split():
        rows = rows.filter(said__icontains=word)
    found = list(rows.order_by("said", "pk").values_list("pk", "said", "apart")[:MOST])
    return [((kind, pk), said, apart) for (pk, said, _), apart in zip(found, _labels(found), strict=True)]


def _rows(columns: Columns, on: dt.date) -> tuple[Kind, QuerySet[Any]]:
    if columns == "teams":
        teams = Team.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on))
        return "team", teams.annotate(said=F("name"), apart=_apart("parent__name"))
    if columns == "seats":
        seats = Seat.objects.filter(Q(retired_on=None) | Q(retired_on__gt=on), team__closed_on=None)
        said = Concat("job_role__name", Value(" of "), "team__name", output_field=CharField())
        return "seat", seats.filter(team__isnull=False).annotate(said=said, apart=said)
    people = Person.objects.filter(here(on=on))
    return "person", people.annotate(said=F("name"), apart=_apart("email"))


def _apart(other: str) -> Concat:
    return Concat("name", Value(" ("), other, Value(")"), output_field=CharField())


def _labels(found: Sequence[tuple[int, str, str]]) -> list[str]:
    often = Counter(said.casefold() for _, said, _ in found)
    return [said if often[said.casefold()] == 1 else apart for _, said, apart in found]
