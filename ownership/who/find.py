"""Everything that may be meant, the likeliest first, and whether one of it clearly is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .candidates import Candidate, far, near
from .places import placed
from .query import Kind, Query, parse
from .ranking import CLEAR, KNOWN, has, rank

# Of what fits alike, the first is what people look for most.
KINDS = ("area", "team", "person", "category")
NEAR, MOST = 0.3, 24
SURE = 0.8
STRANGE, LONGEST = 4, 24


@dataclass(frozen=True)
class Match:
    kind: str
    id: int
    name: str
    score: float
    exact: bool
    value: str = ""  # the path pattern, address or channel by which it was found

    @property
    def known(self) -> bool:
        return self.exact or self.score >= KNOWN


@dataclass(frozen=True)
class Found:
    """`best` is there if one match clearly wins; without any known match nobody has claimed it."""

    query: Query
    matches: list[Match]
    best: Match | None

    @property
    def known(self) -> list[Match]:
        return [match for match in self.matches if match.known]


def find(*, text: str, people: bool = True) -> Found:
    """In at most five queries, however much there is; people perhaps left out."""
    query = parse(text)
    matches = _placed(query)
    if not any(match.exact and match.value for match in matches) or query.kind is Kind.CHANNEL:
        matches += _named(query)
    matches = _sorted(match for match in matches if people or match.kind != "person")[:MOST]
    return Found(query, matches, _best(matches))


def _named(query: Query) -> list[Match]:
    """By names and texts; where no match is sure, also by names like the words that none of them has."""
    if not query.words:
        return []
    found = near(query=query)
    matches = _ranked(query, found)
    if any(match.score >= SURE for match in matches):
        return matches
    strange = [word for word in query.strong if _spelt(word) and not any(has(each, word) for each in found)]
    return matches + (_ranked(query, far(query=query, words=strange[:STRANGE])) if strange else [])


def _spelt(word: str) -> bool:
    """Whether it can have a typing error that can be told."""
    return 3 < len(word) <= LONGEST and word.isalpha()


def _placed(query: Query) -> list[Match]:
    """The most precise is exact, and what is above it only known."""
    rows = placed(query=query)
    return [
        Match("area", row.area, "", 1.0, True, row.value)
        if row.precision == rows[0].precision
        else Match("area", row.area, "", KNOWN + CLEAR, False, row.value)
        for row in rows
    ]


def _ranked(query: Query, candidates: list[Candidate]) -> list[Match]:
    found = []
    for candidate in candidates:
        how = rank(query=query, candidate=candidate)
        found.append(Match(candidate.kind, candidate.id, candidate.name, how.score, how.exact))
    return [match for match in found if match.score >= NEAR]


def _sorted(matches: Iterable[Match]) -> list[Match]:
    """Each once, as it fits best."""
    found: dict[tuple[str, int], Match] = {}
    for match in matches:
        known = found.get((match.kind, match.id))
        if known is None or (match.exact, match.score) > (known.exact, known.score):
            found[match.kind, match.id] = replace(match, value=match.value or (known.value if known else ""))
    return sorted(
        found.values(), key=lambda each: (not each.exact, -each.score, KINDS.index(each.kind), each.name)
    )


def _best(matches: list[Match]) -> Match | None:
    if not matches or not matches[0].known:
        return None
    first, *others = matches
    rivals = [match for match in others if match.kind == first.kind or not first.exact]
    if first.exact:
        return None if any(match.exact for match in rivals) else first
    return None if any(first.score - match.score < CLEAR for match in rivals) else first
