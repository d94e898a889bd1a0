"""What findings about a decision say."""

import pytest

from ownership.rules.names import Loaded
from ownership.rules.registry import RULES


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "OWN406",
            (
                'Ana Ruiz, who decided "One format", has left, and nobody is accountable for Logging:'
                " nobody can say why it was decided, or change it."
            ),
        ),
        (
            "OWN505",
            (
                '"One format" was decided by Ana Ruiz, who neither answered for Logging nor did the work on'
                " that day: those who did may not know, or not agree."
            ),
        ),
    ],
)
def test_a_decision_is_told_from_the_words_around_it(code: str, says: str) -> None:
    names = Loaded(persons={1: "Ana Ruiz"}, places={2: "Logging"}, decisions={3: "One format"})
    assert RULES[code].sentence({"subject": 3, "people": [1], "areas": [2]}, names) == says
