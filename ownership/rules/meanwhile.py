"""What was re-checked while a scan looked at its snapshot. Written under the lock, so in the order of ids."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Max

from ownership.models import Touch

from .scope import Touched


def note(touched: Touched) -> None:
    Touch.objects.create(what=touched.told())


def newest() -> int:
    """The last one that this transaction sees; 0: none."""
    return Touch.objects.aggregate(newest=Max("pk"))["newest"] or 0


def since(last: int) -> Touched:
    """All that was touched after `last`; what was before, every scan from now on has seen."""
    rows = Touch.objects.filter(pk__gt=last).values_list("what", flat=True)
    found = reduce(or_, map(Touched.read, rows), Touched())
    Touch.objects.filter(pk__lte=last).delete()
    return found
