"""What somebody is in the middle of, kept on the server between two pages: a session row of its own.

It outlives a closed tab, is seen by its owner alone, and goes with the expired sessions.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404

from teams.models import User

DAYS = 7


def _store(key: str | None = None) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def put(*, owner: User, content: bytes, **values: Any) -> str:
    """Keep a file with what is known about it; give the token to find it by."""
    drawer = _store()
    drawer.update(values)
    drawer["owner"] = owner.pk
    drawer["content"] = base64.b64encode(content).decode()
    drawer.set_expiry(DAYS * 86_400)
    drawer.create()
    return str(drawer.session_key)


def get(*, owner: User, token: str) -> Any:
    """The drawer, a mapping; `save()` it after a change. Not one's own is not there."""
    drawer = _store(token)
    if drawer.get("owner") != owner.pk:
        raise Http404
    return drawer


@contextmanager
def locked(*, owner: User, token: str) -> Iterator[Any]:
    """The drawer for one at a time: who comes second finds what the first left in it."""
    with transaction.atomic():
        list(_store().model.objects.select_for_update().filter(session_key=token))
        yield get(owner=owner, token=token)


def content(drawer: Any) -> bytes:
    return base64.b64decode(drawer["content"])
