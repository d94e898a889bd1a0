"""The change log: which models are in it, and how. Statement triggers see bulk writes too."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Index, Model

M = TypeVar("M", bound=type[Model])


def logged(*, name: str, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep every insert, update and delete of a model, before and after, with its request id.

    `exclude` names columns that are computed from others. `name` is short: it makes the index's name.
    """
    # Undo asks for a row's newest event.
    newest = Index(fields=["pgh_obj", "pgh_id"], name=f"{name}_event_newest")
    by_request = Index(fields=["pgh_context"], name=f"{name}_event_request")
    track: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(row="NEW"),
        pghistory.DeleteEvent(row="OLD"),
        exclude=exclude,
        meta={"indexes": [newest, by_request]},
    )
    return track
