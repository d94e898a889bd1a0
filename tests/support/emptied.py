"""Tables emptied after a test that committed: cutting off the files of all of them takes half a second."""

from collections.abc import Collection

from django.db import connection


def statements(style: object, tables: Collection[str], **_: bool) -> list[str]:
    """What empties those of the tables that have rows, in place of Django's own `sql_flush`."""
    with connection.cursor() as cursor:
        found = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in tables
        )
        cursor.execute(found)
        filled = [name for (name,) in cursor.fetchall()]
    return [
        # As when they are cut off, no trigger has a say.
        "SET LOCAL session_replication_role = replica",
        *(f'DELETE FROM "{name}"' for name in filled),
        "SET LOCAL session_replication_role = origin",
    ]
