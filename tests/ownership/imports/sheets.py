"""Readings in a line or two, without a file."""

from ownership.imports.reading import AreaRead, Held, Reading


def sheet(*rows: str, file: str = "team.csv") -> Reading:
    """Make a reading of rows such as "Billing / Invoices: A Ana Ruiz; R Payments team", sections first."""
    return Reading(file, tuple(_area(number, row) for number, row in enumerate(rows, start=2)), ())


def _area(number: int, row: str) -> AreaRead:
    path, _, letters = row.partition(":")
    *section, name = (part.strip() for part in path.split(" / "))
    where = f"line {number}"
    held = (part.strip().partition(" ") for part in letters.split(";") if part.strip())
    return AreaRead(
        tuple(section), name, tuple(Held(letter, party.strip(), where) for letter, _, party in held), where
    )
