"""The table of a large organisation, and how its figures grow with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from itertools import pairwise
from random import Random
from time import monotonic

from ownership.bench.scratch import scratch_database
from ownership.bench.timing import as_served
from ownership.generator.load import load, settle
from ownership.generator.size import Size

from .scans import every_rule_on
from .table import LINES, Line

ROW = "{:<30}{:>10}{:>9}  {:<15}{:>10}{:>7}  {}"
Write = Callable[[str], object]


def show(*, sizes: Collection[int], words: Collection[str], on: dt.date, write: Write) -> None:
    """Make an organisation of so many assignments each, measure it, and say how the figures grew."""
    found = {size: _measured(size, words, on, write) for size in sorted(sizes)}
    if len(found) > 1:
        _growth(found, write)


def _measured(assignments: int, words: Collection[str], on: dt.date, write: Write) -> dict[str, float]:
    """20 assignments a person, 10 an area."""
    size = Size(
        people=assignments // 20,
        teams=assignments // 200,
        areas=assignments // 10,
        assignments=assignments,
    )
    with scratch_database():
        begun = monotonic()
        load(size=size, seed=1, on=on)
        settle()
        every_rule_on()
        as_served()
        write(f"{assignments:,} assignments made in {monotonic() - begun:.0f} s")
        write(ROW.format("measured", "ms", "budget", "against", "ms", "ratio", "").rstrip())
        wanted = [line for line in LINES if not words or any(word in line.name for word in words)]
        return {line.name: _line(line, on, write) for line in wanted}


def _line(line: Line, on: dt.date, write: Write) -> float:
    # The same choice for both sides.
    took = line.said(line.work(on=on, random=Random(1)))  # noqa: S311
    budget, ratio, beside, kept = "", "", "", [line.budget is None or took <= line.budget]
    if line.budget is not None:
        budget = f"{line.budget:,.0f}"
    if line.against is not None:
        other = line.said(line.against(on=on, random=Random(1)))  # noqa: S311
        beside, ratio = f"{other:,.1f}", f"{took / other:.1f}"
        kept.append(line.most is None or took <= line.most * other)
    verdict = "" if line.budget is None and line.most is None else "kept" if all(kept) else "missed"
    write(ROW.format(line.name, f"{took:,.1f}", budget, line.beside, beside, ratio, verdict).rstrip())
    return took


def _growth(found: Mapping[int, Mapping[str, float]], write: Write) -> None:
    """Each figure by size, and by what it grew where the size grew by what its column says."""
    sizes = list(found)
    steps = list(pairwise(sizes))
    _row("growth", [*(f"{size:,}" for size in sizes), *(f"of x {b / a:.0f}" for a, b in steps)], write)
    for name in found[sizes[0]]:
        figures = [f"{found[size][name]:,.1f}" for size in sizes]
        _row(name, [*figures, *(f"x {found[b][name] / found[a][name]:.1f}" for a, b in steps)], write)


def _row(name: str, cells: list[str], write: Write) -> None:
    write(f"{name:<30}" + "".join(f"{cell:>12}" for cell in cells))
