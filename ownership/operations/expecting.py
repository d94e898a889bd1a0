"""What a job role expects: of each letter in a category, at one level or at any."""

import datetime as dt
from collections.abc import Iterator, Mapping

from ownership.changes import Change, ChangeSet, Create, Remove, Row
from ownership.models import Category, Expectation
from teams.models import JobRole, User

from .problems import Problem, Refused
from .writer import Applied, apply

EXPECTATION = Expectation._meta.label
# A category's id and a letter.
Place = tuple[int, str]
NOTHING = ""


def expected(*, role: JobRole, level: str = "") -> dict[Place, Expectation]:
    """What is said of a level itself."""
    rows = Expectation.objects.filter(job_role=role, level=level)
    return {(row.category_id, row.letter): row for row in rows}


def expect(
    *,
    role: JobRole,
    wanted: Mapping[Place, str],
    seen: Mapping[Place, str],
    level: str = "",
    actor: User | None,
    on: dt.date,
) -> Applied:
    """Say at each of these places whether the letter is expected or unusual; NOTHING forgets it.

    `seen` is what was there when somebody looked: nobody overwrites what they have not seen.
    """
    known = expected(role=role, level=level)
    changed = [place for place, was in seen.items() if was != _said(known.get(place))]
    if overtaken := [place for place in changed if wanted.get(place) not in (None, _said(known.get(place)))]:
        raise Refused(*_overtaken(overtaken))
    rows = tuple(
        row for place in wanted for row in _rows(role, level, place, wanted[place], known.get(place))
    )
    at = f" at level {level}" if level else ""
    return apply(changes=ChangeSet(f"What {role} is expected to hold{at}", rows), actor=actor, on=on)


def forget(*, expectation: Expectation, actor: User | None, on: dt.date) -> Applied:
    row = Remove(EXPECTATION, expectation.pk)
    label = f"{expectation} is neither expected nor unusual"
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on)


def _said(row: Expectation | None) -> str:
    return row.expected if row else NOTHING


def _rows(role: JobRole, level: str, place: Place, wanted: str, row: Expectation | None) -> Iterator[Row]:
    if wanted == _said(row):
        return
    if row is None:
        category, letter = place
        values = {"job_role_id": role.pk, "category_id": category, "letter": letter, "level": level}
        yield Create(EXPECTATION, {**values, "expected": wanted})
    elif wanted == NOTHING:
        yield Remove(EXPECTATION, row.pk)
    else:
        yield Change(EXPECTATION, row.pk, {"expected": wanted}, was={"expected": row.expected})


def _overtaken(places: list[Place]) -> Iterator[Problem]:
    names = dict(Category.objects.filter(pk__in=[id for id, _ in places]).values_list("pk", "name"))
    for id, letter in places:
        where = f"{names.get(id, 'Category')}, {letter}"
        yield Problem(
            "Somebody changed this since you looked.", where, "Look at it as it is now.", "overtaken"
        )
