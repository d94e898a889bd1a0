"""Who changed rows last, for a sentence about what is in the way; read only when there is one to say."""

from collections.abc import Collection
from typing import Any

from ownership.querysets.among import among
from teams.models import User

from .work import Table

SOMEBODY = "Somebody"


def changed_by(*, model: Table, ids: Collection[int]) -> dict[int, str]:
    """A name for each of the rows; two queries."""
    if not ids or not hasattr(model, "pgh_event_model"):
        return dict.fromkeys(ids, SOMEBODY)
    events: Any = model.pgh_event_model.objects
    newest = (
        events.filter(among(column="pgh_obj", ids=ids))
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    rows = newest.values_list("pgh_obj", "pgh_context__metadata")
    who = {id: (metadata or {}).get("user") for id, metadata in rows}
    users = User.objects.select_related("person").in_bulk([user for user in who.values() if user])
    return {id: _name(users.get(who.get(id) or 0)) for id in ids}


def _name(user: User | None) -> str:
    return SOMEBODY if user is None else str(getattr(user, "person", user))
