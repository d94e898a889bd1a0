"""Who changes what, and why: told to the change log once a transaction."""

import datetime as dt
import json
from uuid import UUID

from django.db import connection

from teams.models import User


def sign(*, request_id: UUID, actor: User | None, label: str, on: dt.date) -> None:
    """Let every row that is written from here on carry this request (bulk ones too)."""
    metadata = {"user": actor and actor.pk, "label": label, "on": on.isoformat()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), "
            "set_config('pghistory.context_metadata', %s, true)",
            [str(request_id), json.dumps(metadata)],
        )
