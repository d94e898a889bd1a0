"""Markdown: its tables as grids under their headings, and its bullet lists."""

import re
from dataclasses import dataclass, field, replace

from .grid import Grid
from .html_tables import html_tables
from .own import as_written, is_own
from .rows import Rows
from .text import one_line, plain

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)\s*\{?\.?(\w*)")
_PROSE = {"", "text", "txt", "plain", "none", "md", "markdown", "table", "ascii", "raci"}
_SPACED = re.compile(r"^\s*\|.*\|[ \t]*\n(?:[ \t]*\n)+\s*\|[ :|-]*-[ :|-]*\|[ \t]*$", re.M)
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$|^\s*<h([1-6])[^>]*>(.*?)</h\3>\s*$", re.I)
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?!\s)([^*|]+?)\1\s*:?\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•–]|\d{1,3}[.)])\s+(\S.*)$")
_RULE = re.compile(r"^[\s:|=+-]*[=-][\s:|=+-]*$")
_CELLS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Bullet:
    """A list item, or a line of text, with its depth and the headings above it."""

    depth: int
    text: str
    line: int
    headings: tuple[str, ...]


@dataclass
class Page:
    grids: list[Grid] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)


@dataclass
class _State:
    page: Page = field(default_factory=Page)
    path: list[tuple[int, str]] = field(default_factory=list)
    table: list[tuple[int, str]] = field(default_factory=list)
    fence: str = ""
    foreign: bool = False
    spaced: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)

    def head(self, level: int, text: str) -> None:
        self.end_table()
        self.path = [(above, title) for above, title in self.path if above < level]
        if words := one_line(plain(text)).rstrip(": "):
            self.path.append((level, words))

    def end_table(self) -> None:
        if len(self.table) > 1 or any(line.count("|") > 1 for _, line in self.table):
            self.page.grids.append(_grid(self.table, headings=self.headings, fenced=bool(self.fence)))
        self.table = []


def read_markdown(text: str) -> Page:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    state = _State(spaced=bool(_SPACED.search(text)))
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        _take(state, number, line, lines[number] if number < len(lines) else "")
    state.end_table()
    state.page.grids.extend(html_tables(text))
    state.page.grids.sort(key=lambda grid: grid.lines[0] if grid.lines else 0)
    return state.page


def _take(state: _State, number: int, line: str, following: str) -> None:
    if fence := _FENCE.match(line):
        state.end_table()
        if not state.fence or line.strip().startswith(state.fence):
            state.foreign = not state.fence and fence[2].lower() not in _PROSE
            state.fence = "" if state.fence else fence[1][:3]
        return
    if state.foreign or (state.spaced and not line.strip()):
        return
    line = re.sub(r"^(\s{0,3}>\s?)+", "", line)
    if "|" in line or (state.table and _RULE.match(line) and _goes_on(line, following)):
        state.table.append((number, line))
        return
    state.end_table()
    if state.fence or not line.strip() or _RULE.match(line):
        return
    if heading := _HEADING.match(line):
        state.head(int(len(heading[1]) if heading[1] else heading[3]), heading[2] or heading[4] or "")
    elif re.fullmatch(r"\s{0,3}(=+|--+)\s*", following) and not _BULLET.match(line):
        state.head(1 if "=" in following else 2, line)
    elif bold := _BOLD_LINE.match(line):
        state.head(7, bold[2].rstrip(":"))
    elif bullet := _BULLET.match(line):
        depth = len(bullet[1].expandtabs(4))
        state.page.bullets.append(Bullet(depth, bullet[2], number, state.headings))
    elif state.page.bullets and _unclosed(last := state.page.bullets[-1], number):
        state.page.bullets[-1] = replace(last, text=f"{last.text} {line.strip()}")
    else:
        state.page.bullets.append(Bullet(-1, line.strip(), number, state.headings))


def _unclosed(bullet: Bullet, number: int) -> bool:
    """Say whether a list item goes on in this line: a bracket is open."""
    near = 0 < number - bullet.line < 4
    return near and bullet.depth >= 0 and bullet.text.count("(") > bullet.text.count(")")


def _goes_on(rule: str, following: str) -> bool:
    """Say whether a rule without pipes stands within a table: `+----+`, or dashes under a head."""
    return rule.strip().startswith(("+-", "+=")) or "|" in following


def split_row(line: str) -> list[str]:
    """Cut a table line at its pipes; those written `\\|` stay."""
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [cell.strip() for cell in _CELLS.split(line)]


def _grid(table: list[tuple[int, str]], *, headings: tuple[str, ...], fenced: bool) -> Grid:
    kept = [(number, split_row(line)) for number, line in table if not _RULE.match(line)]
    if is_own([cells for _, cells in kept]):
        written = Rows(map(as_written, cells) for _, cells in kept)
        return Grid(rows=written, lines=tuple(n for n, _ in kept), own=True)
    width = max((len(cells) for _, cells in kept), default=0)
    rows = Rows(map(plain, cells) for _, cells in kept)
    marked = frozenset(i for i, (_, cells) in enumerate(kept) if _alone(cells, width))
    return Grid(
        rows=rows,
        headings=headings,
        lines=tuple(n for n, _ in kept),
        marked=marked,
        fenced=fenced,
        markup=True,
    )


def _alone(cells: list[str], width: int) -> bool:
    """Say whether a row has one cell with text, and that is bold or the row ends there."""
    texts = [cell for cell in cells if cell]
    return len(texts) == 1 and (
        len(cells) < min(width, 3) or bool(re.fullmatch(r"(\*\*|__).+\1|<(b|strong)>.+", texts[0]))
    )
