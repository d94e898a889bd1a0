"""A plan as text: what would come, change, end and stay, aligned."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ownership.imports.lines import AreaLine
from ownership.imports.plan import Plan
from ownership.imports.stands import Stands

SIGNS = {"new": "+", "changed": "~", "unchanged": "=", "ended": "-", "skipped": "?"}


def lines(*, plan: Plan) -> Iterator[str]:
    """Unchanged areas are only counted."""
    yield f"{plan.changes.label}, from {plan.on:%-d %B %Y}"
    if plan.parties:
        yield "\nParties"
        width = min(max(len(stands.party) for stands in plan.parties), 40)
        yield from (_party(stands, width) for stands in plan.parties)
    shown = [area for area in plan.areas if area.state != "unchanged"]
    if shown:
        yield "\nAreas"
        yield from (line for area in shown for line in _area(area))
    if plan.doubts:
        yield "\nDoubts"
        width = max(len(doubt.where) for doubt in plan.doubts)
        yield from (f"  {doubt.where:<{width}}  {doubt.message}" for doubt in plan.doubts)
    yield f"\n{summary(plan=plan)}"


def _party(stands: Stands, width: int) -> str:
    sign = "?" if stands.kind == "skip" else "+" if stands.new else "="
    kind = "left out" if stands.kind == "skip" else f"{stands.kind} {stands.name}"
    how = f"{stands.how}, guessed" if stands.guessed else stands.how
    return f"  {sign} {stands.party:<{width}}  {kind} ({how})"


def _area(area: AreaLine) -> Iterator[str]:
    said = f" ({area.said})" if area.said else ""
    where = f"  [{area.where}]" if area.where else ""
    yield f"  {SIGNS[area.state]} {' / '.join(area.path)}{said}{where}"
    for line in area.letters:
        if line.state != "unchanged":
            yield f"      {SIGNS[line.state]} {line.letter}  {line.holder}"


def summary(*, plan: Plan) -> str:
    """One sentence with the counts: "3 areas new, 1 unchanged; 12 letters new; 2 parties new; 1 doubt." """
    areas, letters = counted(areas=plan.areas)
    parties = Counter("new" for holder in {stands.holder for stands in plan.parties if stands.new} if holder)
    nouns: list[tuple[str, Counter[str]]] = [("area", areas), ("letter", letters), ("party", parties)]
    parts = [part for noun, counts in nouns if (part := _counts(noun, counts))]
    doubts = len(plan.doubts)
    parts += [f"{doubts:,} doubt{'' if doubts == 1 else 's'}"] if doubts else []
    return ("; ".join(parts) or "The sheet says nothing") + "."


def counted(*, areas: Iterable[AreaLine]) -> tuple[Counter[str], Counter[str]]:
    """How many areas and letters there are of each state."""
    found: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for area in areas:
        found[0][area.state] += 1
        found[1].update(line.state for line in area.letters)
    return found


def _counts(noun: str, counts: Counter[str]) -> str:
    plural = {"party": "parties"}.get(noun, f"{noun}s")
    said = [(counts[state], state if state != "skipped" else "left out") for state in SIGNS if counts[state]]
    return ", ".join(
        f"{count:,} {noun if count == 1 else plural} {state}" if first == 0 else f"{count:,} {state}"
        for first, (count, state) in enumerate(said)
    )
