"""Whatever the sheet, importing it twice is importing it once."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ownership import packed
from ownership.imports import drawn_letters, places
from ownership.imports.places import Sections
from ownership.imports.plan import make
from ownership.imports.reading import AreaRead, Held, Reading
from ownership.models import Area
from ownership.operations import apply
from ownership.packed import Packed
from tests.factories import AreaFactory, PersonFactory, SeatFactory, TeamFactory

ON = dt.date(2025, 6, 1)
PARTIES = """Ana Ruiz;ana ruiz;Ruiz, Ana;A. Ruiz;Ana;AR;Ana Lopez;Ana (Payments);ana@example.org;@ana;Payments
Payments team;payments  TEAM;Tech lead;Tech lead of Payments;Tech lead of Core;Payments tech lead;Client
Everyone;Legal / Privacy;???;Straße;STRASSE;Dana Lee;Développeurs;Ana Ruiz <ana.r@example.org>""".replace(
    "\n", ";"
).split(";")
PARTIES += ["x" * 250, "Okafor", "Tom", "Tom Okafor"]
NAMES = ["Keys", "keys", "K E Y S", "Key  s", "Straße", "STRASSE", "Ünits", "units", "***", "n" * 400]
HELD = st.builds(Held, st.sampled_from("RACIS"), st.sampled_from(PARTIES), st.just("A1"))
AREAS = st.builds(
    AreaRead,
    section=st.lists(st.sampled_from([*NAMES, ""]), max_size=2).map(tuple),
    name=st.sampled_from(NAMES),
    held=st.lists(HELD, max_size=4).map(tuple),
    where=st.just("A1"),
    note=st.sampled_from(["", "Note"]),
)

THERE = [*NAMES[:8], "Standards"]
ALIASES = ["", "KEYS", "units", "***"]


def known_areas(rows: list[tuple[int, str, str]]) -> list[Area]:
    """A tree: each row's area is below the one so many before it, or at the top."""
    made: list[Area] = []
    for up, name, alias in rows:
        parent = made[-up] if 0 < up <= len(made) else None
        if not Area.objects.filter(parent=parent, name__iexact=name).exists():
            made.append(AreaFactory(name=name, parent=parent, aliases=[alias] if alias else []))
    return made


@contextmanager
def small() -> Iterator[None]:
    """A sheet of some rows is as a long one: in several blocks, its letters asked for in several turns."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed, "BLOCK", 2)
        patched.setattr(drawn_letters, "AT_ONCE", 1)
        patched.setattr(places, "TOGETHER", 1)
        yield


@pytest.mark.django_db
@example(
    areas=(AreaRead((), "Keys", (), "A1"), AreaRead(("Keys",), "Keys", (), "A1")),
    there=[(0, "K E Y S", "KEYS")],
    below=False,
    sections="areas",
    replace=False,
    known=False,
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    areas=st.lists(AREAS, max_size=6).map(tuple),
    there=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(THERE), st.sampled_from(ALIASES)), max_size=4
    ),
    below=st.booleans(),
    sections=st.sampled_from(["areas", "categories", "ignore"]),
    replace=st.booleans(),
    known=st.booleans(),
)
def test_the_second_plan_is_empty(
    areas: tuple[AreaRead, ...],
    there: list[tuple[int, str, str]],
    below: bool,
    sections: Sections,
    replace: bool,
    known: bool,
) -> None:
    reading = Reading("team.csv", areas, ())
    with transaction.atomic():
        if known:
            PersonFactory(name="Tom Okafor")
            PersonFactory(name="Ana Ruiz", email="ana@example.org", handles={"chat": "ana"})
            SeatFactory(job_role__name="Tech lead", team=TeamFactory(name="Payments"))
            TeamFactory(name="Core", parent=TeamFactory(name="Everything"))
        tree = known_areas(there)
        parent = tree[-1].pk if below and tree else None
        for again in (False, True):
            options: Any = {"sections": sections, "replace": replace, "parent": parent}
            plan = make(reading=reading, on=ON, **options)
            assert not (again and plan.changes.rows)
            with small():
                other = make(reading=dataclasses.replace(reading, areas=Packed(areas)), on=ON, **options)
                assert [*other.changes.rows] == [*plan.changes.rows]
                assert ([*other.areas], other.doubts) == ([*plan.areas], plan.doubts)
            apply(changes=plan.changes, actor=None, on=ON, record=False)
        transaction.set_rollback(True)
