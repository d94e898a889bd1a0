from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def scratch_database() -> Iterator[None]:
    """A new database beside the one that is used now, gone afterwards; not the tests' either."""
    known = connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{connection.settings_dict['NAME']}"
    former = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(former, verbosity=0)
        connection.settings_dict["TEST"]["NAME"] = known
