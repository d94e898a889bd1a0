"""The rule tells areas that are one as well as docs/duplicates.md says."""

import re
from pathlib import Path

import pytest

from ownership.bench.duplicates.measure import RULE, figure, score
from ownership.bench.duplicates.pairs import DIFFERENT, OVERLAPPING, SAME, pairs

DOCS = Path(__file__).parents[4] / "docs" / "duplicates.md"


def documented(title: str) -> tuple[float, float]:
    """Precision and recall of the rule, from the table below a title."""
    table = DOCS.read_text("utf-8").split(f"### {title}")[1]
    found = re.search(rf"\| {RULE} \|[^|]*\|[^|]*\| (\d+) % \| (\d+) % \|", table)
    assert found
    return int(found[1]) / 100, int(found[2]) / 100


def test_there_are_enough_pairs_of_each_kind_and_half_are_held_out() -> None:
    known = pairs()
    counts = {label: sum(pair.label == label for pair in known) for label in (SAME, OVERLAPPING, DIFFERENT)}
    assert counts == {SAME: 121, OVERLAPPING: 54, DIFFERENT: 123}
    assert sum(pair.held_out for pair in known) == 148


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "meaning"), [("Without a model", False), ("With the model", True)])
def test_it_is_as_good_as_documented(title: str, meaning: bool) -> None:
    held_out = [pair for pair in pairs() if pair.held_out]
    found = figure(way=RULE, limit=0, scored=score(pairs=held_out, meaning=meaning))
    precision, same = documented(title)
    assert found.precision >= precision, found
    assert round(found.same, 2) >= same, found
