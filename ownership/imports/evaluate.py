"""Measure the readers against files whose letters are known."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .reading import AreaRead, Refused, read


@dataclass(frozen=True)
class Figure:
    """Letters found and meant (`tp`), found and not meant (`fp`), meant and not found (`fn`)."""

    file: str
    tp: int = 0
    fp: int = 0
    fn: int = 0
    sections: int = 0
    areas: int = 0
    refused: str = ""

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0


def evaluate(*, folder: Path, truth: Path) -> list[Figure]:
    """Return one figure a file that the truth tells of and the folder holds."""
    meant: dict[str, dict[str, Any]] = json.loads(truth.read_text(encoding="utf-8"))
    return [
        _figure(folder / file, file, told.get("areas", []))
        for file, told in meant.items()
        if (folder / file).is_file()
    ]


def total(figures: list[Figure]) -> Figure:
    """Add up: the micro average."""
    names = ("tp", "fp", "fn", "sections", "areas")
    return Figure("total", **{name: sum(getattr(figure, name) for figure in figures) for name in names})


def _figure(path: Path, file: str, meant: list[dict[str, Any]]) -> Figure:
    refused = ""
    areas: Sequence[AreaRead] = ()
    try:
        areas = read(name=path.name, content=path.read_bytes()).areas
    except Refused as error:
        refused = str(error)
    said = Counter((_bare(area.name), held.letter, _bare(held.party)) for area in areas for held in area.held)
    right = Counter(
        (_bare(area["name"]), letter, _bare(party))
        for area in meant
        for letter in "RACIS"
        for party in area.get(letter, ())
    )
    tp = sum((said & right).values())
    places = Counter((_bare(area.name), _section(area)) for area in areas)
    told = Counter((_bare(area["name"]), _bare(area.get("section") or "")) for area in meant)
    return Figure(
        file, tp, said.total() - tp, right.total() - tp, sum((places & told).values()), len(meant), refused
    )


def _section(area: AreaRead) -> str:
    return _bare(" / ".join(area.section))


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
