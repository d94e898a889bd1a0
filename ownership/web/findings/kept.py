"""The views that somebody keeps of the list, with their addresses."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from ownership.models import SavedView
from teams.models import User


@dataclass(frozen=True)
class Kept:
    view: SavedView
    current: bool


def kept(*, user: User, query: str) -> list[Kept]:
    """By name; `query` is the one that is shown."""
    if not user.is_authenticated:
        return []
    shown = set(parse_qsl(query))
    return [Kept(view, set(parse_qsl(view.query)) == shown) for view in user.saved_views.order_by("name")]
