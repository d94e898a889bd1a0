"""Where the rows of a sheet go in the tree of areas: below their sections, each place once."""

from collections.abc import Iterable, Iterator

from ownership.imports.places import LONGEST, Path, Places, Sections, fold, levels_of, names_of, said_of
from ownership.imports.readers.text import one_line
from ownership.imports.reading import AreaRead, Doubt
from ownership.models.category import Category

LONGEST_CATEGORY = Category._meta.get_field("name").max_length or 0


def place(*, areas: Iterable[AreaRead], sections: Sections) -> tuple[Places, list[Doubt]]:
    places = Places(sections)
    doubts: list[Doubt] = []
    places.gather(_numbered(areas, sections, places, doubts))
    return places, doubts


def _numbered(
    areas: Iterable[AreaRead], sections: Sections, places: Places, doubts: list[Doubt]
) -> Iterator[tuple[int, AreaRead]]:
    # Each folded name once: below a section are many.
    folded = _Folded()
    first: dict[int, tuple[Path, str]] = {}
    for area in areas:
        if not one_line(area.name):
            doubts.append(Doubt(area.where, "This row has letters and no name: it is left out."))
            continue
        doubts.extend(_too_long(area, sections))
        names = names_of(area, sections)
        path = (*(folded[name] for name in names[:-1]), fold(names[-1]))
        path = path if area.ref is None else (f"#{area.ref}",)
        category = _category(area) if sections == "categories" and area.ref is None else ""
        number = places.put(path, category=category)
        section, where = first.setdefault(number, (area.section, area.where))
        if section != area.section:
            doubts.append(Doubt(area.where, _again(where, area)))
        yield number, area


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


def _again(first: str, area: AreaRead) -> str:
    """The reader itself speaks of what is twice in one section."""
    return f"“{one_line(area.name)}” of another section is already at {first}: they count as one area."
