"""The places of a sheet's rows in the tree of areas, by folded path."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ownership.imports.readers.text import one_line
from ownership.imports.reading import AreaRead, Held
from ownership.models import Area

Sections = Literal["areas", "categories", "ignore"]
Path = tuple[str, ...]
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

    def __init__(self, areas: Sequence[AreaRead], sections: Sections) -> None:
        self.areas, self.sections = areas, sections
        self._numbers: dict[Path, int] = {}
        # By number: the row that names it first, and whether that one is a row of its own.
        self._first, self._own = array("q"), bytearray()
        self._further: dict[int, list[int]] = defaultdict(list)
        self._categories: dict[Path, str] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._numbers)

    def __contains__(self, path: object) -> bool:
        return path in self._numbers

    def __getitem__(self, path: Path) -> Place:
        number = self._numbers[path]
        first = self.areas[self._first[number]]
        rows = [self.areas[each] for each in self._rows(number)]
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

    def row(self, path: Path) -> AreaRead | None:
        """The first row of its own, where it has one."""
        rows = self._rows(self._numbers[path]) if path in self._numbers else []
        return self.areas[rows[0]] if rows else None

    def put(self, path: Path, row: int, *, own: bool, category: str = "") -> None:
        number = self._numbers.setdefault(path, len(self._numbers))
        if number == len(self._first):
            self._first.append(row)
            self._own.append(own)
        elif own:
            self._further[number].append(row)
        if category:
            self._categories.setdefault(path, category)

    def _rows(self, number: int) -> list[int]:
        return [self._first[number]] * self._own[number] + self._further.get(number, [])
