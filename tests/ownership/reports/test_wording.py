import datetime as dt

import pytest

from ownership.reports.wording import ago, day, deadline, full_day, listed, one_line, possessive

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "first", "said"),
    [
        (MONDAY, None, "Friday"),
        (MONDAY, MONDAY + dt.timedelta(days=2), "Wednesday"),
        (MONDAY, MONDAY + dt.timedelta(days=9), "Friday"),
        (MONDAY, MONDAY, "Friday"),
        (dt.date(2026, 11, 25), None, "Friday"),
        (dt.date(2026, 11, 26), None, "Friday 4 December"),
        (dt.date(2026, 11, 27), None, "Friday 4 December"),
        (dt.date(2026, 11, 28), None, "Friday"),
        (dt.date(2028, 2, 29), None, "Friday"),
        (dt.date(2027, 2, 28), None, "Friday"),
        (dt.date(2026, 12, 31), None, "Friday 8 January"),
    ],
)
def test_asks_by_friday_unless_that_is_too_soon_or_too_late(
    on: dt.date, first: dt.date | None, said: str
) -> None:
    assert deadline(on=on, first=first) == said


def test_names_days() -> None:
    assert full_day(dt.date(2028, 2, 29)) == "Tuesday 29 February 2028"
    assert day(dt.date(2026, 12, 2), on=MONDAY) == "2 December"
    assert day(dt.date(2027, 1, 2), on=MONDAY) == "2 January 2027"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "earlier today"), (1, "yesterday"), (3, "three days ago"),
        (7, "a week ago"), (28, "four weeks ago"), (30, "30 days ago"),
    ],
)  # fmt: skip
def test_says_how_long_ago(days: int, said: str) -> None:
    assert ago(MONDAY - dt.timedelta(days=days), on=MONDAY) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", ""),
        ("A", "A"),
        ("AB", "A and B"),
        ("ABC", "A, B and C"),
        ("ABCD", "A, B and two more"),
    ],
)
def test_lists_names(names: str, said: str) -> None:
    assert listed(list(names), most=3) == said


def test_owns() -> None:
    assert [possessive("Reliability"), possessive("Payments")] == ["Reliability's", "Payments'"]


def test_keeps_a_header_on_one_line() -> None:
    nasty = "Pay\r\nBcc: all@example.org\u2028\x85\x00\tments  Größe 支払い 👩‍🚀"
    assert one_line(nasty) == "Pay Bcc: all@example.org ments Größe 支払い 👩‍🚀"
