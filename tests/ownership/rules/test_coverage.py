import pytest

from tests.factories import AreaFactory, EmploymentFactory, PersonFactory, SeatFactory, TeamFactory
from tests.ownership.rules.world import ON, about, flagged, give, lead, led, owned, subjects, until

pytestmark = pytest.mark.django_db
COVERAGE = ("OWN101", "OWN102", "OWN103", "OWN104", "OWN105", "OWN401", "OWN402")


def all_of(*codes: str) -> dict[str, set[tuple[str, int]]]:
    return {code: found for code in codes if (found := subjects(code))}


class TestMissingAccountable:
    def test_flagged_where_others_hold_something(self) -> None:
        area = AreaFactory()
        give(area, "R")
        assert flagged("OWN101") == {("area", area.pk): ("error", {"areas": []})}
        assert all_of(*COVERAGE) == {"OWN101": about(area)}

    def test_not_flagged_where_the_areas_below_have_one(self) -> None:
        parent = AreaFactory()
        give(parent, "C")
        owned("Refunds", parent=parent)
        assert all_of(*COVERAGE) == {}

    def test_boundary_inherited_or_not(self) -> None:
        parent = owned("Payments")
        AreaFactory(name="Refunds", parent=parent)
        alone = AreaFactory(name="Invoices", parent=parent, inherits=False)
        give(alone, "R")
        assert all_of(*COVERAGE) == {"OWN101": about(alone)}

    def test_the_topmost_is_the_subject_and_names_those_below(self) -> None:
        top = AreaFactory()
        middle = AreaFactory(parent=top)
        bare = [AreaFactory(parent=middle), AreaFactory(parent=top)]
        owned("Refunds", parent=middle)
        give(top, "I")
        assert flagged("OWN101") == {("area", top.pk): ("error", {"areas": sorted(row.pk for row in bare)})}

    @pytest.mark.parametrize("lifecycle", ["proposed", "retired"])
    def test_areas_not_in_use_need_nobody(self, lifecycle: str) -> None:
        give(AreaFactory(lifecycle=lifecycle), "R")
        AreaFactory(lifecycle=lifecycle)
        assert all_of(*COVERAGE) == {}

    def test_a_retired_area_between_passes_it_on(self) -> None:
        parent = owned("Payments")
        AreaFactory(name="Refunds", parent=AreaFactory(parent=parent, lifecycle="retired"))
        assert all_of(*COVERAGE) == {}

    def test_before_the_first_day_it_is_missing(self) -> None:
        area = AreaFactory()
        give(area, "A", period=__import__("tests.factories", fromlist=["period"]).period(ON))
        give(area, "R")
        assert subjects("OWN101") == set()
        assert subjects("OWN101", on=ON - __import__("datetime").timedelta(days=1)) == about(area)
