import datetime as dt

import pytest

from ownership.models import SearchMiss
from ownership.operations import missed as counting
from ownership.operations.missed import missed
from ownership.who.misses import misses
from tests.factories import AreaFactory, SearchMissFactory
from tests.people import TODAY

NEXT = TODAY + dt.timedelta(days=1)


def _kept() -> set[tuple[str, int, dt.date, dt.date]]:
    return set(SearchMiss.objects.values_list("text", "count", "first_on", "last_on"))


def test_the_words_are_counted(db: None) -> None:
    for text, on in (("kafka upgrades", NEXT), ("Kafka  upgrades ", TODAY), ("moon", TODAY)):
        missed(text=text, on=on)
    assert _kept() == {("kafka upgrades", 2, TODAY, NEXT), ("moon", 1, TODAY, TODAY)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "a",
        "12",
        "#kafka",
        "https://a.example.org/",
        "ana@example.org",
        "call +49 170 123-45-67",
        "x" * 0,
    ],
)
def test_what_may_name_somebody_is_not_kept(text: str, db: None) -> None:
    missed(text=text, on=TODAY)
    assert _kept() == set()


def test_they_are_short_few_and_forgotten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    SearchMissFactory(text="long ago", last_on=TODAY - dt.timedelta(days=366))
    monkeypatch.setattr(counting, "MOST", 2)
    for text in ("x" * 500, "two", "three", "two"):
        missed(text=text, on=TODAY)
    assert _kept() == {("x" * 80, 1, TODAY, TODAY), ("two", 2, TODAY, TODAY)}


def test_what_is_claimed_by_now_is_not_listed(db: None) -> None:
    for text, count in (("kafka upgrades", 2), ("moon phases", 5), ("tides", 1)):
        SearchMissFactory(text=text, count=count)
    AreaFactory(name="Upgrades of Kafka")
    AreaFactory(name="Tides", lifecycle="retired")
    assert [miss.text for miss in misses()] == ["moon phases", "tides"]
