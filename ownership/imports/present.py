"""The areas, categories and letters that are there, as an import looks them up."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.enums import Lifecycle
from ownership.imports.places import fold
from ownership.models import Area, Assignment
from ownership.models.category import Category
from ownership.querysets.among import among


@dataclass(frozen=True, slots=True)
class There:
    id: int
    name: str
    description: str
    category: int | None
    retired: bool
    parent: int | None = None
    # What it is called, folded: by its name and its aliases.
    called: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Letter:
    """A live or coming assignment; deputies, of whom no sheet speaks, are not looked at."""

    id: int
    begins: dt.date
    ends: dt.date | None


Held = tuple[str, tuple[str, int | str]]


@dataclass
class Present:
    """Empty for a sheet that is read alone. Retired areas are not looked for by name alone."""

    areas: dict[tuple[int | None, str], There] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)
    by_id: dict[int, There] = field(default_factory=dict)
    named: dict[str, list[There]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[str, list[There]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls) -> "Present":
        present = cls(categories={fold(name): pk for pk, name in Category.objects.values_list("id", "name")})
        rows = Area.objects.order_by("id").values_list(
            "id", "name", "description", "category_id", "lifecycle", "parent_id", "aliases"
        )
        for pk, name, description, category, lifecycle, parent, aliases in rows.iterator(10_000):
            called = frozenset(map(fold, (name, *aliases)))
            retired = lifecycle == Lifecycle.RETIRED
            present._keep(There(pk, name, description, category, retired, parent, called))
        return present

    def _keep(self, there: There) -> None:
        self.by_id[there.id] = there
        self.areas.setdefault((there.parent, fold(there.name)), there)
        if not there.retired:
            self.named[fold(there.name)].append(there)
            for alias in there.called - {fold(there.name)}:
                self.aliases[alias].append(there)

    def path(self, there: There) -> tuple[There, ...]:
        """The area, below those above it."""
        above = self.path(self.by_id[there.parent]) if there.parent else ()
        return (*above, there)


def letters(*, areas: Iterable[int], on: dt.date) -> dict[int, dict[Held, list[Letter]]]:
    """What these areas hold on a day or later: by area, then by letter and holder."""
    found: dict[int, dict[Held, list[Letter]]] = defaultdict(lambda: defaultdict(list))
    ids = list(areas)
    if not ids:
        return found
    rows = Assignment.objects.filter(
        among(column="area", ids=ids), deputy=False, period__overlap=DateRange(on, None)
    )
    columns = ("id", "area_id", "letter", "person_id", "team_id", "seat_id", "period")
    values = rows.order_by("id").values_list(*columns)
    for pk, area, letter, person, team, seat, period in values.iterator(10_000):
        kind, holder = ("person", person) if person else ("team", team) if team else ("seat", seat)
        found[area][letter, (kind, holder)].append(Letter(pk, period.lower, period.upper))
    return found
