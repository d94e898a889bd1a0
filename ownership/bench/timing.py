from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


def milliseconds(work: Callable[[], object], *, seconds: float = 1.0) -> float:
    """The quickest of as many runs as fit into the time, at least five: what else runs only ever adds."""
    runs: list[float] = []
    end = perf_counter() + seconds
    while len(runs) < 5 or perf_counter() < end:
        start = perf_counter()
        work()
        runs.append((perf_counter() - start) * 1000)
    return min(runs)
