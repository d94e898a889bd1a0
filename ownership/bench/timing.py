from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def as_served() -> None:
    """Collect waste as the web server does once it has started."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def took(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def milliseconds(work: Callable[[], object], *, seconds: float = 1.0) -> float:
    """The quickest of as many runs as fit into the time, at least five: what else runs only ever adds."""
    runs: list[float] = []
    end = perf_counter() + seconds
    while len(runs) < 5 or perf_counter() < end:
        runs.append(took(work))
    return min(runs)


def once(work: Callable[[], object]) -> tuple[float, str]:
    """The time of one run, and how much memory this process had at most, and how much more than before."""
    before = most_memory(forget=True)
    taken = took(work)
    peak = most_memory()
    return taken, f"at most {peak} MB, {peak - before} MB more than before" if peak else ""


def most_memory(*, forget: bool = False) -> int:
    """The most that this process ever had, in MB; nothing where the system does not say. Linux can forget."""
    try:
        if forget:
            Path("/proc/self/clear_refs").write_text("5")
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)
