"""The rows of a change set that bring a cell to what is wanted there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Create, End, Row
from ownership.matrix.given import Given
from ownership.models import Assignment

if TYPE_CHECKING:
    from .cells import Edit

ASSIGNMENT = Assignment._meta.label


def rows(*, edit: Edit, cell: Sequence[Given], since: dt.date) -> tuple[Row, ...]:
    """Ends and beginnings, from a day on; none where the cell is so already.

    What begins on that day or later goes wholly. What is given ends where the same was to begin anyway.
    """
    lasting = [each for each in cell if each.until is None or each.until > since]
    ends = (End(ASSIGNMENT, each.assignment, since) for each in lasting if _goes(edit, each))
    return (*ends, *_given(edit, lasting, since))


def _goes(edit: Edit, each: Given) -> bool:
    if each.letter in edit.give:
        return each.deputy != edit.give[each.letter]
    return edit.exact or each.letter in edit.take


def _given(edit: Edit, lasting: Sequence[Given], since: dt.date) -> Iterator[Row]:
    kind, id = edit.holder
    for letter, deputy in edit.give.items():
        begins = [each.since for each in lasting if (each.letter, each.deputy) == (letter, deputy)]
        if not begins or min(begins) > since:
            period = DateRange(since, min(begins, default=None))
            values = {"area_id": edit.area, "letter": letter, "deputy": deputy, "period": period}
            yield Create(ASSIGNMENT, {**values, f"{kind}_id": id})
