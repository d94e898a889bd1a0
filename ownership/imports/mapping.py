"""What a person said that each party stands for: from a file, or from the page that asks."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ownership.imports.reading import Refused

KINDS = ("person", "team", "seat", "outside", "skip")
HOW = 'Write "person:Ana Ruiz", "team:Payments", "seat:Tech lead@Payments", "outside:Acme" or "skip".'


@dataclass(frozen=True)
class Choice:
    """`name` may be "#12", the number of a row that is there; a seat's `team` may be empty."""

    kind: str
    name: str = ""
    team: str = ""

    @property
    def id(self) -> int | None:
        return int(self.name[1:]) if re.fullmatch(r"#\d{1,18}", self.name) else None

    def __str__(self) -> str:
        name = f":{self.name}" if self.name else ""
        return f"{self.kind}{name}@{self.team}" if self.team else f"{self.kind}{name}"


def choice(*, party: str, text: str) -> Choice:
    """Read one choice; raise `Refused` with the party and the forms there are."""
    kind, _, name = (part.strip() for part in text.partition(":"))
    kind = kind.lower()
    team = ""
    if kind == "seat" and "@" in name:
        name, _, team = (part.strip() for part in name.rpartition("@"))
    if kind not in KINDS or (kind == "skip") != (not name):
        raise Refused(f"The mapping of “{party}” is “{text}”, which says nothing here. {HOW}")
    return Choice(kind, name, team)


def read(*, content: bytes) -> Mapping[str, str]:
    """Read party -> choice from JSON (an object) or CSV (two columns: the party, the choice)."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The mapping is not UTF-8 text. Save it as CSV (UTF-8) or JSON.") from None
    return _json(text) if text.lstrip().startswith("{") else _csv(text)


def _json(text: str) -> Mapping[str, str]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(f"The mapping is not valid JSON: line {error.lineno}: {error.msg}.") from None
    if not all(isinstance(value, str) for value in found.values()):
        raise Refused(f"The mapping must give a text for every party. {HOW}")
    return {str(party): value for party, value in found.items()}


def _csv(text: str) -> Mapping[str, str]:
    delimiter = next((mark for mark in ("\t", ";", ",") if mark in text.partition("\n")[0]), ",")
    found: dict[str, str] = {}
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[1:2] and cells[1].partition(":")[0].lower() not in KINDS):
            continue
        if len(cells) < 2 or not cells[1]:
            raise Refused(
                f"Line {number} of the mapping needs two columns: the party, and what it stands for. {HOW}"
            )
        found[cells[0]] = cells[1]
    return found
