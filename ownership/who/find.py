"""Everything that may be meant, the likeliest first, and whether one of it clearly is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .candidates import Candidate, far, near
from .places import placed
from .query import Kind, Query, parse
from .ranking import CLEAR, KNOWN, LIKELY, has, rank

# Of what fits alike, the first is what people look for most.
KINDS = ("area", "team", "person", "seat", "category")
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
    """`best` is there if one match clearly wins; without any known match nobody has claimed it.

    A single match that fits only somewhat is no answer: it may be what is meant.
    """

    query: Query
    matches: list[Match]
    best: Match | None

    @property
    def known(self) -> list[Match]:
        return [match for match in self.matches if match.known]


def find(*, text: str, people: bool = True) -> Found:
    """In at most three queries, however much there is; people perhaps left out."""
    query = parse(text)
    matches = _placed(query)
    if not any(match.value for match in matches) or query.kind is Kind.CHANNEL:
        matches += [_unsure(match) for match in _named(query)] if query.sure_place else _named(query)
    shown = (match for match in matches if people or match.kind not in ("person", "seat"))
    matches = _sorted(shown, query.wants)[:MOST]
    return Found(query, matches, _best(matches))


def _unsure(match: Match) -> Match:
    """A name like a path's last part is no answer to whose the path is."""
    return match if match.exact else replace(match, score=min(match.score, KNOWN - CLEAR))


def _named(query: Query) -> list[Match]:
    """By names and texts; where no match is sure, also by names like the words that none of them has."""
    if not query.words:
        return []
    found = near(query=query)
    matches = _ranked(query, found)
    if query.vague:
        return [match for match in matches if match.exact]
    if not any(match.known for match in matches):
        matches += [match for part in query.parts for match in _ranked(part, found, query) if match.known]
    if any(match.score >= SURE for match in matches):
        return matches
    if query.parts and any(match.known for match in matches):
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
        if row.precision == rows[0].precision and not row.under
        else Match("area", row.area, "", KNOWN, False, row.value)
        for row in rows
    ]


def _ranked(query: Query, candidates: list[Candidate], asked: Query | None = None) -> list[Match]:
    found = []
    for candidate in candidates:
        how = rank(query=query, candidate=candidate, asked=asked or query)
        found.append(Match(candidate.kind, candidate.id, candidate.name, how.score, how.exact))
    return [match for match in found if match.score >= NEAR]


def _sorted(matches: Iterable[Match], wants: str) -> list[Match]:
    """Each once, as it fits best; of what has the very name first the kind that is wanted."""
    found: dict[tuple[str, int], Match] = {}
    for match in matches:
        known = found.get((match.kind, match.id))
        if known is None or (match.exact, match.score) > (known.exact, known.score):
            found[match.kind, match.id] = replace(match, value=match.value or (known.value if known else ""))
    kinds = [wants, *KINDS]
    return sorted(found.values(), key=lambda each: (not each.exact, *_order(each, kinds), each.name))


def _order(match: Match, kinds: list[str]) -> tuple[float, float]:
    """Among exact ones an alias is as good as a name where the kind is the one that is meant."""
    wanted = match.exact and match.kind == kinds[0]
    return (-1.0 if wanted else 0.0) - match.score, kinds.index(match.kind)


def _best(matches: list[Match]) -> Match | None:
    if not matches or not matches[0].known:
        return None
    first, *others = matches
    rivals = [match for match in others if match.kind == first.kind or not first.exact]
    if first.exact:
        return None if any(match.exact for match in rivals) else first
    return first if first.score >= LIKELY and not _close(first, rivals) else None


def _close(first: Match, rivals: list[Match]) -> bool:
    return any(first.score - match.score < CLEAR for match in rivals)
