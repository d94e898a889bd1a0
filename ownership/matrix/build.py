"""The pivot of a day: four queries, two more of a team, one for areas above those shown, however many."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType

from ownership.enums import Severity

from . import columns as column_groups
from . import rows as row_groups
from . import source
from .areas import AreaFacts
from .entries import Entry
from .model import Cell, Columns, Grouping, Key, Matrix, Mode, Row
from .pivot import Cells, cells, holders, showing
from .rows import Part
from .source import Ground

Worst = Mapping[int, Severity]
Severities = Worst | Callable[[Collection[int]], Worst]
# Of a part, the rows that it has at least, and the cells that it has at most beyond those.
FEWEST, CELLS = 20, 40_000
# Of more teams together, who holds nothing is no column.
MANY = 100
NONE_KNOWN: Worst = MappingProxyType({})


def build(
    *,
    on: dt.date,
    columns: Columns = "people",
    mode: Mode = "effective",
    team: int | None = None,
    own: bool = False,
    category: int | None = None,
    letters: Collection[str] = (),
    areas: Iterable[int] | None = None,
    search: str = "",
    severities: Severities = NONE_KNOWN,
    findings_only: bool = False,
    group: Grouping = "category",
    hide_empty: bool = False,
    only: Collection[Key] | None = None,
    part: Part | None = None,
    widest: int | None = None,
) -> Matrix:
    """Pivot one day. `team` is an id and takes in its subtree unless `own`; `only` keeps these columns.

    `severities` says the worst finding of each area that has one, or is asked it of the rows. Totals count
    what `letters` hides.
    `part` fills some of the rows, by place, or by the areas' ids, which then show whatever the filters say.
    Columns and totals stay those of all, unless they are said by `only`: then, of a part by ids, nothing but
    that part and what is above it is read, and counted in `size`. Of more columns than `widest` so many are
    shown, and `hidden` are not.
    """
    if findings_only and isinstance(severities, Mapping):
        areas = set(severities) if areas is None else set(severities) & set(areas)
    keep = () if part is None or isinstance(part, slice) else part
    ground = source.ground(
        on=on,
        mode=mode,
        team=team,
        own=own,
        category=category,
        areas=areas,
        search=search,
        keep=keep,
        alone=bool(keep) and only is not None,
    )
    parties, tree = ground.parties, ground.tree
    everybody = only is None and not hide_empty and len(ground.within) <= MANY
    if group == "team":
        parties.learn(on=on, teams={area.team for area in ground.areas}, seats=())
    sections = list(row_groups.sections(ground.areas, group=group, tree=tree, parties=parties))
    if only is not None and part is not None:
        sections = list(row_groups.of_part(sections, _few(part, len(only))))
    wanted = {place.area.id for section in sections for place in section.places}
    entries = source.entries(ground=ground, areas=wanted, everybody=everybody, also=only or ())
    often, answers = showing(entries, columns=columns, parties=parties, letters=letters)
    keys, hidden = _columns(often, ground, columns=columns, everybody=everybody, only=only, widest=widest)
    if only is None and part is not None:
        sections = list(row_groups.of_part(sections, _few(part, len(keys))))
        wanted = {place.area.id for section in sections for place in section.places}
    by_area = _by_area(entries, wanted)
    shown = (entry for rows in by_area.values() for entry in rows)
    pivoted = cells(shown, keys=keys, columns=columns, parties=parties, tree=tree)
    if letters:
        pivoted = _restricted(pivoted, letters)

    worst = severities if isinstance(severities, Mapping) else severities(wanted)

    def row(area: AreaFacts, depth: int) -> Row:
        return Row(
            *(area.id, area.name, area.slug, depth, worst.get(area.id), pivoted.get(area.id, {})),
            *(holders(by_area[area.id], letter) for letter in "AR"),
        )

    return Matrix(
        on,
        columns,
        mode,
        column_groups.groups(
            keys, columns=columns, parties=parties, within=ground.within, accountable=answers
        ),
        row_groups.groups(sections, row=row),
        len(ground.areas),
        hidden,
    )


def _columns(
    often: Counter[Key],
    ground: Ground,
    *,
    columns: Columns,
    everybody: bool,
    only: Collection[Key] | None,
    widest: int | None,
) -> tuple[set[Key], int]:
    """Those that are shown, and how many are not."""
    parties, within = ground.parties, ground.within
    if only is not None:
        return column_groups.known(only, parties=parties), 0
    keys = set(often)
    if everybody:
        keys |= column_groups.empty(columns=columns, parties=parties, teams=within)
    if widest is None:
        return keys, 0
    kept = column_groups.most(keys, count=widest, shown=often, parties=parties, within=within)
    return kept, len(keys) - len(kept)


def _few(part: Part, columns: int) -> Part:
    """Of a wide matrix a part has fewer rows, for a page takes so many cells."""
    if not isinstance(part, slice):
        return part
    first, most = part.start or 0, max(FEWEST, CELLS // max(1, columns))
    return slice(first, first + most if part.stop is None else min(part.stop, first + most))


def _by_area(entries: Iterable[Entry], wanted: set[int]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.area in wanted:
            found[entry.area].append(entry)
    return found


def _restricted(pivoted: Cells, letters: Collection[str]) -> Cells:
    kept: dict[int, dict[Key, Cell]] = defaultdict(dict)
    for area, row in pivoted.items():
        for key, cell in row.items():
            if marks := tuple(mark for mark in cell if mark.letter in letters):
                kept[area][key] = marks
    return kept
