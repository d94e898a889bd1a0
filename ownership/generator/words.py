"""The words that names are made of, and names made of them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data" / "words.txt"


def words() -> dict[str, list[str]]:
    """By heading, the lines below it."""
    found: dict[str, list[str]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found[line[3:]] = []
        elif line and not line.startswith("#"):
            found[next(reversed(found))].append(line)
    return found


def subjects(random: Random, known: dict[str, list[str]]) -> Iterator[str]:
    """Names of what teams are about, each once: the plain ones first, then by qualifier, then numbered."""
    plain = random.sample(known["subjects"], len(known["subjects"]))
    yield from plain
    qualified = [f"{which} {what.lower()}" for which in known["qualifiers"] for what in plain]
    yield from random.sample(qualified, len(qualified))
    number = 2
    while True:
        yield from (f"{name} {number}" for name in qualified)
        number += 1
