from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter


def milliseconds(work: Callable[[], object], *, seconds: float = 1.0) -> float:
    """The median of as many runs as fit into the time, after one to warm up; at least five."""
    work()
    runs: list[float] = []
    end = perf_counter() + seconds
    while len(runs) < 5 or perf_counter() < end:
        start = perf_counter()
        work()
        runs.append((perf_counter() - start) * 1000)
    return median(runs)
