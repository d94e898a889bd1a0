"""Where the rows of a sheet go in the tree of areas: below their sections, each place once."""

from collections.abc import Iterator, Sequence

from ownership.imports.places import LONGEST, Places, Sections, fold, levels_of, names_of, said_of
from ownership.imports.readers.text import one_line
from ownership.imports.reading import AreaRead, Doubt
from ownership.models.category import Category

LONGEST_CATEGORY = Category._meta.get_field("name").max_length or 0


def place(*, areas: Sequence[AreaRead], sections: Sections) -> tuple[Places, list[Doubt]]:
    places = Places(areas, sections)
    doubts: list[Doubt] = []
    # Each folded name once: below a section are many.
    folded = _Folded()
    for number, area in enumerate(areas):
        if not one_line(area.name):
            doubts.append(Doubt(area.where, "This row has letters and no name: it is left out."))
            continue
        doubts.extend(_too_long(area, sections))
        names = names_of(area, sections)
        path = (*(folded[name] for name in names[:-1]), fold(names[-1]))
        path = path if area.ref is None else (f"#{area.ref}",)
        first = places.row(path)
        if first and first.section != area.section:
            doubts.append(Doubt(area.where, _again(first, area)))
        category = _category(area) if sections == "categories" and area.ref is None else ""
        for depth in range(1, len(path)):
            places.put(path[:depth], number, own=False, category=category)
        places.put(path, number, own=True, category=category)
    return places, doubts


def _category(area: AreaRead) -> str:
    return next(iter(levels_of(area)), "")[:LONGEST_CATEGORY]


class _Folded(dict[str, str]):
    def __missing__(self, name: str) -> str:
        self[name] = found = fold(name)
        return found


def _too_long(area: AreaRead, sections: Sections) -> Iterator[Doubt]:
    for name in said_of(area, sections):
        if len(name) > LONGEST:
            message = f"“{name[:40]}…” is longer than {LONGEST} characters: it is cut off."
            yield Doubt(area.where, message)


def _again(first: AreaRead, area: AreaRead) -> str:
    """The reader itself speaks of what is twice in one section."""
    return f"“{one_line(area.name)}” of another section is already at {first.where}: they count as one area."
