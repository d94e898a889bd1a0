"""Which columns there are, in groups and in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from .model import Column, ColumnGroup, Columns, Key
from .parties import Parties, Path
from .pivot import NO_SEAT, NO_TEAM, column_name

Group = int | None


def empty(*, columns: Columns, parties: Parties, teams: set[int]) -> set[Key]:
    """Columns that are shown though nothing is in them: whoever is here, open, of these teams."""
    if columns == "people":
        return {("person", person) for team in teams for person in parties.members(team)}
    if columns == "teams":
        return {("team", team) for team in teams if not parties.teams[team].closed}
    return {
        ("seat", id_)
        for id_, seat in parties.seats.items()
        if seat.team in teams and not seat.retired and not parties.teams[seat.team].closed
    }


def known(keys: Iterable[Key], *, parties: Parties) -> set[Key]:
    """Those that there are: who was asked for may be gone."""
    found = {"person": set(parties.people), "team": set(parties.teams), "seat": set(parties.seats)}
    return {key for key in keys if key in (NO_TEAM, NO_SEAT) or key[1] in found[key[0]]}


def most(keys: set[Key], *, count: int, shown: Counter[Key], parties: Parties, within: set[int]) -> set[Key]:
    """So many of them: those of the teams asked for, and who has the most letters here."""
    if len(keys) <= count:
        return keys
    return set(sorted(keys, key=lambda key: (not _within(key, parties, within), -shown[key], key))[:count])


def groups(
    keys: Iterable[Key],
    *,
    columns: Columns,
    parties: Parties,
    within: set[int],
    accountable: Counter[Key],
) -> tuple[ColumnGroup, ...]:
    """People and seats by their team, teams by the team above; in the order of the tree of teams.

    What is of the teams asked for comes first: who reads of a team looks for its own people.
    """
    by_group: dict[Group, list[Key]] = defaultdict(list)
    for key in keys:
        by_group[_group(key, columns=columns, parties=parties, within=within)].append(key)
    first = {group for group, own in by_group.items() if any(_within(key, parties, within) for key in own)}
    return tuple(
        ColumnGroup(
            group,
            parties.teams[group].name if group is not None else _ungrouped(columns),
            tuple(
                Column(key, column_name(key, parties), accountable[key])
                for key in sorted(by_group[group], key=lambda key: _order(key, parties))
            ),
        )
        for group in sorted(by_group, key=lambda group: (group not in first, parties.path(group)))
    )


def _group(key: Key, *, columns: Columns, parties: Parties, within: set[int]) -> Group:
    if key in (NO_TEAM, NO_SEAT):
        return None
    if columns == "teams":
        return parties.teams[key[1]].parent
    return parties.team_of(key, within)


def _within(key: Key, parties: Parties, within: set[int]) -> bool:
    return key not in (NO_TEAM, NO_SEAT) and parties.team_of(key, within) in within


def _ungrouped(columns: Columns) -> str:
    return {"people": "No team", "teams": "Top", "seats": "Whole organisation"}[columns]


def _order(key: Key, parties: Parties) -> tuple[int, bool, Path]:
    """People with leads first, then seats and teams, and last what stands for nobody."""
    kind, id_ = key
    if key in (NO_TEAM, NO_SEAT):
        return 3, False, ()
    if kind == "person":
        person = parties.people[id_]
        return 0, not any(lead for _, _, lead, _ in person.places), ((person.sort_name, id_),)
    if kind == "seat":
        return 1, False, ((parties.seats[id_].name.casefold(), id_),)
    return 2, False, parties.path(id_)
