"""Who changes what, and why: told to the change log once a transaction."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from teams.models import User


@contextmanager
def signed(
    *, request_id: UUID, actor: User | None, label: str, on: dt.date, undoes: UUID | None = None
) -> Iterator[None]:
    """Let every row that is written inside carry this request (bulk ones too), and none after it."""
    metadata = {"user": actor and actor.pk, "label": label, "on": on.isoformat()}
    if undoes:
        metadata["undoes"] = str(undoes)
    _set(str(request_id), json.dumps(metadata))
    yield
    # The caller's transaction may go on with something else.
    _set("", "")


def _set(request: str, metadata: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), "
            "set_config('pghistory.context_metadata', %s, true)",
            [request, metadata],
        )
