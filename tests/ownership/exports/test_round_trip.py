"""A sheet that goes out comes back in unchanged."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ownership.changes import End
from ownership.exports import FORMATS, sheet
from ownership.imports import plan
from ownership.imports.reading import read
from ownership.matrix import build
from ownership.models import Area, Assignment
from teams.models import JobRole, Person, Team
from tests.ownership.exports.nasty import names, rename
from tests.ownership.organisations import DAYS, date, organisations


@st.composite
def named(draw: Any) -> Any:
    organisation = draw(organisations())
    people = st.one_of(names(4), names(2).map(lambda two: [*two, *two]))
    given_names = {Person: draw(people), Team: draw(names(3)), JobRole: draw(names(4)), Area: draw(names(8))}
    return organisation, given_names


class RoundTrip(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        named(),
        st.integers(0, DAYS),
        st.sampled_from(["people", "teams", "seats"]),
        st.sampled_from(["direct", "effective"]),
        st.sampled_from(["category", "team", "tree", ""]),
    )
    def test_nothing_changes(self, drawn: Any, day: int, columns: Any, mode: Any, group: Any) -> None:
        organisation, given_names = drawn
        organisation.save()
        rename(organisation, given_names)
        matrix = build(on=date(day), columns=columns, mode=mode, group=group)
        gone_out = sheet(matrix=matrix, group=group)
        for ending, each in FORMATS.items():
            if not gone_out.lines:
                continue
            reading = read(name=f"matrix.{ending}", content=each.write(gone_out))
            assert len(reading.areas) == len(gone_out.lines), ending
            assert plan.make(reading=reading, on=date(day)).changes.rows == (), ending
            ended = plan.make(reading=reading, on=date(day), replace=True).changes.rows
            assert not (ended and reading.partly), ending
            # What begins later is in no sheet of today; all that is held today is.
            assert all(isinstance(row, End) for row in ended), ending
            live = Assignment.objects.filter(pk__in=[row.id for row in ended], period__contains=date(day))
            assert not live.exists(), ending
