"""Lines of counted work by themselves: cells to a month, a number, yes or no; and what is wrong with each."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ownership.imports.readers.decode import decode
from ownership.imports.readers.delimited import delimiter_of
from ownership.imports.readers.quoting import cut
from ownership.imports.reading import Refused
from ownership.operations.problems import Problem
from ownership.sheet import unguarded

COLUMNS = ("area", "who", "month", "count", "bot")
NEEDED = COLUMNS[:4]
MOST = 2_147_483_647
YES = {"yes", "y", "true", "1", "bot", "x"}
NO = {"", "no", "n", "false", "0"}
_BOT = re.compile(r"(\[bot\]|-bot)$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    number: int
    area: str
    who: str
    month: dt.date
    count: int
    bot: bool


def lines(*, content: bytes) -> tuple[list[Line], list[Problem]]:
    """Every line either read or told why not; raise `Refused` where the columns cannot be told."""
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    rows = [[unguarded(cell.strip()) for cell in row] for row in cut(text, delimiter_of(text))]
    head, places = _head(rows)
    found: list[Line] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if any(row):
            cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
            wrong = list(_wrong(number, cells))
            problems += wrong
            if not wrong:
                found.append(_line(number, cells))
    return found, problems


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows):
        if any(row):
            names = [cell.casefold() for cell in row]
            if missing := [name for name in NEEDED if name not in names]:
                raise Refused(
                    f"The first line has no column {' and no column '.join(missing)}."
                    f" Head the columns {', '.join(COLUMNS)}; bot may be left out."
                )
            return number, {name: names.index(name) for name in COLUMNS if name in names}
    raise Refused(f"The file is empty. Its first line heads the columns {', '.join(COLUMNS)}.")


def _wrong(number: int, cells: dict[str, str]) -> Iterator[Problem]:
    where = f"Line {number}"
    if not cells["area"]:
        yield Problem("It names no area.", where, "Write its name.")
    if not cells["who"]:
        yield Problem("It names nobody.", where, "Write an e-mail address, a handle or a name.")
    if _month(cells["month"]) is None:
        yield Problem(f"“{cells['month']}” is no month.", where, "Write it as 2026-04.")
    if _count(cells["count"]) is None:
        yield Problem(f"“{cells['count'][:40]}” is no count.", where, "Write a whole number, 0 or more.")
    if cells.get("bot", "").casefold() not in YES | NO:
        yield Problem(f"“{cells['bot'][:40]}” is neither yes nor no.", where, "Write yes for a bot.")


def _line(number: int, cells: dict[str, str]) -> Line:
    month, count, who = _month(cells["month"]), _count(cells["count"]), cells["who"][:200]
    assert month is not None
    assert count is not None
    bot = cells.get("bot", "").casefold() in YES or bool(_BOT.search(who))
    return Line(number, cells["area"], who, month, count, bot)


def _count(text: str) -> int | None:
    digits = text.lstrip("0") or text[:1]
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST))):
        return None
    return count if (count := int(digits)) <= MOST else None


def _month(text: str) -> dt.date | None:
    """ "2026-04", or a day in it."""
    try:
        return dt.date.fromisoformat(f"{text}-01" if len(text) == 7 else text).replace(day=1)
    except ValueError:
        return None
