"""What a team owns, with the teams below it: its balance, and how much hangs on one person."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ownership.enums import Letter, Lifecycle, Perspective
from ownership.holdings import at
from ownership.models import AreaPlacement
from ownership.querysets.among import among
from ownership.who.named import Named, named
from teams.models import Membership

SHOWN = 10
# Of more areas it is not counted, with its sub-teams, while somebody waits for the page.
MOST = 1_000
WORDS = {Perspective.SYSTEM.value: "system", Perspective.PRODUCT.value: "product", None: "no category yet"}


@dataclass(frozen=True)
class Share:
    """A part of the balance: of a hundred, where it begins and how wide it is."""

    name: str
    count: int
    x: float
    width: float


@dataclass(frozen=True)
class Line:
    """`within` is the area above it, where another here is called the same."""

    id: int
    name: str
    within: str
    letters: list[tuple[str, list[Named]]]


@dataclass(frozen=True)
class Owned:
    count: int
    lines: list[Line]
    shares: list[Share]


def owned(*, teams: Sequence[int], on: dt.date) -> Owned:
    """The areas of these teams on a day, the first of them with who holds what; three queries."""
    rows = _placed(teams, on)
    counts = Counter(dict(rows.values_list("area__category__perspective").annotate(n=Count("pk"))))
    ordered = rows.order_by("area__sort_name", "area_id").values_list("area_id", "area__name", "parent__name")
    found = list(ordered[:SHOWN])
    lines, often = named(on=on, areas=[id for id, *_ in found]), Counter(name for _, name, _ in found)
    return Owned(
        count=counts.total(),
        lines=[
            Line(id, name, (within or "") if often[name] > 1 else "", _by_letter(lines.get(id, [])))
            for id, name, within in found
        ],
        shares=_shares(counts),
    )


def _placed(teams: Sequence[int], on: dt.date) -> QuerySet[AreaPlacement]:
    rows = AreaPlacement.objects.filter(among(column="owning_team", ids=teams), period__contains=on)
    return rows.exclude(lifecycle=Lifecycle.RETIRED)


def _by_letter(lines: list[Named]) -> list[tuple[str, list[Named]]]:
    """A, R, C and I, each with its holders; support stands with those who do the work."""
    groups = (("A", "A"), ("R", "RS"), ("C", "C"), ("I", "I"))
    return [
        (letter, [line for line in lines if line.letter in which and not line.deputy])
        for letter, which in groups
    ]


def _shares(counts: Counter[str | None]) -> list[Share]:
    total, found, x = sum(counts.values()), [], 0.0
    for perspective, name in WORDS.items():
        if count := counts[perspective]:
            width = 100 * count / total
            found.append(Share(name, count, round(x, 2), round(width, 2)))
            x += width
    return found


def one_decides(*, teams: Sequence[int], on: dt.date) -> int:
    """In how many of their areas one person alone can decide: accountable, and nobody to stand in."""
    areas = list(_placed(teams, on).values_list("area_id", flat=True))
    rows = at(on=on, areas=areas, letters=[Letter.A]).answerable()
    people = rows.order_by().values("area").annotate(n=Count("person", distinct=True))
    return sum(each["n"] == 1 for each in people)


def people_in(*, teams: Sequence[int], on: dt.date) -> int:
    there = Membership.objects.filter(among(column="team", ids=teams), period__contains=on)
    return there.values("person").distinct().count()
