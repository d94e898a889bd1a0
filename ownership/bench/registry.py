from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from . import measures
from .sample import Sample

Work = Callable[[Sample], object]
_MEASUREMENTS: list[Measurement] = []


@dataclass(frozen=True)
class Measurement:
    """Some work, and the plain work that it is compared with: the ratio holds on any machine."""

    name: str
    work: Work
    baseline: str
    against: Work
    # What takes long is run once, and says how much memory it took.
    once: bool = False


def measurement(*, name: str, baseline: str, against: Work, once: bool = False) -> Callable[[Work], Work]:
    """Register the decorated work under a name, to be compared with `against`."""

    def register(work: Work) -> Work:
        _MEASUREMENTS.append(Measurement(name, work, baseline, against, once))
        return work

    return register


def measurements() -> list[Measurement]:
    """All of them, file by file in the order of their names."""
    for module in sorted(iter_modules(measures.__path__), key=lambda module: module.name):
        import_module(f"{measures.__name__}.{module.name}")
    return list(_MEASUREMENTS)
