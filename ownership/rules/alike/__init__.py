"""Areas that may be one, entered twice under different words: for a rule that suggests to compare them.

Pairs come from indexes (`candidates`), are compared (`evidence`) and judged (`judged`). What a model of
language adds is read beside all this (`model`, `reading`) and kept by the text it was read from.
docs/duplicates.md says how well this works, and how the limits were set.
"""

from .reading import read
from .standing import Standing, standing

__all__ = ["RULE", "Standing", "read", "standing"]
RULE = "OWN207"
