"""Whether anything at all was written, in any table but those that looking writes, and the session's own."""

from django.db import connection

# Sessions, who looked at figures, and what was asked for and is nobody's.
BY_LOOKING = ["cache", "django_session", "ownership_figuresseen", "ownership_searchmiss"]
WRITTEN = """
SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables
WHERE relname <> ALL (%s) AND schemaname = 'public'"""


def written() -> int:
    """How many rows were written since the transaction began: also what was taken back again counts."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, [BY_LOOKING])
        return int(cursor.fetchone()[0])
