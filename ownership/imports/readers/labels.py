"""Which of the columns that are not parties name the area, its section, an id or a remark."""

import re
from dataclasses import dataclass

from .table import Table
from .text import key
from .vocabulary.headings import AREA, IDENTIFIER, META, NOTE, PARTY, SECTION, is_exactly, says

_ID = re.compile(
    r"[#№]?\s*(?:\d{1,4}(?:[.-]\d{1,3})*\.?\)?|"
    r"[A-Za-zА-Я]{1,6}[-_. ]?\d{1,5}(?:\.\d{1,3})*|[ivxIVX]{1,5}[.)]?|[A-Z])"
)
_SAMPLE = 400


@dataclass(frozen=True)
class Labels:
    area: int | None
    sections: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    identifier: int | None = None
    party: int | None = None


@dataclass(frozen=True)
class _Facts:
    column: int
    heading: str
    texts: list[str]
    blanks: int

    @property
    def repeats(self) -> bool:
        """Say whether the column is written once for several rows, or the same in several."""
        return len(set(self.texts)) < len(self.texts) * 0.7 or self.blanks * 2 > len(self.texts) + self.blanks

    @property
    def numbers(self) -> bool:
        if not self.texts:
            return is_exactly(self.heading, IDENTIFIER)
        return sum(bool(_ID.fullmatch(text)) for text in self.texts) * 5 >= len(self.texts) * 4


def label_columns(table: Table, *, party_wanted: bool = False) -> Labels:
    facts = [_facts(table, column) for column in table.labels]
    identifier = next((f.column for f in facts if _is_identifier(f, facts)), None)
    named = [f for f in facts if f.column != identifier]
    party = _party(named) if party_wanted else None
    named = [f for f in named if f.column != party and (f.texts or f.heading)]
    remarks = [
        f
        for f in named
        if len(named) > 1 and is_exactly(f.heading, NOTE | META) and not is_exactly(f.heading, AREA)
    ]
    if remarks and remarks[0] is named[0] and not named[0].repeats and all(f.repeats for f in named[1:]):
        remarks = remarks[1:]
    candidates = [f for f in named if f not in remarks] or named
    if party_wanted:
        candidates = [
            f for f in candidates if not is_exactly(f.heading, PARTY - AREA - SECTION)
        ] or candidates
    # `Area 1`, `Area 2` look like ids; where nothing else names the area, a column headed so does.
    numbered = [f for f in facts if f.column == identifier and is_exactly(f.heading, AREA)]
    area = _area(candidates or numbered)
    identifier = None if area in numbered else identifier
    sections = tuple(
        f.column
        for f in candidates
        if area and f.column < area.column and (f.repeats or says(f.heading, SECTION))
    )
    others = [f.column for f in named if (not area or f.column != area.column) and f.column not in sections]
    return Labels(area.column if area else None, sections, tuple(others) + table.after, identifier, party)


def _facts(table: Table, column: int) -> _Facts:
    rows = [r for r in table.rows[:_SAMPLE] if r not in table.grid.marked]
    texts = [table.grid.filled(r, column) for r in rows]
    kept = [text for text in texts if text]
    return _Facts(column, table.heading(column), kept, len(texts) - len(kept))


def _is_identifier(facts: _Facts, every: list[_Facts]) -> bool:
    if len(every) < 2 or (facts.repeats and is_exactly(facts.heading, SECTION)):
        return False
    folded = key(facts.heading)
    by_name = folded in IDENTIFIER or (folded.split() or [""])[-1] in {"id", "no", "nr", "code", "number"}
    return facts.numbers or (by_name and all(len(text) <= 16 and " " not in text for text in facts.texts))


def _party(named: list[_Facts]) -> int | None:
    exact = [f for f in named if is_exactly(f.heading, PARTY) and not is_exactly(f.heading, AREA)]
    loose = exact or [f for f in named if says(f.heading, PARTY) and not says(f.heading, AREA)]
    if loose and (len(named) > 1 or exact):
        return loose[-1].column
    return named[-1].column if len(named) > 1 and not is_exactly(named[-1].heading, AREA) else None


def _area(candidates: list[_Facts]) -> _Facts | None:
    """Prefer a column headed as an area, not written once for several; else the last that differs."""
    if not candidates:
        return None

    def rank(facts: _Facts) -> tuple[bool, bool, bool, int]:
        named = says(facts.heading, AREA)
        only_section = is_exactly(facts.heading, SECTION) and not is_exactly(facts.heading, AREA)
        long = sum(map(len, facts.texts)) > 90 * max(len(facts.texts), 1)
        several = len(candidates) > 1
        return (
            not (several and facts.repeats),
            not (several and (only_section or long)),
            named,
            -facts.column,
        )

    best = max(candidates, key=rank)
    if not says(best.heading, AREA):
        left = [f for f in candidates if f.column < best.column and not f.repeats]
        return left[0] if left and best.repeats else best
    return best
