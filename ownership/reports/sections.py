"""What a mail says beside its asks, narrowed to the reader's teams."""

import datetime as dt
from dataclasses import dataclass

from ownership.reports.content import Content, Coverage, Item, Line
from ownership.reports.readers import Reader
from ownership.reports.wording import ago, capital, count_of, day, listed, possessive
from ownership.rules.measures import wanted

LINES = 4


@dataclass(frozen=True)
class Section:
    title: str
    text: str


def sections_for(*, content: Content, asked: set[int], reader: Reader) -> list[Section]:
    """Sections that have something to say, in the order of the mail."""
    on = dt.date.fromisoformat(content["on"])
    before = content["before"]
    changed = f"Changed since {day(dt.date.fromisoformat(before), on=on)}" if before else "Changed"
    sections = [
        Section("Waiting for others", _waiting(content, asked, reader, on)),
        Section(changed, _lines(content["changes"], reader)),
        Section("Settled, thank you", _settled(content["settled"], reader)),
        Section("Coming", _lines(content["coming"], reader)),
    ]
    return [section for section in sections if section.text]


def coverage_for(*, content: Content, reader: Reader) -> str:
    on = dt.date.fromisoformat(content["on"])
    before = dt.date.fromisoformat(content["before"]) if content["before"] else None
    for line in content["teams"]:
        if reader.teams == {line["team"]["id"]}:
            now, was, place = line["coverage"], line["was"], line["team"]["name"]
            return covered(coverage=now, was=was, place=place, on=on, before=before)
    place = content["organisation"] if content["team"] is None else content["team"]["name"]
    return covered(coverage=content["coverage"], was=content["was"], place=place, on=on, before=before)


def covered(
    *, coverage: Coverage, was: Coverage | None, place: str, on: dt.date, before: dt.date | None
) -> str:
    """Say "19 of Reliability's 20 areas have one clear owner (17 of 20 four weeks ago)."""
    total = wanted(coverage)
    if not total:
        return f"{place} has no areas yet." if place else "There are no areas yet."
    of = f"of {possessive(place)} {total}" if place else f"of {total}"
    sentence = f"{coverage['owned']} {of} {'area has' if total == 1 else 'areas have'} one clear owner"
    if was and before and wanted(was):
        sentence += f" ({was['owned']} of {wanted(was)} {ago(before, on=on)})"
    if coverage["on_purpose"]:
        sentence += f"; {count_of(coverage['on_purpose'], 'more is', 'more are')} unowned on purpose"
    return sentence + "."


def _waiting(content: Content, asked: set[int], reader: Reader, on: dt.date) -> str:
    said = [
        f"{item['asks']['name']} on {item['subject']} ({_waited(item, on)})"
        for item in (*content["new"], *content["persisting"])
        if item["asks"] and item["asks"]["id"] != reader.person
        if item["finding"] not in asked and _told(item, reader)
    ]
    return f"{listed(said, most=LINES)}." if said else ""


def _waited(item: Item, on: dt.date) -> str:
    days = (on - dt.date.fromisoformat(item["since"])).days
    return "new" if days < 1 else count_of(days, "day")


def _told(item: Item, reader: Reader) -> bool:
    return reader.gets(within=item["within"]) and not item["personal"]


def _settled(items: list[Item], reader: Reader) -> str:
    subjects = list(dict.fromkeys(item["subject"] for item in items if _told(item, reader)))
    return f"{capital(listed(subjects, most=LINES))}." if subjects else ""


def _lines(lines: list[Line], reader: Reader) -> str:
    said = [line["sentence"] for line in lines if reader.gets(within=line["within"])]
    more = [f"{capital(count_of(len(said) - LINES, 'more', 'more'))}."] if len(said) > LINES else []
    return " ".join([*said[:LINES], *more])
