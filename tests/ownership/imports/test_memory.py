"""What an import holds does not grow with its sheet, but for its text and a number of each area."""

import datetime as dt
import tracemalloc

import pytest
from django.db import transaction

from ownership import packed
from ownership.bench import sheets
from ownership.bench.bringing import bring_in
from ownership.imports import places
from ownership.operations import writer

ON = dt.date(2026, 6, 1)
FEW, MANY = 2_000, 5_000
# Bytes: a row has some sixty; what is read of it and comes of it, as objects, has thirteen hundred.
EACH = 500


def most(rows: int) -> int:
    """Bytes that were held at most while a sheet of so many rows was read, planned and applied."""
    content = sheets.listed(rows=rows)
    tracemalloc.start()
    try:
        with transaction.atomic():
            bring_in(content=content, on=ON)
            transaction.set_rollback(True)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
def test_a_row_more_is_little_more(monkeypatch: pytest.MonkeyPatch) -> None:
    # As much at a time as a short sheet fills, as the long ones of which this is the model fill theirs.
    monkeypatch.setattr(writer, "PART", FEW // 4)
    monkeypatch.setattr(places, "TOGETHER", 100)
    monkeypatch.setattr(packed, "BLOCK", 25)
    few = most(FEW)
    assert most(MANY) - few < EACH * (MANY - FEW)
