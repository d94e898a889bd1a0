"""What somebody typed, taken apart: a path, an address, a #channel, an @handle, or words of a question."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

LONGEST, MOST_WORDS = 200, 12
WEAK = 0.25
_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_URL = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$|^www\.\S+$|^[\w-]+(\.[\w-]+)*\.[a-z]{2,}/\S*$", re.IGNORECASE)
_PATH = re.compile(r"^\S*[^\s/:]/\S*$|^/\S+$|^[\w.*-]*\w\.[a-z][a-z0-9]{0,5}$", re.IGNORECASE)


class Kind(Enum):
    WORDS, PATH, URL, CHANNEL, HANDLE, MAIL = range(6)


@dataclass(frozen=True)
class Query:
    """`words` are what is asked for, folded, each with what it counts; `text` is them, `asked` all of it."""

    asked: str
    kind: Kind
    text: str
    words: dict[str, float]


def fold(text: str) -> str:
    """Without case and accents, as near to the database's sort_key as names need."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return (
        "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("ø", "o").replace("ł", "l")
    )


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def parse(text: str) -> Query:
    asked = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text).split())[:LONGEST].strip()
    kind, there = _kind(asked)
    words = dict.fromkeys(tokens(there), 1.0)
    asking, weak = _lists()
    kept = {word: (WEAK if word in weak else 1.0) for word in words if word not in asking}
    words = dict(list((kept or words).items())[:MOST_WORDS])
    return Query(asked, kind, there if kind is not Kind.WORDS else " ".join(words), words)


def _kind(asked: str) -> tuple[Kind, str]:
    """A question may hold one thing that is no word: "who owns services/billing/api/foo.py?"."""
    if found := _MAIL.search(asked):
        return Kind.MAIL, found[0].strip(".?!")
    for part in asked.split():
        bare = part.strip("\"'`“”„‘’<>(),;?!").rstrip(".:")
        if _URL.match(bare):
            return Kind.URL, bare
        if re.match(r"^#[\w-]", bare):
            return Kind.CHANNEL, bare
        if re.match(r"^@[\w-]", bare):
            return Kind.HANDLE, bare
        if _PATH.match(bare):
            return Kind.PATH, bare
    return Kind.WORDS, asked


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    found: dict[str, set[str]] = {"asking": set(), "weak": set()}
    section = ""
    for line in (Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            found[section].update(line.split())
    return frozenset(found["asking"]), frozenset(found["weak"])
