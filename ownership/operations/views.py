"""Views of a list that somebody keeps for themselves: a name and an address. Nobody else's business, and so
not in the change log."""

from django.db import IntegrityError, transaction

from ownership.models import SavedView
from teams.models import User

from .problems import Problem, Refused

# More than these nobody tells apart.
MOST = 20


def save_view(*, user: User, name: str, query: str) -> SavedView:
    """Keep a view; one of that name there is no more than once."""
    if SavedView.objects.filter(user=user).count() >= MOST:
        raise Refused(Problem(f"You have {MOST} views already.", "", "Delete one first.", "name"))
    try:
        with transaction.atomic():
            return SavedView.objects.create(user=user, name=name, query=query)
    except IntegrityError as error:
        there = Problem("You have a view of this name already.", "", "Choose another name.", "name")
        raise Refused(there) from error


def drop_view(*, view: SavedView) -> None:
    view.delete()
