"""Lines of counted work by themselves: cells to a month, a number, yes or no; and what is wrong with each."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ownership.imports.columns import Columns, month
from ownership.operations.problems import Problem

COLUMNS = Columns(("area", "who", "month", "count", "bot"), spare=("bot",))
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
    found: list[Line] = []
    problems: list[Problem] = []
    for number, cells in COLUMNS.read(content):
        wrong = list(_wrong(number, cells))
        problems += wrong
        if not wrong:
            found.append(_line(number, cells))
    return found, problems


def _wrong(number: int, cells: dict[str, str]) -> Iterator[Problem]:
    where = f"Line {number}"
    if not cells["area"]:
        yield Problem("It names no area.", where, "Write its name.")
    if not cells["who"]:
        yield Problem("It names nobody.", where, "Write an e-mail address, a handle or a name.")
    if month(cells["month"]) is None:
        yield Problem(f"“{cells['month']}” is no month.", where, "Write it as 2026-04.")
    if _count(cells["count"]) is None:
        yield Problem(f"“{cells['count'][:40]}” is no count.", where, "Write a whole number, 0 or more.")
    if cells.get("bot", "").casefold() not in YES | NO:
        yield Problem(f"“{cells['bot'][:40]}” is neither yes nor no.", where, "Write yes for a bot.")


def _line(number: int, cells: dict[str, str]) -> Line:
    first, count, who = month(cells["month"]), _count(cells["count"]), cells["who"][:200]
    assert first is not None
    assert count is not None
    bot = cells.get("bot", "").casefold() in YES or bool(_BOT.search(who))
    return Line(number, cells["area"], who, first, count, bot)


def _count(text: str) -> int | None:
    digits = text.lstrip("0") or text[:1]
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST))):
        return None
    return count if (count := int(digits)) <= MOST else None
