"""What becomes of everybody if a change set is carried out, in words, and who is told of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps

from ownership.changes import ChangeSet, Create, End, Remove
from ownership.enums import Acceptance
from ownership.models import Assignment
from ownership.rules import names
from ownership.rules.names import listed
from teams.models import User

from .telling import foreseen
from .work import Values

MOST = 3
KINDS = ("person", "team", "seat")
Holder = tuple[str, int]


@dataclass(frozen=True)
class Consequences:
    """Such as "Chen Li loses A and keeps R", the names of those who are told, and of those asked first."""

    becomes: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...] = ()


def consequences(*, changes: Sequence[ChangeSet], actor: User | None, on: dt.date) -> Iterator[Consequences]:
    """Of each. What is held and named is read once for all."""
    found = _Ground(changes, on)
    for each, (people, asked) in zip(changes, foreseen(changes=changes, actor=actor, on=on), strict=True):
        yield Consequences(
            tuple(found.said(each)), tuple(person.name for person in people), tuple(found.asked(asked))
        )


class _Ground:
    def __init__(self, changes: Sequence[ChangeSet], on: dt.date) -> None:
        ended = {id for each in changes for id in _ended(each)}
        areas = (
            set(Assignment.objects.filter(pk__in=ended).values_list("area", flat=True)) if ended else set()
        )
        made = [row for each in changes for row in _made(each)]
        areas |= {row.values["area_id"] for row in made}
        held = Assignment.objects.filter(area__in=areas, period__contains=on, deputy=False)
        self.held = list(held.order_by("id"))
        parties = [*map(_holder, self.held), *(_party(row) for row in made)]
        ids = {kind: {id for each, id in parties if each == kind} for kind in KINDS}
        self.names = names.load(people=ids["person"], teams=ids["team"], seats=ids["seat"], areas=areas)

    def said(self, changes: ChangeSet) -> list[str]:
        """A sentence a holder and area, of those whose letters change and who share them."""
        gone, letters = set(_ended(changes)), _by_party(self.held)
        lost = _by_party(row for row in self.held if row.pk in gone)
        got: dict[tuple[int, Holder], list[str]] = defaultdict(list)
        for row in _made(changes):
            if not row.values.get("deputy"):
                got[row.values["area_id"], _party(row)].append(row.values["letter"])
        several = len({area for area, _ in (*lost, *got)}) > 1
        touched = {(area, letter) for (area, _), each in lost.items() for letter in each}
        sentences = []
        for place in sorted(dict.fromkeys((*lost, *got, *letters)), key=lambda each: each[0]):
            kept = [each for each in letters.get(place, ()) if each not in lost.get(place, ())]
            shared = [each for each in kept if (place[0], each) in touched]
            if place in lost or place in got or shared:
                kept = kept if place in lost else shared
                words = self._words(place, lost.get(place, []), got.get(place, []), kept)
                words += self._open(place, kept)
                sentences.append(f"{self.names.area(place[0])}: {words}" if several else words)
        rest = len(sentences) - MOST
        return [*sentences[:MOST], f"and {rest} more"] if rest > 1 else sentences

    def asked(self, rows: Iterable[Values]) -> list[str]:
        """The names of those who are asked whether they take what they are given, once each."""
        parties = (next((kind, row[f"{kind}_id"]) for kind in KINDS if row.get(f"{kind}_id")) for row in rows)
        return list(dict.fromkeys(self.names.subject(kind, id) for kind, id in parties))

    def _open(self, place: tuple[int, Holder], kept: list[str]) -> str:
        """What somebody keeps and has not taken: it is not theirs yet."""
        rows = [row for row in self.held if (row.area_id, _holder(row)) == place and row.letter in kept]
        declined = [row.letter for row in rows if row.acceptance == Acceptance.DECLINED]
        asked = [row.letter for row in rows if row.acceptance == Acceptance.ASKED]
        said = [f"but said no to {listed(declined)}"] if declined else []
        said += [f"but has not accepted {listed(asked)} yet"] if asked else []
        return "".join(f", {each}" for each in said)

    def _words(self, place: tuple[int, Holder], lost: list[str], got: list[str], kept: list[str]) -> str:
        kind, id = place[1]
        verbs = (("loses", lost), ("gets", got), ("keeps", kept))
        said = [f"{verb} {listed(letters)}" for verb, letters in verbs if letters]
        return f"{self.names.subject(kind, id)} {listed(said)}"


def _ended(changes: ChangeSet) -> list[int]:
    gone = [row for row in changes.rows if isinstance(row, End | Remove)]
    return [row.id for row in gone if apps.get_model(row.model) is Assignment]


def _made(changes: ChangeSet) -> list[Create]:
    made = [row for row in changes.rows if isinstance(row, Create)]
    return [row for row in made if apps.get_model(row.model) is Assignment]


def _party(row: Create) -> Holder:
    return next((kind, row.values[f"{kind}_id"]) for kind in KINDS if row.values.get(f"{kind}_id"))


def _holder(row: Assignment) -> Holder:
    return next((kind, getattr(row, f"{kind}_id")) for kind in KINDS if getattr(row, f"{kind}_id"))


def _by_party(rows: Iterable[Assignment]) -> dict[tuple[int, Holder], list[str]]:
    found: dict[tuple[int, Holder], list[str]] = defaultdict(list)
    for row in rows:
        found[row.area_id, _holder(row)].append(row.letter)
    return found
