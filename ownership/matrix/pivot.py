"""From entries to cells: in which columns a letter shows, in full or dimmed, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ownership.enums import Gap

from .areas import Tree
from .entries import Entry
from .model import Cell, Columns, Key, Mark, Reason
from .parties import Parties

Cells = dict[int, dict[Key, Cell]]
ORDER = "ARCIS"
NO_TEAM: Key = ("team", 0)
NO_SEAT: Key = ("seat", 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A column in which an entry shows; dimmed where the letter is not its own."""

    key: Key
    through: Key | None = None
    dimmed: bool = False


def places(entry: Entry, *, columns: Columns, parties: Parties) -> Iterator[Place]:
    if columns == "people":
        return _among_people(entry, parties)
    return _among_teams(entry, parties) if columns == "teams" else _among_seats(entry, parties)


def _among_people(entry: Entry, parties: Parties) -> Iterator[Place]:
    """Who answers; a team's other letters, dimmed, with its members; else the holder itself."""
    kind, id_ = entry.holder
    if entry.person is not None:
        yield Place(entry.party, through=None if entry.party == entry.holder else entry.holder)
    elif kind == "team" and not entry.gap and entry.letter != "A" and (people := parties.members(id_)):
        for person in people:
            yield Place(("person", person), through=entry.holder, dimmed=True)
    else:
        yield Place(entry.holder)


def _among_teams(entry: Entry, parties: Parties) -> Iterator[Place]:
    """The team that holds it; dimmed, the teams of the person or seat, and all above."""
    kind, id_ = entry.holder
    if kind == "team":
        own = [id_]
        yield Place(entry.holder)
    elif kind == "person":
        own = parties.people[id_].teams
    else:
        team = parties.seats[id_].team
        own = [team] if team else []
    above = {team for one in own for team in parties.lineage(one)}
    for team in sorted(above - ({id_} if kind == "team" else set())):
        yield Place(("team", team), through=entry.holder, dimmed=True)
    if not own:
        yield Place(NO_TEAM, through=entry.holder, dimmed=True)


def _among_seats(entry: Entry, parties: Parties) -> Iterator[Place]:
    """The seat that holds it; dimmed, the seats of a person who holds it themselves."""
    kind, id_ = entry.holder
    if kind == "seat":
        yield Place(entry.holder)
        return
    seats = parties.people[id_].seats if kind == "person" else []
    for seat in seats:
        yield Place(("seat", seat), through=entry.holder, dimmed=True)
    if not seats:
        yield Place(NO_SEAT, through=entry.holder, dimmed=True)


def cells(entries: Iterable[Entry], *, columns: Columns, parties: Parties, tree: Tree) -> Cells:
    """By area and column. Several people who answer for one assignment in one column are one reason."""
    found: dict[tuple[int, Key, str, bool], dict[int, tuple[Place, list[Entry]]]] = defaultdict(dict)
    for entry in entries:
        for place in places(entry, columns=columns, parties=parties):
            by_assignment = found[entry.area, place.key, entry.letter, entry.deputy]
            by_assignment.setdefault(entry.assignment, (place, []))[1].append(entry)
    marks: dict[int, dict[Key, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for (area, key, letter, deputy), by_assignment in found.items():
        reasons = tuple(
            _reason(place, rows, parties=parties, tree=tree) for place, rows in by_assignment.values()
        )
        marks[area][key].append(Mark(letter, deputy, reasons))
    return {
        area: {key: tuple(sorted(row, key=_order)) for key, row in by_key.items()}
        for area, by_key in marks.items()
    }


def _order(mark: Mark) -> tuple[int, bool]:
    return ORDER.index(mark.letter), mark.deputy


def _reason(place: Place, rows: list[Entry], *, parties: Parties, tree: Tree) -> Reason:
    entry = rows[0]
    answering = {row.party for row in rows if row.person is not None} - {place.key, place.through}
    return Reason(
        party=column_name(place.key, parties),
        letter=entry.letter,
        deputy=entry.deputy,
        assignment=entry.assignment,
        source=entry.source,
        inherited_from=tree.name(entry.source) if entry.source != entry.area else "",
        through=parties.name(place.through) if place.through else "",
        answered_by=tuple(sorted(parties.name(key) for key in answering)),
        dimmed=place.dimmed,
        interim=entry.interim,
        shared=entry.shared,
        acceptance=entry.acceptance,
        gap=Gap(entry.gap) if entry.gap else None,
        gap_of=parties.name(entry.holder),
        since=entry.since,
        until=entry.until,
    )


def column_name(key: Key, parties: Parties) -> str:
    if key == NO_TEAM:
        return "No team"
    return "No seat" if key == NO_SEAT else parties.name(key)


def holders(entries: Iterable[Entry], letter: str) -> int:
    """Distinct holders of a letter in one area, deputies aside, by the people who answer for them."""
    people: dict[int, set[Key]] = defaultdict(set)
    for entry in entries:
        if entry.letter == letter and not entry.deputy:
            people[entry.assignment].add(entry.party)
    return len({frozenset(keys) for keys in people.values()})


def full(cell: Collection[Mark], letter: str) -> bool:
    return any(mark.letter == letter and not mark.deputy and not mark.dimmed for mark in cell)
