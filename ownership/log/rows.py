"""One row of a request: a sentence, and each column before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey

from ownership.models import Assignment
from teams.models import Person

from . import recorded, subjects, values
from .images import Image, Images
from .kinds import KINDS, Kind, Readable
from .names import Names

HIDDEN = "not shown"
# What is new or gone of these is all in the sentence.
SAID_WHOLE = {Assignment, *recorded.SENTENCES}
WHY = values.label(Assignment._meta.get_field("declined_because"))


@dataclass(frozen=True)
class Cell:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """`did` is insert, update or delete; `area` and `team` are ids of what it is about."""

    kind: str
    noun: str
    did: str
    sentence: str
    cells: list[Cell]
    area: int | None = None
    team: int | None = None

    @property
    def summary(self) -> str:
        """All of it in one line: "Payments changed: Above it Engineering → Platform."."""
        if not self.sentence.endswith(" changed.") or not self.cells:
            return self.sentence
        told = "; ".join(
            f"{cell.label} {cell.before or 'not set'} → {cell.after or 'not set'}" for cell in self.cells
        )
        return f"{self.sentence.removesuffix('.')}: {told}."


def told(*, kind: str, did: str, images: Images, called: Names, seen: Readable) -> Row:
    before, after = images
    image = after or before or {}
    which = KINDS[kind]
    cells = list(_cells(which, before, after, called, seen))
    return Row(
        kind=kind,
        noun=which.noun,
        did=did,
        sentence=_because(subjects.sentence(which.model, before, after, called), cells),
        cells=[] if did != "update" and which.model in SAID_WHOLE else cells,
        area=image.get(which.area) if which.area else None,
        team=image.get(which.team) if which.team else None,
    )


def _because(sentence: str, cells: list[Cell]) -> str:
    """With why somebody declined, for those who may read it."""
    why = next((cell.after for cell in cells if cell.label == WHY), "")
    return sentence if why in ("", HIDDEN) else f"{sentence.removesuffix('.')}: {why}"


def _cells(kind: Kind, before: Image, after: Image, called: Names, seen: Readable) -> Iterator[Cell]:
    """What changed; of a new or a removed row, what it has of its own."""
    person = (after or before or {}).get(kind.person) if kind.person else None
    for field in kind.model._meta.concrete_fields:
        name = field.attname
        if field.name in values.SILENT or field.generated or name not in (after or before or {}):
            continue
        was, now = ((image or {}).get(name) for image in (before, after))
        if was == now or (
            (before is None or after is None) and values.same(field, now if before is None else was)
        ):
            continue
        if (name in kind.hidden and not seen.sees(person)) or (name in kind.own and not seen.is_own(person)):
            yield Cell(values.label(field), HIDDEN, HIDDEN)
        else:
            yield Cell(values.label(field), _said(field, was, called), _said(field, now, called))


def _said(field: Any, value: Any, called: Names) -> str:
    if isinstance(field, ForeignKey):
        if field.model is Person and field.name == "user":
            return called.address(value)
        return called.of(field.related_model, value)
    return values.words(field, value)
