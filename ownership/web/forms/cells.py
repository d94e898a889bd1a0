"""What the grid sends when cells are edited: checked word by word, for it comes from outside."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from ownership.enums import REPLACING, Letter
from ownership.imports.cell_text import Unclear, letters
from ownership.matrix.given import KINDS, Place
from ownership.matrix.model import Key
from ownership.operations.cells import Edit
from ownership.web.access import LAST
from ownership.web.forms.matrix import MatrixForm

# As many as the operation takes; of a longer list even reading is refused.
MOST = 50_000
WIDEST = 2**63 - 1


class NotUnderstood(Exception):
    """Nothing that a page of ours sends."""


class TooFar(NotUnderstood):
    """A day beyond those that are reckoned with."""


@dataclass(frozen=True)
class View:
    """How the grid looks that is to be brought up to date: its address, its columns, the rows it shows."""

    asked: dict[str, Any]
    columns: tuple[Key, ...]
    rows: frozenset[int]


@dataclass(frozen=True)
class Sent:
    edits: tuple[Edit, ...]
    unclear: dict[Place, str]
    since: dt.date | None
    undo: UUID | None
    everything: bool
    """Show all rows anew, whatever was changed: a column came to them."""
    view: View


def read(*, body: bytes) -> Sent:
    try:
        sent = json.loads(body)
        edits, unclear = _edits(sent.get("cells", []))
        return Sent(
            edits,
            unclear,
            _day(sent.get("since") or ""),
            UUID(sent["undo"]) if sent.get("undo") else None,
            bool(sent.get("everything")),
            _view(sent.get("view", {})),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotUnderstood from error


def _edits(cells: list[Any]) -> tuple[tuple[Edit, ...], dict[Place, str]]:
    """The edits, and the cells whose text is not understood."""
    if len(cells) > MOST:
        raise ValueError
    edits: dict[Place, Edit] = {}
    unclear: dict[Place, str] = {}
    for each in cells:
        place, seen = (_id(each["area"]), _key(each["holder"])), str(each["seen"])
        if "text" in each:
            try:
                give, take = letters(text=str(each["text"])), frozenset[str]()
            except Unclear as error:
                unclear[place] = str(error)
                continue
        else:
            give = {Letter(letter).value: bool(deputy) for letter, deputy in each.get("give", {}).items()}
            take = frozenset(Letter(letter).value for letter in each.get("take", []))
        if any(deputy and letter not in REPLACING for letter, deputy in give.items()):
            raise ValueError
        area, holder = place
        edits[place] = Edit(area=area, holder=holder, seen=seen, give=give, take=take, exact="text" in each)
    return tuple(edits.values()), unclear


def _view(view: dict[str, Any]) -> View:
    address = QueryDict(str(view.get("address", "")).removeprefix("?")).dict()
    return View(
        MatrixForm({**MatrixForm.DEFAULTS, **address, "look": "grid"}).asked,
        tuple(map(_key, view.get("columns", []))),
        frozenset(map(_id, view.get("rows", []))),
    )


def _key(text: Any) -> Key:
    kind, _, id = str(text).partition("-")
    if kind not in KINDS:
        raise ValueError
    return kind, _id(id)


def _id(value: Any) -> int:
    if not 0 <= (id := int(value)) <= WIDEST:
        raise ValueError
    return id


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    if re.fullmatch(r"\d{5,6}-\d\d-\d\d", text) or (day := dt.date.fromisoformat(text)) > LAST:
        raise TooFar(f"That day is too far ahead: {LAST:%-d %b %Y} is the last. Choose an earlier one.")
    return day
