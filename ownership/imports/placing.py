"""Where the rows of a sheet go in the tree of areas: below their sections, each place once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from ownership.imports.readers.text import one_line
from ownership.imports.reading import AreaRead, Doubt, Held
from ownership.models import Area
from ownership.models.category import Category

Sections = Literal["areas", "categories", "ignore"]
Path = tuple[str, ...]
LONGEST = Area._meta.get_field("name").max_length or 0
LONGEST_CATEGORY = Category._meta.get_field("name").max_length or 0


def fold(name: str) -> str:
    """Equal for names that the database takes for one, whatever the blanks."""
    return one_line(name).casefold()


@dataclass(slots=True)
class Place:
    """One area of the plan. A heading that is no row of its own has no `row`."""

    path: Path
    name: str
    row: AreaRead | None = None
    category: str = ""
    note: str = ""
    held: list[Held] = field(default_factory=list)
    # The area that it is, where the sheet gives its number.
    there: int | None = None

    @property
    def key(self) -> str:
        return "area " + "\n".join(map(fold, self.path))


def place(*, areas: Iterable[AreaRead], sections: Sections) -> tuple[dict[Path, Place], list[Doubt]]:
    """Return the places, parents first, by their folded path."""
    places: dict[Path, Place] = {}
    doubts: list[Doubt] = []
    # Each folded name once: below a section are many.
    folded = _Folded()
    for area in areas:
        levels = tuple(level for level in map(one_line, area.section) if level)
        category = levels[0] if sections == "categories" and levels else ""
        above = {"areas": levels, "categories": levels[1:], "ignore": ()}[sections]
        names = tuple(_clipped(name, area.where, doubts) for name in (*above, one_line(area.name)))
        if not names[-1]:
            doubts.append(Doubt(area.where, "This row has letters and no name: it is left out."))
            continue
        if area.ref is not None:
            spot = places.setdefault((f"#{area.ref}",), Place(names, names[-1], there=area.ref))
        for depth in range(1, len(names) + 1) if area.ref is None else ():
            path = tuple(folded[name] for name in names[:depth])
            spot = places.setdefault(path, Place(names[:depth], names[depth - 1]))
            spot.category = spot.category or category[:LONGEST_CATEGORY]
        if spot.row and spot.row.section != area.section:
            doubts.append(Doubt(area.where, _again(spot.row, area)))
        spot.row = spot.row or area
        spot.note = spot.note or area.note.strip()
        spot.held.extend(area.held)
    return places, doubts


class _Folded(dict[str, str]):
    def __missing__(self, name: str) -> str:
        self[name] = found = fold(name)
        return found


def _clipped(name: str, where: str, doubts: list[Doubt]) -> str:
    if len(name) <= LONGEST:
        return name
    doubts.append(Doubt(where, f"“{name[:40]}…” is longer than {LONGEST} characters: it is cut off."))
    return name[:LONGEST].rstrip()


def _again(first: AreaRead, area: AreaRead) -> str:
    """The reader itself speaks of what is twice in one section."""
    return f"“{one_line(area.name)}” of another section is already at {first.where}: they count as one area."
