"""Judge a sheet by the rules, and leave nothing behind."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from ownership.enums import Severity
from ownership.imports.places import Sections
from ownership.imports.reading import Reading, Refused, read
from ownership.lint.ground import alone, among, nothing_is_set
from ownership.lint.result import Found, Linted
from ownership.lint.words import Spot, Words, words_of
from ownership.operations import Refused as NotApplied
from ownership.operations import apply
from ownership.rules.evaluating import Offender, evaluate
from ownership.rules.registry import RULES
from ownership.rules.scope import Scope, Touched, concerned

ORDER = {severity.value: place for place, severity in enumerate(Severity)}


class _Leave(Exception):
    pass


def lint(
    *, file: str, content: bytes, on: dt.date, with_database: bool = False, sections: Sections = "areas"
) -> Linted:
    """Read, try out and judge one file. Without the database nothing that is in it counts."""
    try:
        reading = read(name=file, content=content)
        with _rolled_back() as result:
            result.append(_judged(file, reading, on, with_database, sections))
    except (Refused, NotApplied) as refused:
        return Linted(file, refused=str(refused))
    return result[0]


@contextmanager
def _rolled_back() -> Iterator[list[Linted]]:
    """Leave the transaction by an exception: rolled back by hand, it would still fire what waits for it."""
    try:
        with transaction.atomic():
            yield []
            raise _Leave
    except _Leave:
        return


def _judged(file: str, reading: Reading, on: dt.date, with_database: bool, sections: Sections) -> Linted:
    if with_database:
        plan = among(reading=reading, on=on, sections=sections)
    else:
        nothing_is_set()
        plan = alone(reading=reading, on=on)
    ids = apply(changes=plan.changes, actor=None, on=on, record=False).ids
    words = words_of(plan=plan, reading=reading, ids=ids)
    found = evaluate(on=on, scope=_scope(words, on, with_database))
    offenders = [each for each in found if _says(each, words, reading)]
    return Linted(file, reading, plan.doubts, tuple(_told(offenders, words)))


def _scope(words: Words, on: dt.date, with_database: bool) -> Scope | None:
    areas, people, teams, seats = (words.ids(kind) for kind in ("area", "person", "team", "seat"))
    if with_database:
        return concerned(touched=Touched(areas=areas, people=people, teams=teams, seats=seats), on=on)
    return Scope(areas=areas, people=people, teams=teams, seats=seats)


def _says(offender: Offender, words: Words, reading: Reading) -> bool:
    """Whether it is about this sheet, and the sheet can know it.

    No sheet says who leads a team or sits in a seat; and one that never uses R does not speak of the work.
    """
    if offender.rule == "OWN102" and "R" not in {held.letter for area in reading.areas for held in area.held}:
        return False
    spot = words.spots.get((offender.kind, offender.id))
    if offender.kind == "area":
        return spot is not None or bool(words.ids("area") & set(offender.facts.get("areas", ())))
    return spot is not None and not (spot.new and offender.kind in ("team", "seat"))


def _told(offenders: list[Offender], words: Words) -> Iterator[Found]:
    """The most severe first, then in the sheet's order."""
    names = words.loaded(offenders=offenders)
    spots = [(_spot(each, words), each) for each in offenders]
    spots.sort(key=lambda pair: (ORDER[pair[1].severity], pair[0].order, pair[1].rule))
    for spot, each in spots:
        message, remedy = RULES[each.rule].says(each.facts, subject=each.id, names=names)
        yield Found(
            code=each.rule,
            severity=each.severity,
            subject=names.subject(each.kind, each.id),
            message=message,
            remedy=remedy,
            where=spot.where,
        )


def _spot(offender: Offender, words: Words) -> Spot:
    """The subject's place in the sheet, else that of the first area of the sheet that it concerns."""
    if spot := words.spots.get((offender.kind, offender.id)):
        return spot
    areas = (words.spots.get(("area", area)) for area in offender.facts.get("areas", ()))
    return min((spot for spot in areas if spot), key=lambda spot: spot.order)
