"""Whatever a page shows of a measure is written at it."""

from django.urls import reverse

from ownership.enums import MetricKind, Perspective
from ownership.measures.outside import METRICS
from ownership.measures.registry import MEASURES, ORDER
from ownership.measures.targets import AIMED, QUANTITIES


def test_every_measure_says_what_counts_in_plain_words_and_has_its_place() -> None:
    assert tuple(MEASURES) == ORDER
    assert set(METRICS) == set(MetricKind.values)
    assert len(QUANTITIES) == len(MEASURES) + len(METRICS)
    assert set(QUANTITIES) - set(AIMED) == {"consulted", "balance"}
    for code, of in QUANTITIES.items():
        assert (code, of.code, of.means[-1], bool(of.unit)) == (code, code, ".", True)
        assert (code, of.direction.endswith(" better.")) == (code, True)
    for measure in MEASURES.values():
        assert measure.of
        assert measure.nothing.endswith(".")
        assert reverse(measure.behind[0])
        assert "%s" not in measure.sql
    assert {each.perspective for each in METRICS.values()} == set(Perspective)
