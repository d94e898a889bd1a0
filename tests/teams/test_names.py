"""What something may be called."""

import pytest

from ownership.changes import ChangeSet, Create
from ownership.models import Area, Category
from ownership.operations import Refused, apply
from teams.models import JobRole, Person, Team
from tests.people import TODAY

NOTHING = "A name needs something that can be read."
CONTROL = "A name cannot have invisible control characters."
ROWS = {
    Area: {"slug": "x"},
    Team: {"slug": "x"},
    Person: {},
    JobRole: {},
    Category: {"perspective": "system"},
}


def said(model: type, name: str) -> list[str]:
    create = Create(model._meta.label, {"name": name, **ROWS[model]})  # type: ignore[attr-defined]
    try:
        apply(changes=ChangeSet("Test", (create,)), actor=None, on=TODAY, record=False)
    except Refused as refused:
        return [each.what for each in refused.problems]
    return []


@pytest.mark.django_db
@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("\u200b", [NOTHING]),
        ("\u3164", [NOTHING]),
        (" \u00a0\u2009", [NOTHING]),
        ("\u0301", [NOTHING]),
        ("Bil\u202eling", [CONTROL]),
        ("\u2066Billing", [CONTROL]),
        ("Bil\u0007ling", [CONTROL]),
        ("Bil\nling", [CONTROL]),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", []),
        ("\U0001f469\u200d\U0001f4bb", []),
        ("Zoe\u0308", []),
    ],
)
def test_a_name_is_something_to_be_read(model: type, name: str, words: list[str]) -> None:
    assert said(model, name) == words
