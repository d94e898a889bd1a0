"""Rows as they were before and after an event, straight from the event tables. One query."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection

from .kinds import KINDS
from .values import read

Image = dict[str, Any] | None
Images = tuple[Image, Image]
"""Before (None: there was none), and after (None: it is gone)."""

_OF_KIND = """
SELECT '{label}', e.pgh_id, e.pgh_label, to_jsonb(e), (
  SELECT to_jsonb(b) FROM {table} b WHERE b.pgh_obj_id = e.pgh_obj_id AND b.pgh_id < e.pgh_id
  ORDER BY b.pgh_id DESC LIMIT 1)
FROM {table} e WHERE e.pgh_id = ANY(%({label})s)"""


def load(events: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Images]:
    """By kind and event."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for kind, event in events:
        wanted[kind].append(event)
    if not wanted:
        return {}
    sql = " UNION ALL ".join(_OF_KIND.format(label=label, table=KINDS[label].table) for label in wanted)
    with connection.cursor() as cursor:
        cursor.execute(sql, wanted)
        rows = cursor.fetchall()
    return {
        (kind, event): _turned(did, read(written), read(earlier))
        for kind, event, did, written, earlier in rows
    }


def _turned(did: str, written: Image, earlier: Image) -> Images:
    if did == "insert":
        return None, written
    return (written, None) if did == "delete" else (earlier, written)
