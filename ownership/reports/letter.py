"""A report as one reader gets it: at most three asks first, then the rest of the news."""

import datetime as dt
from dataclasses import dataclass

from ownership.reports.content import Ask, Content
from ownership.reports.readers import Reader
from ownership.reports.sections import Section, coverage_for, sections_for
from ownership.reports.wording import capital, count_of, day, deadline, full_day, number, one_line

LEADING = 3


@dataclass(frozen=True)
class Asked:
    number: int
    sentence: str
    remedy: str
    because: str
    url: str


@dataclass(frozen=True)
class Letter:
    subject: str
    place: str
    dated: str
    heading: str
    coverage: str
    asks: list[Asked]
    more: str
    sections: list[Section]
    url: str


def write(*, content: Content, asks: list[Ask], reader: Reader, url: str) -> Letter:
    """`url` is the reader's own page, where the buttons are."""
    on = dt.date.fromisoformat(content["on"])
    first, rest = asks[:LEADING], asks[LEADING:]
    ends = [dt.date.fromisoformat(ask["until"]) for ask in first if ask["until"]]
    verb = "needs" if len(first) == 1 else "need"
    need = f"{count_of(len(first), 'thing')} {verb} you by {deadline(on=on, first=min(ends, default=None))}"
    return Letter(
        subject=one_line(f"{capital(need)}: ownership in {reader.place}"),
        place=reader.place,
        dated=full_day(on),
        heading=f"{reader.name}, {need}." if reader.name else f"{capital(need)}.",
        coverage=coverage_for(content=content, reader=reader),
        asks=[_asked(place, ask, on, url) for place, ask in enumerate(first, 1)],
        more=f"{capital(number(len(rest)))} more can wait: they are in the report." if rest else "",
        sections=sections_for(content=content, asked={ask["finding"] for ask in asks}, reader=reader),
        url=url,
    )


def _asked(place: int, ask: Ask, on: dt.date, url: str) -> Asked:
    because = ask["because"]
    if ask["until"]:
        to = ask["up"] or "the next level up"
        because += f" On {day(dt.date.fromisoformat(ask['until']), on=on)} it goes to {to}."
    return Asked(
        number=place,
        sentence=ask["sentence"],
        remedy=ask["remedy"],
        because=because,
        url=f"{url}#finding-{ask['finding']}",
    )
