"""All measures by code, in the order in which pages show them: one a file in `own`."""

import importlib
import pkgutil

from . import own
from .base import Measure

ORDER = (
    "coverage", "ambiguity", "confirmed", "age", "losing", "spread", "load", "consulted", "balance",
    "hands-on", "scatter",
)  # fmt: skip


def _collect() -> dict[str, Measure]:
    modules = (
        importlib.import_module(f"{own.__name__}.{each.name}") for each in pkgutil.iter_modules(own.__path__)
    )
    found: dict[str, Measure] = {module.MEASURE.code: module.MEASURE for module in modules}
    return {code: found[code] for code in (*ORDER, *sorted(found.keys() - set(ORDER)))}


MEASURES: dict[str, Measure] = _collect()
