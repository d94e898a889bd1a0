"""How well a candidate fits what was asked for: 1 is its very name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from .candidates import Candidate
from .query import WEAK, Query, asking_words, tokens

# A word counts so much where it is one of the name, begins one, is one but for a typing error, or is in
# the text beside the name; AROUND where its team or what is above it has it.
BEGINS, MISTYPED, AROUND, RELATED, WITHIN = 0.92, 0.85, 0.8, 0.7, 0.65
ENDINGS = {"s", "es", "d", "ed", "n", "en", "ing"}
# From KNOWN on it fits; from LIKELY on it is taken to be meant, if nothing else fits as well.
KNOWN, LIKELY = 0.55, 0.6
CLEAR = 0.1
ALIAS, TYPED = 0.97, 0.9


@dataclass(frozen=True)
class Rank:
    score: float
    exact: bool


def rank(*, query: Query, candidate: Candidate, asked: Query) -> Rank:
    """For `query`, which may be a part of what was asked when the candidate was read."""
    names = [(candidate.name, 1.0), *((name, ALIAS) for name in candidate.others if name)]
    if any(_same(query, name) for name, _ in names):
        return Rank(1.0 if _same(query, candidate.name) else ALIAS, True)
    if candidate.kind == "seat" and not _whole(query, candidate.others[0]):
        return Rank(0.0, False)
    within = {word for word, found in zip(asked.words, candidate.within, strict=False) if found}
    around = {other for name in candidate.around for other in tokens(name)}
    return Rank(max(_fit(query, tokens(name), within, around) * worth for name, worth in names), False)


def has(candidate: Candidate, word: str) -> bool:
    """Whether a name of it has the word, or one much like it."""
    names = (candidate.name, *candidate.others)
    return any(closeness(word, other) > 0 for name in names for other in tokens(name))


def _same(query: Query, name: str) -> bool:
    said = tokens(name)
    bare = [word for word in said if word not in asking_words()]
    words = [list(query.words), query.strong]
    return said in (tokens(query.asked), *words) or (bool(bare) and bare in words)


def _whole(query: Query, name: str) -> bool:
    """A seat is asked for by all of its job role: "security" alone is no "Security officer"."""
    return all(any(closeness(word, other) >= MISTYPED for word in query.words) for other in tokens(name))


def _fit(query: Query, name: list[str], within: set[str], around: set[str]) -> float:
    """What is asked for is found for the most part in the words, and the name has little else."""
    if not name:
        return 0.0
    total = found = 0.0
    taken: set[int] = set()
    for word, weight in query.words.items():
        best, places = _best(word, name)
        taken |= places
        if not best:
            best = AROUND if word in around else WITHIN if word in within else 0.0
        if best or weight > WEAK or word in query.strong:
            total += weight
        found += best * weight
    return found / total * (TYPED + (1 - TYPED) * len(taken) / len(name))


def _best(word: str, name: list[str]) -> tuple[float, set[int]]:
    """How close the closest word of a name is, and its place; "oncall" is both words of "on-call"."""
    for place in range(len(name) - 1):
        if name[place] + name[place + 1] == word:
            return 1.0, {place, place + 1}
    best, place = max((closeness(word, other), -place) for place, other in enumerate(name))
    return best, {-place} if best else set()


@lru_cache(maxsize=50_000)
def closeness(word: str, other: str) -> float:
    """1 for the same word, 0 for another; typing errors are one in words of four letters, two from eight."""
    if word == other:
        return 1.0
    shorter = min(len(word), len(other))
    if len(word) > 1 and other.startswith(word):
        return BEGINS
    if shorter > 3 and word.startswith(other) and len(word) - len(other) <= 3:
        return BEGINS if shorter > 4 or word[len(other) :] in ENDINGS else 0.0
    if shorter > 2 and _single(word) == _single(other):
        return MISTYPED
    if OSA.distance(word, other, score_cutoff=2) <= (2 if shorter > 7 else 1 if shorter > 3 else 0):
        return MISTYPED
    if len(word) > 4 and OSA.distance(word, other[: len(word)], score_cutoff=1) <= 1:
        return MISTYPED * 0.95
    return RELATED if shorter > 5 and Prefix.similarity(word, other) >= 0.75 * shorter else 0.0


def _single(word: str) -> str:
    """ "Anna" and "Ana" are easily taken for each other."""
    return re.sub(r"(.)\1+", r"\1", word)
