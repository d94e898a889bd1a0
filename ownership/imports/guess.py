"""What an unknown party is likely to be, from its words alone."""

import re
from collections.abc import Iterable
from typing import Literal

from ownership.imports.party_words import DEPARTMENT, EVERYONE, OUTSIDE, PARTICLES, ROLE, TEAM
from ownership.imports.readers.text import key

Kind = Literal["person", "team", "seat", "outside", "everyone"]
EMAIL = re.compile(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+$")
_BRACKETS = re.compile(r"\s*[(\[].*[)\]]\s*$")
_WORDS = DEPARTMENT | OUTSIDE | ROLE | TEAM
_PERSON_WORD = re.compile(r"^[^\W\d_]([^\W\d_]|['’.-])*$")


def bare(party: str) -> str:
    """Without what is said in brackets behind: "Ana Ruiz (Payments)" is Ana Ruiz."""
    return _BRACKETS.sub("", party).strip() or party


def in_order(name: str) -> str:
    """Say "Ana Ruiz" where a sheet says "Ruiz, Ana"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name


def by_words(party: str) -> Kind | None:
    """Return what its words tell, or None where they tell nothing."""
    whole = key(bare(party))
    words = whole.split()
    if not words or whole in EVERYONE:
        return "everyone" if words else None
    if whole in DEPARTMENT and whole not in ROLE:
        return "team"
    ends = {words[0], words[-1]}
    if words[-1] in ROLE or " ".join(words[-2:]) in ROLE:
        return "seat"
    if words[-1] in TEAM:
        return "outside" if ends & OUTSIDE or words[0] in OUTSIDE else "team"
    if ends & OUTSIDE or " ".join(words[-2:]) in OUTSIDE:
        return "outside"
    if words[-1].endswith("s") and words[-1][:-1] in ROLE:
        return "team"
    if words[0] in TEAM:
        return "team"
    if words[0] in ROLE or (len(words) > 1 and "of" in words and words[words.index("of") - 1] in ROLE):
        return "seat"
    if all(word in DEPARTMENT for word in words) or words[-1] in DEPARTMENT:
        return "team"
    return None


def _named(party: str) -> list[str]:
    """The words that make a name, when each is written as one: "Ana", "O'Neil", "J."."""
    words = [word for word in bare(party).replace(",", " ").split() if word.lower() not in PARTICLES]
    if any(key(word) in _WORDS for word in words):
        return []
    if all(_PERSON_WORD.match(word) and word[0].isupper() and not word.isupper() for word in words):
        return words
    initials = [word for word in words if len(word.rstrip(".")) == 1 and word[0].isupper()]
    full = [word for word in words if word not in initials]
    return words if full and initials and _named(" ".join(full)) else []


def guesses(parties: Iterable[str]) -> dict[str, Kind]:
    """Guess every party; given names alone count as people where the sheet has nothing but such names."""
    spellings: dict[str, list[str]] = {}
    for party in parties:
        spellings.setdefault(key(in_order(bare(party))) or party, []).append(party)
    # "ana ruiz" is who "Ana Ruiz" is: an address or a handle says most, then the most capitals.
    telling = {folded: max(alike, key=_tells) for folded, alike in spellings.items()}
    kinds = _guesses(telling.values())
    return {party: kinds[telling[folded]] for folded, alike in spellings.items() for party in alike}


def _tells(party: str) -> tuple[bool, int]:
    return "@" in party, sum(map(str.isupper, party))


def _guesses(parties: Iterable[str]) -> dict[str, Kind]:
    found: dict[str, Kind | None] = {}
    for party in parties:
        if EMAIL.match(party) or re.match(r"^@\w", party):
            found[party] = "person"
        else:
            found[party] = by_words(party)
    unknown = [party for party, kind in found.items() if kind is None]
    full = {party for party in unknown if 2 <= len(_named(party)) <= 4}
    short = {party for party in unknown if len(_named(party)) == 1}
    people = full | short if (len(short | full) == len(found) and len(found) > 1) or full else full
    return {party: kind or ("person" if party in people else _other(party)) for party, kind in found.items()}


def _other(party: str) -> Kind:
    """A plural is a team; the rest counts as a role, which somebody can be put on later."""
    words = key(bare(party)).split()
    plural = bool(words) and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss")
    return "team" if plural else "seat"
