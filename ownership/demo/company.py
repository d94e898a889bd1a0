"""What is there at a point of the story: the ids behind the names, and the rows being made."""

import datetime as dt
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from ownership.changes import Change, ChangeSet, Create, End, New, Row
from ownership.enums import AreaKind, Complexity, Criticality

from .text import AreaLine, Letter, fields, lines

HOLDERS = {"person": "person_id", "team": "team_id", "seat": "seat_id"}


def period(on: dt.date, until: dt.date | None = None) -> DateRange:
    return DateRange(on, until)


class Company:
    """Names to ids, and one change set in the making."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.made: dict[str, None] = {}
        self.rows: list[Row] = []
        # Who does it; nobody where it is simply so.
        self.by = ""
        self.descriptions, self.resources = descriptions()
        self.sections: dict[str, frozenset[str]] = {}
        # By team: the one above it, and who leads it.
        self.above: dict[str, str] = {}
        self.leads: dict[str, str] = {}

    def take(self, label: str) -> ChangeSet:
        """Hand over what was collected."""
        changes = ChangeSet(label, tuple(self.rows))
        self.rows, self.made = [], {}
        return changes

    def ref(self, key: str) -> int | New:
        if key in self.made:
            return New(key)
        return self.ids[key]

    def id(self, key: str) -> int:
        return self.ids[key]

    def lead(self, team: str) -> str:
        """Who leads a team; where nobody does, one above it."""
        while team and team not in self.leads:
            team = self.above[team]
        return self.leads.get(team, "")

    def create(self, model: str, key: str, **values: Any) -> None:
        self.rows.append(Create(model, values, key))
        self.made[key] = None

    def change(self, model: str, key: str, **values: Any) -> None:
        self.rows.append(Change(model, self.id(key), values))

    def end(self, model: str, key: str, on: dt.date) -> None:
        self.rows.append(End(model, self.ids.pop(key), on))

    def give(self, area: str, letter: Letter, on: dt.date, until: dt.date | None = None) -> None:
        """A letter; with an end it is held for the time being."""
        kind = letter.holder.split(":")[0]
        self.create(
            "ownership.Assignment",
            assignment_key(area, letter),
            area_id=self.ref(f"area:{area}"),
            letter=letter.letter,
            deputy=letter.deputy,
            interim=until is not None,
            period=period(on, until),
            **{HOLDERS[kind]: self.ref(letter.holder)},
        )

    def area(self, line: AreaLine, on: dt.date) -> None:
        """Make an area, or a section of them, with its letters; what it does not say is its section's."""
        if not line.section:
            self.sections[line.name] = line.facts
        # How complex a section is says nothing of what is in it.
        passed_on = self.sections.get(line.section, frozenset()) - set(Complexity.values)
        facts = self.facts(passed_on) | self.facts(line.facts)
        self.create(
            "ownership.Area",
            f"area:{line.name}",
            name=line.name,
            slug=slugify(line.name),
            parent_id=self.ref(f"area:{line.section}") if line.section else None,
            since=on,
            **facts,
            **self.descriptions.get(line.name, {}),
        )
        for kind, value in self.resources.get(line.name, []):
            self.create(
                "ownership.Resource",
                f"resource:{line.name}|{value}",
                area_id=self.ref(f"area:{line.name}"),
                kind=kind,
                value=value,
            )
        for letter in line.letters:
            self.give(line.name, letter, on)

    def facts(self, words: frozenset[str]) -> dict[str, Any]:
        """The words in brackets, told apart by what they name."""
        found: dict[str, Any] = {}
        for word in words:
            if word in Criticality.values:
                found["criticality"] = word
            elif word in Complexity.values:
                found["complexity"] = word
            elif word in AreaKind.values:
                found["kind"] = word
            elif word == "separated":
                found["separation_of_duties"] = True
            elif word.startswith("@"):
                found["owning_team_id"] = self.ref(f"team:{word[1:]}")
            else:
                found["category_id"] = self.ref(f"category:{word}")
        return found


def descriptions() -> tuple[dict[str, dict[str, str]], dict[str, list[list[str]]]]:
    """By area: its texts, and its resources as kind and value."""
    texts, resources = {}, {}
    for line in lines("descriptions.txt"):
        name, description, covers, does_not_cover, found = fields(line, "|", 5)
        texts[name] = {"description": description, "covers": covers, "does_not_cover": does_not_cover}
        resources[name] = [part.strip().split(":", 1) for part in found.split(";") if part]
    return texts, resources


def assignment_key(area: str, letter: Letter) -> str:
    return f"{area}|{letter.letter}|{letter.deputy}|{letter.holder}"
