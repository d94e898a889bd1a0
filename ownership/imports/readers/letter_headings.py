"""Which letter the head of a column, or a label in a list, names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .text import key, one_line, words
from .vocabulary.headings import PARTY
from .vocabulary.letter_words import ACCOUNTABLE, ANSWERING, BY_WEAK_WORD, BY_WORD, DOING, WEAK

_GLUE = words(
    """
    the to be who is are of by for must should person people party parties role roles team teams owner
    final s à être qui est personne personnes a ser quien quem wer ist zu wie кто du de la le les
    """
)
_WITH = re.compile(r"(.+?)\s*[(\[](.+?)[)\]]\s*(.*)|([^\s:=–—-]+)\s*[:=–—-]\s*(.+)|(.+?)\s+[:=–—-]\s*(.+)")
_ALIKE = str.maketrans("АСІ", "ACI")


@dataclass(frozen=True)
class Heading:
    letters: tuple[str, ...]
    clear: bool


@lru_cache(maxsize=4096)
def letter_heading(text: str) -> Heading | None:
    """Return the letters that a heading names, and whether it names them clearly."""
    text = one_line(text).strip(" :*.-–—")
    if not text or len(text) > 90:
        return None
    if found := _simple(text):
        return found
    parts = [part for part in re.split(r"\s*(?:[/&+|]|\band\b)\s*", text) if part]
    if len(parts) > 1 and all(heads := [_simple(part) for part in parts]):
        letters = tuple(dict.fromkeys(letter for head in heads if head for letter in head.letters))
        return Heading(letters, all(head.clear for head in heads if head))
    if match := _WITH.fullmatch(text):
        return _explained([part for part in match.groups() if part])
    return _among_others(text)


def _simple(text: str) -> Heading | None:
    letter = text.strip("()[] ").translate(_ALIKE)
    if len(letter) == 1 and letter.upper() in "RACIS" and letter.isalpha():
        return Heading((letter.upper(),), clear=letter.isupper())
    folded = key(text)
    if word := BY_WORD.get(folded):
        return Heading((word,), clear=True)
    return Heading((weak,), clear=False) if (weak := BY_WEAK_WORD.get(folded)) else None


def _explained(parts: list[str]) -> Heading | None:
    """Read `Responsible (R)`, `R – Durchführung`, `Consulted (before)`."""
    first, *rest = parts
    heads = [head for part in parts if (head := _simple(part))]
    if (head := _simple(first)) and (head.clear or len(heads) > 1):
        if len(first) > 1 or len(heads) > 1:
            return Heading(head.letters, clear=True)
        words = {
            BY_WORD.get(token) or BY_WEAK_WORD.get(token) for part in rest for token in key(part).split()
        }
        return Heading(head.letters, clear=head.letters[0] in words)
    if heads:
        return heads[0] if len(first) < 40 else None
    return _among_others(first)


def _among_others(text: str) -> Heading | None:
    """Read `Responsible party`, `Who is accountable`; anything more is not clear."""
    tokens = key(text).split()
    named = [BY_WORD[token] for token in tokens if token in BY_WORD and BY_WORD[token] != "S"]
    if len(tokens) > 5 or len(set(named)) != 1:
        return None
    rest = [token for token in tokens if token not in BY_WORD]
    return Heading((named[0],), clear=all(token in _GLUE or token in PARTY for token in rest))


def settle(headings: dict[int, tuple[str, str]]) -> dict[int, str]:
    """Tell R from A by the other columns.

    Of two that read as R, `Исполнитель` does and `Ответственный` answers; beside an approver, an owner does.
    """
    letters = {column: letter for column, (_, letter) in headings.items()}
    accountable = [column for column, letter in letters.items() if letter == "A"]
    owners = [column for column in accountable if key(headings[column][0]) in WEAK["A"]]
    if len(accountable) > len(owners) > 0 and "R" not in letters.values():
        letters[owners[0]] = "R"
    if accountable:
        return letters
    doing = [column for column, (text, _) in headings.items() if key(text) in DOING - ANSWERING]
    answering = [c for c, (text, _) in headings.items() if key(text) in ANSWERING - ACCOUNTABLE - DOING]
    if doing and len(answering) == 1:
        letters[answering[0]] = "A"
    return letters
