"""From entries to cells: in which columns a letter shows, in full or dimmed, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ownership.enums import Gap, Letter

from .areas import Tree
from .entries import Entry
from .model import Cell, Columns, Key, Mark, Reason
from .parties import Parties

Cells = dict[int, dict[Key, Cell]]
ORDER = "ARCIS"
NO_TEAM: Key = ("team", 0)
NO_SEAT: Key = ("seat", 0)


class Place(NamedTuple):
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
        yield Place(entry.party, through=None if kind == "person" else entry.holder)
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


def cells(
    entries: Iterable[Entry], *, keys: Collection[Key], columns: Columns, parties: Parties, tree: Tree
) -> Cells:
    """By area and column, of `keys`. An assignment looks alike in all areas below its own: told once."""
    made: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        made[entry.area, entry.assignment].append(entry)
    told: dict[tuple[int, bool], list[tuple[Key, Mark]]] = {}
    found: dict[int, dict[Key, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for (area, assignment), rows in made.items():
        alike = (assignment, rows[0].source != area)
        if alike not in told:
            told[alike] = _marks(rows, keys=keys, columns=columns, parties=parties, tree=tree)
        for key, mark in told[alike]:
            found[area][key].append(mark)
    return {area: {key: _cell(marks) for key, marks in row.items()} for area, row in found.items()}


def _marks(
    rows: list[Entry], *, keys: Collection[Key], columns: Columns, parties: Parties, tree: Tree
) -> list[tuple[Key, Mark]]:
    """One assignment, in each of its columns: those who answer for it together are one reason."""
    found: dict[Key, tuple[Place, list[Entry]]] = {}
    for entry in rows:
        for place in places(entry, columns=columns, parties=parties):
            if place.key in keys:
                found.setdefault(place.key, (place, []))[1].append(entry)
    letter, deputy = rows[0].letter, rows[0].deputy
    return [
        (key, Mark(letter, deputy, place.dimmed, (_reason(place, own, parties=parties, tree=tree),)))
        for key, (place, own) in found.items()
    ]


def _cell(marks: list[Mark]) -> Cell:
    """Letters in order, each once."""
    if len(marks) == 1:
        return (marks[0],)
    alike: dict[tuple[int, bool], list[Mark]] = defaultdict(list)
    for mark in marks:
        alike[ORDER.index(mark.letter), mark.deputy].append(mark)
    return tuple(
        Mark(
            same[0].letter,
            same[0].deputy,
            all(mark.dimmed for mark in same),
            tuple(reason for mark in same for reason in mark.reasons),
        )
        for _, same in sorted(alike.items())
    )


def _reason(place: Place, rows: list[Entry], *, parties: Parties, tree: Tree) -> Reason:
    entry = rows[0]
    through = place.through
    return Reason(
        party=column_name(place.key, parties),
        letter=entry.letter,
        deputy=entry.deputy,
        assignment=entry.assignment,
        source=entry.source,
        inherited_from=tree.name(entry.source) if entry.source != entry.area else "",
        through=parties.name(through) if through else "",
        answered_by=() if entry.made_person else _answering(place, rows, parties),
        dimmed=place.dimmed,
        interim=entry.interim,
        shared=entry.tie_breaker is not None,
        acceptance=entry.acceptance,
        gap=Gap(entry.gap) if entry.gap else None,
        gap_of=parties.name(entry.holder) if entry.gap else "",
        since=entry.since,
        until=entry.until,
    )


def _answering(place: Place, rows: list[Entry], parties: Parties) -> tuple[str, ...]:
    """Who answers, where the column is not theirs."""
    keys = {row.party for row in rows if row.person is not None}
    return tuple(sorted(parties.name(key) for key in keys if key != place.key))


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


def showing(
    entries: Iterable[Entry], *, columns: Columns, parties: Parties, letters: Collection[str]
) -> tuple[Counter[Key], Counter[Key]]:
    """In which columns how many entries of these letters (none: of any) show, and how many A each has."""
    known: dict[tuple[object, ...], list[Place]] = {}
    often: Counter[tuple[object, ...]] = Counter()
    accountable: set[tuple[int, Key]] = set()
    for entry in entries:
        alike = (entry.letter, entry.person, entry.made_person, entry.made_team, entry.made_seat, entry.gap)
        if alike not in known:
            known[alike] = list(places(entry, columns=columns, parties=parties))
        if not letters or entry.letter in letters:
            often[alike] += 1
        if entry.letter == Letter.A and not entry.deputy:
            accountable.update((entry.area, place.key) for place in known[alike] if not place.dimmed)
    shown: Counter[Key] = Counter()
    for each, count in often.items():
        for place in known[each]:
            shown[place.key] += count
    return shown, Counter(key for _, key in accountable)
