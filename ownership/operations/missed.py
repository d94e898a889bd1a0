"""Counting what is asked for and nobody's: the words, never who asked."""

import datetime as dt
import re

from django.db import connection

SHORTEST, LONGEST, MOST = 3, 80, 5000
KEPT = dt.timedelta(days=365)
FORGET = "DELETE FROM ownership_searchmiss WHERE last_on < %s"
# One statement, so that of two who ask at once both count.
COUNT = """
INSERT INTO ownership_searchmiss AS m (text, count, first_on, last_on)
SELECT coalesce(
  (SELECT text FROM ownership_searchmiss WHERE lower(text) = lower(%(text)s) ORDER BY id LIMIT 1), %(text)s),
  1, %(on)s, %(on)s
WHERE (SELECT count(*) FROM ownership_searchmiss) < %(most)s
  OR EXISTS (SELECT FROM ownership_searchmiss WHERE lower(text) = lower(%(text)s))
ON CONFLICT (text) DO UPDATE SET count = m.count + 1,
  first_on = least(m.first_on, excluded.first_on), last_on = greatest(m.last_on, excluded.last_on)"""


def missed(*, text: str, on: dt.date) -> None:
    """Count it as it was first written, unless it may tell who somebody is: an address, a number."""
    kept = " ".join(text.split())
    if (
        len(kept) < SHORTEST
        or re.search("[@#]|://", kept)
        or re.search(r"\d{6}", re.sub(r"[\s()/.-]", "", kept))
    ):
        return
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [on - KEPT])
        cursor.execute(COUNT, {"text": kept[:LONGEST].rstrip(), "on": on, "most": MOST})
