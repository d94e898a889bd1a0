from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def scratch_database() -> Iterator[None]:
    """A new database beside the one that is used now, gone afterwards; not the tests' either."""
    known = connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{connection.settings_dict['NAME']}"
    # What making it says has no place among the figures.
    with redirect_stdout(StringIO()):
        former = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(former, verbosity=0)
        connection.settings_dict["TEST"]["NAME"] = known
