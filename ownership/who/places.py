"""Areas by where they are found: a repository path, a web address, a channel."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Func, Q, TextField

from ownership.enums import ResourceKind
from ownership.models import Resource

from . import globs
from .query import Kind, Query

MOST, LISTED = 2000, 24
# Where a forge keeps a file, after the repository: github's blob/main/…, gitlab's -/blob/main/…
_FORGE = re.compile(r"/(?:-/)?(?:blob|tree|blame|raw|src/branch|src)/[^/]+/(?P<path>.+)$")


@dataclass(frozen=True)
class Placed:
    """An area's resource that has what was asked for; the larger `precision`, the more closely."""

    area: int
    value: str
    precision: tuple[int, int]
    under: bool = False


class Key(Func):
    function = "resource_key"
    output_field = TextField()


def placed(*, query: Query) -> list[Placed]:
    """The most precise first, in one query; none where no place was asked for."""
    if query.kind is Kind.CHANNEL:
        name = query.place.lstrip("#").lower()
        return _found({ResourceKind.CHANNEL: [name]}, lambda row: (len(name), 0))
    if query.kind not in (Kind.PATH, Kind.URL):
        return []
    address, path = _address(query.place), _path(query.place)
    keys = {ResourceKind.PATH: globs.heads(path), ResourceKind.URL: _above(address)}

    def precision(row: Resource) -> tuple[int, int] | None:
        if row.kind == ResourceKind.URL:
            return len(_address(row.value)), 0
        return globs.precision(row.value) if globs.matches(pattern=row.value, path=path) else None

    found = _found(keys, precision)
    if found and not query.place.endswith("/"):
        return found
    return [*found, *(each for each in _under(path) if each.value not in {row.value for row in found})]


def _under(path: str) -> list[Placed]:
    """What lies in a folder, where a folder was asked for."""
    if not globs.bare(path):
        return []
    rows = Resource.objects.alias(key=Key(F("kind"), F("value"))).filter(
        kind=ResourceKind.PATH, key__startswith=f"{globs.bare(path)}/"
    )
    rows = rows.exclude(area__lifecycle="retired").order_by("value", "pk")
    return [Placed(row.area_id, row.value, (0, 0), under=True) for row in rows[:LISTED]]


def _found(
    keys: dict[ResourceKind, list[str]], precision: Callable[[Resource], tuple[int, int] | None]
) -> list[Placed]:
    fits = Q()
    for kind, values in keys.items():
        fits |= Q(kind=kind, key__in=values)
    rows = Resource.objects.alias(key=Key(F("kind"), F("value"))).filter(fits)
    close = [(row, precision(row)) for row in rows.exclude(area__lifecycle="retired")[:MOST]]
    found = [Placed(row.area_id, row.value, how) for row, how in close if how is not None]
    return sorted(found, key=lambda each: each.precision, reverse=True)


def _address(url: str) -> str:
    """As the database's resource_key has it."""
    return re.sub(r"^[a-z][a-z0-9+.-]*://(www\.)?|[/?#]+$", "", url.lower())


def _above(address: str) -> list[str]:
    parts = re.split(r"[?#]", address.removeprefix("www."))[0].rstrip("/").split("/")
    return [address, *("/".join(parts[:count]) for count in range(len(parts), 0, -1))]


def _path(place: str) -> str:
    """The path in the repository, where a forge's address of a file was given."""
    forge = _FORGE.search(place)
    return re.split(r"[?#]", forge["path"])[0] if forge else place
