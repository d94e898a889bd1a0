"""Counting what is asked for and nobody's: the words, never who asked."""

import datetime as dt
import re

from django.db import connection

LONGEST, MOST = 80, 5000
KEPT = dt.timedelta(days=365)
FORGET = "DELETE FROM ownership_searchmiss WHERE last_on < %s"
# One statement, so that of two who ask at once both count.
COUNT = """
INSERT INTO ownership_searchmiss AS m (text, count, first_on, last_on)
SELECT %(text)s, 1, %(on)s, %(on)s
WHERE (SELECT count(*) FROM ownership_searchmiss) < %(most)s
  OR EXISTS (SELECT FROM ownership_searchmiss WHERE text = %(text)s)
ON CONFLICT (text) DO UPDATE SET count = m.count + 1,
  first_on = least(m.first_on, excluded.first_on), last_on = greatest(m.last_on, excluded.last_on)"""


def missed(*, text: str, on: dt.date) -> None:
    """Count it, unless it may tell who somebody is: an address, a number as of a telephone."""
    kept = " ".join(text.split())
    if not kept or "@" in kept or re.search(r"\d{6}", re.sub(r"[\s()/.-]", "", kept)):
        return
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [on - KEPT])
        cursor.execute(COUNT, {"text": kept[:LONGEST].rstrip(), "on": on, "most": MOST})
