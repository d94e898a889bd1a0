"""What a team owns, with the teams below it: its balance, and how much hangs on one person."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from ownership.enums import Letter, Lifecycle, Perspective
from ownership.holdings import at
from ownership.models import AreaPlacement
from ownership.who.held import Held, held
from teams.models import Membership

SHOWN = 10
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
    id: int
    name: str
    letters: list[tuple[str, list[Held]]]


@dataclass(frozen=True)
class Owned:
    ids: list[int]
    lines: list[Line]
    shares: list[Share]


def owned(*, teams: Sequence[int], on: dt.date) -> Owned:
    """The areas of these teams on a day, the first of them with who holds what; two queries."""
    rows = (
        AreaPlacement.objects.filter(period__contains=on, owning_team__in=teams)
        .exclude(lifecycle=Lifecycle.RETIRED)
        .order_by("area__sort_name", "area_id")
        .values_list("area_id", "area__name", "area__category__perspective")
    )
    found = list(rows)
    lines = held(on=on, areas=[id for id, _, _ in found[:SHOWN]])
    return Owned(
        ids=[id for id, _, _ in found],
        lines=[Line(id, name, _by_letter(lines.get(id, []))) for id, name, _ in found[:SHOWN]],
        shares=_shares(Counter(perspective for _, _, perspective in found)),
    )


def _by_letter(lines: list[Held]) -> list[tuple[str, list[Held]]]:
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


def one_decides(*, areas: Sequence[int], on: dt.date) -> int:
    """In how many areas one person alone can decide: accountable, and nobody to stand in."""
    rows = at(on=on, areas=areas).answerable().filter(letter=Letter.A)
    people = rows.order_by().values("area").annotate(n=Count("person", distinct=True))
    return sum(each["n"] == 1 for each in people)


def people_in(*, teams: Sequence[int], on: dt.date) -> int:
    there = Membership.objects.filter(team__in=teams, period__contains=on)
    return there.values("person").distinct().count()
