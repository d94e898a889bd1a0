"""The templates' text files, read: pure, without the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Category:
    name: str
    perspective: str
    colour: str


@dataclass(frozen=True)
class Area:
    name: str
    kind: str
    criticality: str
    description: str
    category: Category


@dataclass(frozen=True)
class JobRole:
    name: str
    track: str
    levels: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class Template:
    """What is offered: all of it can be left out."""

    key: str
    title: str
    said: str
    areas: tuple[Area, ...]
    roles: tuple[JobRole, ...]

    @property
    def by_category(self) -> list[tuple[Category, list[Area]]]:
        groups = groupby(self.areas, lambda area: area.category)
        return [(category, list(areas)) for category, areas in groups]


@cache
def templates() -> dict[str, Template]:
    areas, roles = list(_areas()), list(_roles())
    found = (
        Template(
            "team",
            "A single product team",
            "What one team owns by itself, from architecture decisions to usability.",
            tuple(area for area, few in areas if few),
            tuple(role for role, few in roles if few),
        ),
        Template(
            "teams",
            "Several teams",
            "Also what teams share: technology, data, capacity, hiring, levels and growth.",
            tuple(area for area, _ in areas),
            tuple(role for role, _ in roles),
        ),
    )
    return {template.key: template for template in found}


def _areas() -> Iterator[tuple[Area, bool]]:
    category = Category("", "", "")
    for line in _lines("areas.txt"):
        if line.startswith("== "):
            category = Category(*_fields(line[3:], 3))
            continue
        name, kind, criticality, description = _fields(line.removeprefix("* "), 4)
        yield Area(name, kind, criticality, description, category), line.startswith("* ")


def _roles() -> Iterator[tuple[JobRole, bool]]:
    for line in _lines("roles.txt"):
        name, track, levels, summary = _fields(line.removeprefix("* "), 4)
        ladder = tuple(level.strip() for level in levels.split(",") if level.strip())
        yield JobRole(name, track, ladder, summary), line.startswith("* ")


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _fields(line: str, count: int) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != count:
        raise ValueError(f"This line needs {count} parts: {line}")
    return parts
