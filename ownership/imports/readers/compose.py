"""Grids to one reading: which tables count, what section each stands for, what is doubtful."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ownership.packed import Packed

from ..reading import AreaRead, Doubt
from .body import Body
from .cards import Card
from .cells import Cells
from .few_parties import plainly_held
from .find import Found, find
from .grid import Grid
from .legend import alphabet
from .long_form import is_long, read_long
from .orientation import inverted, parties_hold_areas
from .parties import Names
from .table import Column, Table
from .text import key
from .titles import bare_name, place, says_framework, stem

Read = tuple[Iterable[AreaRead], list[Doubt]]


def compose(grids: list[Grid], *, name: str, texts: list[str]) -> tuple[Packed[AreaRead], list[Doubt]]:
    """Return the areas of every table that says who holds which letter."""
    cells = (cell for grid in grids for row in grid.rows for cell in row if 2 < len(cell) < 1500)
    signs = alphabet(chain(texts, cells))
    found = [one for grid in grids for one in find(grid, signs)]
    kept, doubts = _kept(found, name=name, texts=texts)
    heads = [column.party for one in kept for column in _parties(one)]
    names = Names(chain(heads, (cell for one in kept for cell in _name_cells(one))))
    places = [place(one.part.grid, one.title) for one in kept]
    shared = _shared(places)
    areas = Packed[AreaRead]()
    for one, path in zip(kept, places, strict=True):
        read, more = _read(one, path, path[shared:] if len(kept) > 1 else (), names, signs, name)
        areas.extend(read)
        doubts.extend(more)
    return areas, doubts + _repeated(areas)


def _kept(found: list[Found], *, name: str, texts: list[str]) -> tuple[list[Found], list[Doubt]]:
    """Keep the tables that are RACI for certain; others only where none is, and the file says RACI."""
    heads = {key(column.party) for one in found if one.strong for column in _parties(one)}
    clear = [one for one in found if one.strong or _same_heads(one, heads)]
    if any(not one.part.grid.fenced for one in clear):
        clear = [one for one in clear if not one.part.grid.fenced]
    if clear:
        taken = {id(one) for one in clear}
        return clear, [_passed_over(one) for one in found if id(one) not in taken]
    around = [
        name,
        *texts,
        *(text for one in found for text in (one.title, one.part.grid.sheet, *one.part.grid.headings)),
    ]
    if says_framework(*around) or any(_letters_over_names(one) for one in found):
        return found, []
    return [one for one in found if isinstance(one.part, Table) and plainly_held(one.part)], []


def _parties(one: Found) -> list[Column]:
    return [column for column in one.part.columns if column.party] if isinstance(one.part, Table) else []


def _same_heads(one: Found, heads: set[str]) -> bool:
    """Say whether a small table goes on with the parties of a clear one."""
    parties = _parties(one)
    return bool(parties) and sum(key(column.party) in heads for column in parties) * 3 >= len(parties) * 2


def _letters_over_names(one: Found) -> bool:
    return isinstance(one.part, Table) and one.part.kind == "letters"


def _passed_over(one: Found) -> Doubt:
    grid, row = one.part.grid, one.part.top
    title = one.title or (grid.headings[-1] if grid.headings else "")
    which = f"The table “{title}”" if title else "A table here"
    return Doubt(grid.where(row, 0), f"{which} is not read: it does not clearly say R, A, C or I.")


def _name_cells(one: Found) -> Iterator[str]:
    part = one.part
    if isinstance(part, Card):
        columns = [*part.areas]
    else:
        columns = [column.index for column in part.columns if not column.party]
        columns += [*part.labels, *part.after] if is_long(part) else []
    return (part.grid.filled(row, column) for row in part.rows for column in columns)


def _shared(places: list[tuple[str, ...]]) -> int:
    """Return how many headings all tables stand under."""
    depth = 0
    while places and all(len(path) > depth for path in places) and len({path[depth] for path in places}) == 1:
        depth += 1
    return depth


def _read(
    one: Found,
    path: tuple[str, ...],
    section: tuple[str, ...],
    names: Names,
    signs: tuple[tuple[str, str], ...],
    name: str,
) -> Read:
    title = path[-1] if path else bare_name(one.part.grid.sheet, stem(name))
    if isinstance(one.part, Card):
        own = all(one.part.areas.values())
        return one.part.read(title, section if own else section[:-1], names), []
    grid = one.part.grid
    party = bare_name(one.title, grid.sheet, *reversed(grid.headings), stem(name))
    cells = Cells(one.part, names, signs)
    read: Read = read_long(cells, title, party) if is_long(one.part) else Body(cells, title).read()
    if parties_hold_areas(one.part):
        read = (inverted(read[0]), read[1])
    inner = section if one.part.labels and not _names_no_area(one.part) else section[:-1]
    return _under(inner, read)


def _names_no_area(table: Table) -> bool:
    return is_long(table) and len(table.labels) == 1 and not table.after


def _under(section: tuple[str, ...], read: Read) -> Read:
    areas, doubts = read
    return (replace(area, section=section + area.section) for area in areas) if section else areas, doubts


def _repeated(areas: Iterable[AreaRead]) -> list[Doubt]:
    first: dict[tuple[tuple[str, ...], str], str] = {}
    doubts = []
    for area in areas:
        place = (area.section, area.name.casefold())
        if place in first:
            again = f"“{area.name}” is already at {first[place]}: they count as one area."
            doubts.append(Doubt(area.where, f"{again} Rename one, or join them."))
        first.setdefault(place, area.where)
    return doubts
