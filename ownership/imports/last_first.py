"""Names that a sheet gives as "Okafor, Tom", cut in two by the comma: one again, where that is somebody."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ownership.imports.folding import folded
from ownership.imports.known import Known
from ownership.imports.reading import AreaRead, Held


def joined(*, areas: Iterable[AreaRead], known: Known, mapping: Mapping[str, str]) -> Iterator[AreaRead]:
    """Put two parties together that follow each other in one cell; those of the mapping stay as they are."""
    told = set(map(folded, mapping))
    for area in areas:
        held = tuple(_joined(area.held, known, told))
        yield area if held == area.held else dataclasses.replace(area, held=held)


def _joined(held: Sequence[Held], known: Known, told: set[str]) -> Iterator[Held]:
    rest = list(held)
    while rest:
        one = rest.pop(0)
        if rest and _is_one(one, rest[0], known, told):
            one = one._replace(party=f"{one.party}, {rest.pop(0).party}")
        yield one


def _is_one(last: Held, first: Held, known: Known, told: set[str]) -> bool:
    """Neither alone is anybody's whole name, and both together are."""
    if (last.letter, last.where) != (first.letter, first.where):
        return False
    names = {folded(last.party), folded(first.party)}
    known_alone = any(name in known.people or name in known.teams or name in known.roles for name in names)
    whole = known.people.get(folded(f"{first.party} {last.party}"))
    return bool(whole) and not known_alone and not names & told
