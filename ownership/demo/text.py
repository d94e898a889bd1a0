"""Read the demo's text files: pure, without the database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
AREA = re.compile(
    r"^(?P<name>[^\[>]+?)"
    r"(?: >(?: (?P<section>[^\[]+?))?)?"
    r"(?: \[(?P<facts>[^\]]*)\])?"
    r"(?: (?P<letters>[RACISd] .*))?$"
)


@dataclass(frozen=True)
class Letter:
    """One letter for one holder; `holder` is a key such as "person:Ana Ruiz"."""

    letter: str
    deputy: bool
    holder: str


@dataclass(frozen=True)
class AreaLine:
    name: str
    section: str
    facts: frozenset[str]
    letters: tuple[Letter, ...]


def lines(name: str) -> list[str]:
    """A file's lines without comments and blanks."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def chapters(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines under each "== heading"."""
    heading, under = "", list[str]()
    for line in lines(name):
        if line.startswith("== "):
            if heading:
                yield heading, under
            heading, under = line[3:], []
        else:
            under.append(line)
    yield heading, under


def fields(line: str, separator: str, count: int) -> list[str]:
    """Exactly `count` stripped fields; missing ones are empty."""
    parts = [part.strip() for part in line.split(separator)]
    return [*parts, *[""] * (count - len(parts))][:count]


def holder_key(name: str) -> str:
    kinds = {"@": "team", "%": "seat"}
    return f"{kinds[name[0]]}:{name[1:]}" if name[0] in kinds else f"person:{name}"


def letters(text: str) -> tuple[Letter, ...]:
    """ "A Ana Ruiz; R Li Wei, Bo Chen; d Mina Park" """
    return tuple(
        Letter("A" if mark == "d" else mark, mark == "d", holder_key(name.strip()))
        for clause in text.split(";")
        for mark, names in [clause.strip().split(" ", 1)]
        for name in names.split(",")
    )


def area_line(line: str) -> AreaLine:
    """ "Service boundaries [critical, decision] A Ana Ruiz" or, in the story, with "> section"."""
    match = AREA.match(line)
    if match is None:
        raise ValueError(f"This is no area: {line}")
    facts = match["facts"] or ""
    return AreaLine(
        match["name"].strip(),
        (match["section"] or "").strip(),
        frozenset(part.strip() for part in facts.split(",") if part.strip()),
        letters(match["letters"]) if match["letters"] else (),
    )
