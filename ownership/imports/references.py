"""A sheet that once went out says which area and party is which: believed where the name still agrees."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from ownership.imports.folding import folded
from ownership.imports.known import Known, Party
from ownership.imports.places import fold
from ownership.imports.present import Present
from ownership.imports.reading import AreaRead, Doubt, Reading


def refs(*, reading: Reading, known: Known) -> dict[str, str]:
    """Say of each party what a mapping would; another installation's numbers are somebody else's."""
    found = {}
    for party, ref in reading.refs.items():
        there = known.by_id.get((ref.kind, ref.id))
        if there and folded(ref.name) in map(folded, _names(there)):
            found[party] = f"{ref.kind}:#{ref.id}"
    return found


def numbered(*, areas: Iterable[AreaRead], present: Present) -> Iterator[AreaRead]:
    for area in areas:
        there = present.by_id.get(area.ref) if area.ref is not None else None
        same = there and (fold(area.name) in there.called or folded(area.name) == folded(there.name))
        yield area if same or area.ref is None else dataclasses.replace(area, ref=None)


def came_back(*, reading: Reading, on: dt.date, replace: bool) -> Iterator[Doubt]:
    if reading.shown and reading.shown != on:
        shown = f"{reading.shown.day} {reading.shown:%B %Y}"
        yield Doubt("sheet", f"This sheet shows {shown}: what changed since is asked back by it.")
    if reading.partly and replace:
        message = "This sheet shows a part of what its areas hold: nothing is ended for what it leaves out."
        yield Doubt("sheet", f"{message} Download the direct matrix by people, without filters, for that.")


def _names(there: Party) -> tuple[str, str, str]:
    """As it is headed: by its name, or, where several are called so, with its address or number."""
    return there.name, f"{there.name} ({there.detail})", f"{there.name} ({there.kind} {there.id})"
