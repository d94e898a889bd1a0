"""Days, numbers and lists as a sentence says them."""

import datetime as dt
from collections.abc import Sequence
from unicodedata import category

from django.utils.dateformat import format as formatted

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FRIDAY = 4
BREAKS = {"Cc", "Zl", "Zp"}


def number(count: int) -> str:
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def count_of(count: int, noun: str, plural: str = "") -> str:
    """Return "one area", "three areas", "80 areas"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def day(date: dt.date, *, on: dt.date) -> str:
    """Return "2 December", with the year where it is another than that of `on`."""
    return formatted(date, "j F" if date.year == on.year else "j F Y")


def full_day(date: dt.date) -> str:
    return formatted(date, "l j F Y")


def deadline(*, on: dt.date, first: dt.date | None) -> str:
    """Name the first Friday that leaves two days, or `first` if sooner: "Friday", "Friday 4 December"."""
    friday = on + dt.timedelta(days=(FRIDAY - on.weekday()) % 7)
    if (friday - on).days < 2:
        friday += dt.timedelta(days=7)
    by = min(friday, first) if first and first > on else friday
    return formatted(by, "l") if (by - on).days < 7 else formatted(by, "l j F")


def ago(date: dt.date, *, on: dt.date) -> str:
    days = (on - date).days
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    if days % 7 == 0:
        return "a week ago" if days == 7 else f"{number(days // 7)} weeks ago"
    return f"{number(days)} days ago"


def listed(names: Sequence[str], *, most: int | None = None) -> str:
    """Return "A, B and C", or with more than `most` names "A, B and three more"."""
    said = list(names)
    if most is not None and len(said) > most:
        said = [*said[: most - 1], f"{number(len(said) - most + 1)} more"]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def one_line(text: str) -> str:
    """Take away line breaks and control characters, which a mail's header must not have."""
    return " ".join("".join(" " if category(sign) in BREAKS else sign for sign in text).split())
