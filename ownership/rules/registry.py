"""All rules by code: one a file, in a folder for each family. A code is never used again."""

import importlib
import pkgutil

from .base import Rule

FOLDERS = ("coverage", "overlap", "load", "decay", "balance", "roles", "words")


def _collect() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for folder in FOLDERS:
        package = importlib.import_module(f"{__package__}.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            rule: Rule = importlib.import_module(f"{package.__name__}.{module.name}").RULE
            if rule.code in found:
                raise ValueError(f"{rule.code} is both {found[rule.code].name} and {rule.name}.")
            found[rule.code] = rule
    return dict(sorted(found.items()))


RULES: dict[str, Rule] = _collect()
