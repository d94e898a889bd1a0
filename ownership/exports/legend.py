"""What the signs of a sheet mean."""

from ownership.enums import Letter

_MEANINGS = {
    "A": "answers for it, one in each area",
    "R": "does the work",
    "C": "is asked before",
    "I": "is told after",
    "S": "helps",
}
LETTERS = [(letter, f"{Letter(letter).label}, {meaning}") for letter, meaning in _MEANINGS.items()]
NOTES = [
    ("(A)", "in brackets: inherited, or held through a team, a job role or other people"),
    ("A deputy", "stands in for the accountable"),
]
