import pytest

from ownership.imports.guess import guesses

ALIKE = {
    "person": ["Ana Ruiz", "A. Ruiz", "Anna van der Berg", "ben@example.org", "Dana Lee (Payments)", "@dana"],
    "seat": [
        "Tech lead",
        "Head of Finance",
        "CTO",
        "Projektleiter",
        "DATA_OWNER",
        "Chef de projet",
        "TR",
        "Fullstack",
    ],
    "team": [
        "Payments team",
        "Squad Blue",
        "Developers",
        "Legal / Privacy",
        "Équipe support",
        "IT Security",
        "Steering Committee",
    ],
    "outside": ["Client", "Regulatory bodies", "Vendor (Acme)", "Kunde", "Client team"],
    "everyone": ["Everyone", "All teams", "todos", "Tous"],
}


@pytest.mark.parametrize(
    ("kind", "party"), [(kind, party) for kind, parties in ALIKE.items() for party in parties]
)
def test_a_party_is_told_by_its_words(kind: str, party: str) -> None:
    assert guesses([party, "Tech lead"])[party] == kind


def test_given_names_are_people_where_the_sheet_has_only_such_names() -> None:
    assert guesses(["Huy", "Lan", "Maria Silva"]) == dict.fromkeys(["Huy", "Lan", "Maria Silva"], "person")


def test_a_given_name_beside_roles_is_a_role() -> None:
    assert guesses(["Huy", "Tech lead"]) == {"Huy": "seat", "Tech lead": "seat"}
