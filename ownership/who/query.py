"""What somebody typed, taken apart: a path, an address, a #channel, an @handle, or words of a question."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

LONGEST, MOST_WORDS = 200, 12
WEAK = 0.25
WEIGHTS = {"generic": 0.6, "weak": WEAK}
# What asks for whom somebody reports to, in words that areas have in their names too.
_MANAGER = re.compile(r"\b(manager|boss|reports? to|line manager|vorgesetzte[rn]?)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*[&+,;]\s*|\s+(?:and|or|und|oder|et|ou|y|e|en)\s+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_URL = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$|^www\.\S+$|^[\w-]+(\.[\w-]+)*\.[a-z]{2,}/\S*$", re.IGNORECASE)
_PATH = re.compile(r"^\S*[^\s/:]/\S*$|^/\S+$|^[\w.*-]*\w\.[a-z][a-z0-9]{0,5}$", re.IGNORECASE)


class Kind(Enum):
    WORDS, PATH, URL, CHANNEL, HANDLE, MAIL = range(6)


@dataclass(frozen=True)
class Query:
    """`words` are what is asked for, folded, each with what it counts; `place` is what is no word, if any."""

    asked: str
    kind: Kind
    place: str
    words: dict[str, float]
    manager: bool = False

    @property
    def text(self) -> str:
        """What is asked for, to say it again: "Kafka upgrades" of "who approves Kafka upgrades?"."""
        if self.kind is not Kind.WORDS:
            return self.place
        said = re.findall(r"[\w'’.&+#-]+", self.asked)
        strong = set(self.strong)
        return " ".join(word.strip(".") for word in said if strong & set(tokens(word))) or self.asked

    @property
    def title(self) -> str:
        """As a name: "Kafka upgrades" of "kafka upgrades", but "iOS builds" as it is."""
        return self.text if self.text != self.text.lower() else self.text[:1].upper() + self.text[1:]

    @property
    def strong(self) -> list[str]:
        """The words that are asked for, without "owns" and "decides", where there are others."""
        return [word for word, weight in self.words.items() if weight > WEAK] or list(self.words)

    @property
    def vague(self) -> bool:
        """Whether nothing is named that could be looked for: "who decides", "the"."""
        return all(weight <= WEAK for weight in self.words.values())

    @property
    def wants(self) -> str:
        """The kind that is meant where several have the name."""
        return "team" if {"team", "teams", "lead", "leads", "leader"} & set(tokens(self.asked)) else ""

    @property
    def nameable(self) -> bool:
        """Whether something could be called this: words, no address, nor a handle."""
        readable = len(self.text) > 2 and not re.search(r"[;<>={}|\\]|--|\w{40}", self.asked)
        return self.kind is Kind.WORDS and not self.vague and readable

    @property
    def sure_place(self) -> bool:
        """A path or an address, which "CI/CD" may not be."""
        slashes = self.place.count("/") > 1 or self.place.endswith("/") or "." in self.place
        return self.kind in (Kind.PATH, Kind.URL) and slashes

    @property
    def parts(self) -> list["Query"]:
        """ "refunds & ledger" asks for two."""
        pieces = [set(tokens(piece)) for piece in _JOINED.split(self.asked)]
        kept = [{word: weight for word, weight in self.words.items() if word in piece} for piece in pieces]
        parts = [replace(self, words=words) for words in kept if any(each > WEAK for each in words.values())]
        return parts if len(parts) > 1 else []


def fold(text: str) -> str:
    """Without case and accents, as near to the database's sort_key as names need."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return (
        "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("ø", "o").replace("ł", "l")
    )


def tokens(text: str) -> list[str]:
    return list(_tokens(text))


# Names of what may be meant are looked at word by word, each again for each way to fit.
@lru_cache(maxsize=50_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def parse(text: str) -> Query:
    asked = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text).split())[:LONGEST].strip()
    kind, place = _kind(asked)
    one = kind in (Kind.CHANNEL, Kind.HANDLE, Kind.MAIL)  # "@company/payments" is a team of code owners
    words = dict.fromkeys(tokens(place.rsplit("/", 1)[-1] if one else asked), 1.0)
    lists = _lists()
    weights = {word: weight for name, weight in WEIGHTS.items() for word in lists[name]}
    manager = kind is Kind.WORDS and bool(_MANAGER.search(asked))
    weights |= {"report": WEAK, "reports": WEAK} if manager else {}
    weights |= dict.fromkeys(_together(asked), 1.0)
    asking = asking_words() - _together(asked)
    kept = {word: weights.get(word, 1.0) for word in words if word not in asking}
    words = dict(list((kept or dict.fromkeys(words, WEAK)).items())[:MOST_WORDS])
    return Query(asked, kind, place, words, manager)


@cache
def asking_words() -> frozenset[str]:
    return frozenset(_lists()["asking"])


def _together(asked: str) -> set[str]:
    """The words of "on call", which say something together."""
    text = f" {' '.join(tokens(asked))} "
    found = {phrase.replace("_", " ") for phrase in _lists()["together"]}
    return {word for phrase in found if f" {phrase} " in text for word in phrase.split()}


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
    return Kind.WORDS, ""


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section = ""
    for line in (Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).extend(line.split())
    return found
