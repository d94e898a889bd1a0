"""Hand over what a person or a team holds: what that is, who could take it, and the one change set."""

from .ground import Ground
from .heirs import Heir, heirs
from .held import Line, lines, stale
from .making import Decision, Exit, Unowned, changes, hand_over

__all__ = [
    "Decision",
    "Exit",
    "Ground",
    "Heir",
    "Line",
    "Unowned",
    "changes",
    "hand_over",
    "heirs",
    "lines",
    "stale",
]
