"""The places of a sheet's rows in the tree of areas, by folded path."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Literal

from ownership.imports.readers.text import one_line
from ownership.imports.reading import AreaRead, Held
from ownership.models import Area
from ownership.packed import Packed

Sections = Literal["areas", "categories", "ignore"]
Path = tuple[str, ...]
# Places whose rows are put in order at once.
TOGETHER = 2_000
LONGEST = Area._meta.get_field("name").max_length or 0


def fold(name: str) -> str:
    """Equal for names that the database takes for one, whatever the blanks."""
    return one_line(name).casefold()


def names_of(area: AreaRead, sections: Sections) -> Path:
    """The names from the top down to its own, as they will be."""
    return tuple(
        name if len(name) <= LONGEST else name[:LONGEST].rstrip() for name in said_of(area, sections)
    )


def said_of(area: AreaRead, sections: Sections) -> Path:
    levels = levels_of(area)
    above = {"areas": levels, "categories": levels[1:], "ignore": ()}[sections]
    return (*above, one_line(area.name))


def levels_of(area: AreaRead) -> Path:
    return tuple(level for level in map(one_line, area.section) if level)


@dataclass(frozen=True, slots=True)
class Place:
    """One area of the plan. A heading that is no row of its own has no `row`."""

    path: Path
    name: str
    row: AreaRead | None
    category: str
    note: str
    held: tuple[Held, ...]
    # The area that it is, where the sheet gives its number.
    there: int | None


class Places(Mapping[Path, Place]):
    """The places by their folded path, parents first.

    Each is put together from its rows when it is looked at: of a long sheet only the numbers are kept.
    """

    def __init__(self, sections: Sections) -> None:
        self.sections = sections
        self._numbers: dict[Path, int] = {}
        self._categories: dict[Path, str] = {}
        # By number of the place: whose first row names it first, and how many rows before are of others.
        self._named, self._before = array("q"), array("q")
        self._rows: Sequence[AreaRead] = ()

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._numbers)

    def __contains__(self, path: object) -> bool:
        return path in self._numbers

    def __getitem__(self, path: Path) -> Place:
        number = self._numbers[path]
        rows = [self._rows[each] for each in range(self._before[number], self._before[number + 1])]
        first = self._rows[self._before[self._named[number]]]
        names = names_of(first, self.sections)
        return Place(
            path=names if first.ref is not None else names[: len(path)],
            name=names[-1 if first.ref is not None else len(path) - 1],
            row=rows[0] if rows else None,
            category=self._categories.get(path, ""),
            note=next((note for row in rows if (note := row.note.strip())), ""),
            held=tuple(held for row in rows for held in row.held),
            there=first.ref,
        )

    def number(self, path: Path) -> int:
        """Which of the places it is, from nought on."""
        return self._numbers[path]

    def put(self, path: Path, *, category: str = "") -> int:
        """Have the place of a row, below those above it; its number."""
        first = len(self._numbers)
        for depth in range(1, len(path) + 1):
            self._numbers.setdefault(path[:depth], len(self._numbers))
            if category:
                self._categories.setdefault(path[:depth], category)
        number = self._numbers[path]
        self._named.extend([number] * (len(self._numbers) - first))
        return number

    def gather(self, rows: Iterable[tuple[int, AreaRead]]) -> None:
        """Take the rows, each with the number of its place, and put those of one place together.

        A sheet may say an area again and again, far apart: looked for one by one, each would open a block.
        """
        parts: dict[int, Packed[tuple[int, AreaRead]]] = defaultdict(Packed)
        counts: dict[int, int] = Counter()
        for number, row in rows:
            counts[number] += 1
            parts[number // TOGETHER].append((number, row))
        self._before = array("q", accumulate((counts[number] for number in range(len(self))), initial=0))
        ordered = (sorted(parts.pop(part), key=itemgetter(0)) for part in sorted(parts))
        self._rows = Packed(row for part in ordered for _, row in part)
