"""A report for the terminal: one screen, the most pressing first."""

import datetime as dt
import textwrap
from collections.abc import Callable, Iterator
from itertools import islice

from ownership.enums import FindingState, Severity
from ownership.reports.content import Content, Coverage, Item, RuleLine
from ownership.reports.readers import SEVERITIES
from ownership.reports.sections import covered
from ownership.reports.wording import capital, count_of, day, full_day, listed
from ownership.rules.measures import percent, wanted

PRESSING = 3
OVERLAPS = 5
BAR = 40
# Colour follows what a line is about; without colour the words alone say it.
Paint = Callable[[str, str], str]
OVERLAP = "OWN2"


def plain(text: str, role: str) -> str:
    return text


def printed(*, content: Content, url: str, width: int = 100, paint: Paint = plain) -> str:
    """`paint(text, role)` colours: a role is a severity, "heading", "good" or "quiet"."""
    on = dt.date.fromisoformat(content["on"])
    blocks = [
        _head(content, on, paint),
        _pressing(content, on, width, paint),
        _overlaps(content, width, paint),
        _rules(content, width, paint),
        _news(content, on, width, paint),
        [paint(f"The whole report: {url}", "quiet")],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(content: Content, on: dt.date, paint: Paint) -> list[str]:
    place = content["team"]["name"] if content["team"] else content["organisation"]
    before = dt.date.fromisoformat(content["before"]) if content["before"] else None
    title = " · ".join(part for part in ("Overlap report", place, full_day(on)) if part)
    sentence = covered(coverage=content["coverage"], was=content["was"], place="", on=on, before=before)
    return [paint(title, "heading"), "", *_bar(content["coverage"], paint), sentence]


def _bar(coverage: Coverage, paint: Paint) -> list[str]:
    total = wanted(coverage)
    if not total:
        return []
    full = BAR * coverage["owned"] // total
    return [paint("█" * full, "good") + paint("░" * (BAR - full), "quiet") + f" {percent(coverage)} %"]


def _open(content: Content) -> list[Item]:
    order = [*content["new"], *content["persisting"]]
    return sorted(
        order, key=lambda item: (SEVERITIES.index(item["severity"]), item["since"], item["finding"])
    )


def _pressing(content: Content, on: dt.date, width: int, paint: Paint) -> list[str]:
    first = [item for item in _open(content) if item["state"] == FindingState.OPEN][:PRESSING]
    if not first:
        return [paint("Nothing needs anybody today.", "good")]
    lines = [paint("First", "heading")]
    for item in first:
        lines += _wrapped(item["sentence"], paint(f"{item['severity']:<8}", item["severity"]), 8, width)
        lines.append(paint(" " * 11 + f"{item['rule']} · {_asked(item, on)}", "quiet"))
    return lines


def _asked(item: Item, on: dt.date) -> str:
    whom = item["asks"]["name"] if item["asks"] else "an administrator"
    since = dt.date.fromisoformat(item["since"])
    age = "new today" if since == on else f"open for {count_of((on - since).days, 'day')}"
    return f"{age} · asks {whom}"


def _overlaps(content: Content, width: int, paint: Paint) -> list[str]:
    pressing = [item["finding"] for item in _open(content) if item["state"] == FindingState.OPEN][:PRESSING]
    overlaps = [
        item
        for item in _open(content)
        if item["rule"].startswith(OVERLAP) and item["finding"] not in pressing
    ]
    if not overlaps:
        return []
    lines = [paint("What overlaps", "heading")]
    for item in islice(overlaps, OVERLAPS):
        lines += _wrapped(item["sentence"], paint(f"{item['rule']:<8}", item["severity"]), 8, width)
    if len(overlaps) > OVERLAPS:
        lines.append(paint(" " * 11 + f"and {count_of(len(overlaps) - OVERLAPS, 'more', 'more')}", "quiet"))
    return lines


def _wrapped(sentence: str, label: str, size: int, width: int) -> Iterator[str]:
    """Wrap behind a label, which takes `size` columns however it is coloured."""
    first, *rest = textwrap.wrap(sentence, max(40, width - size - 4)) or [""]
    yield f"  {label} {first}"
    yield from (" " * (size + 3) + line for line in rest)


def _rules(content: Content, width: int, paint: Paint) -> list[str]:
    rows = [line for line in content["rules"] if line["tally"]["new"] + line["tally"]["persisting"]]
    if not rows:
        return []
    wide = max(len(line["title"]) for line in rows)
    head = f"  {'By rule':<{16 + wide}}  open   new  settled"
    return [paint(head, "heading"), *(_rule(line, wide, paint) for line in rows)]


def _rule(line: RuleLine, wide: int, paint: Paint) -> str:
    tally = line["tally"]
    new = f"+{tally['new']}" if tally["new"] else "·"
    settled = f"−{tally['settled']}" if tally["settled"] else "·"
    label = paint(f"{Severity(line['severity']).value:<8}", line["severity"])
    counts = f"{tally['new'] + tally['persisting']:>4}  {new:>4}  {settled:>7}"
    return f"  {label} {line['rule']} {line['title']:<{wide}}  {counts}"


def _news(content: Content, on: dt.date, width: int, paint: Paint) -> list[str]:
    before = content["before"]
    since = f"since {day(dt.date.fromisoformat(before), on=on)}" if before else "so far"
    settled = list(dict.fromkeys(item["subject"] for item in content["settled"]))
    told = [
        (f"Settled {since}", capital(listed(settled, most=4)) + "." if settled else ""),
        (f"Changed {since}", " ".join(line["sentence"] for line in content["changes"][:3])),
        ("Coming", " ".join(line["sentence"] for line in content["coming"][:3])),
    ]
    lines: list[str] = []
    for title, text in told:
        if text:
            lines += textwrap.wrap(f"{title}: {text}", max(40, width), subsequent_indent="  ")
    if accepted := len(content["accepted"]):
        lines.append(f"Accepted on purpose: {count_of(accepted, 'finding')}.")
    return [paint(line, "quiet") for line in lines]
