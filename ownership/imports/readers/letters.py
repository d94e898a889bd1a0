"""What a cell says in letters: `A/R`, `R, A`, `RA`, `(R)`, `R*`, `R (until May)`, `Responsible`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .text import key, one_line
from .vocabulary.letter_words import BY_WORD
from .vocabulary.nothing import is_nothing, is_placeholder, is_tick

STANDARD = (("R", "R"), ("A", "A"), ("C", "C"), ("I", "I"), ("S", "S"))
_ALIKE = str.maketrans("АСІаісΑΙ", "ACIaicAI")
_FOOTNOTE = re.compile(r"[*†‡§¹²³⁰-₉]+|\[\d+\]|\^\d+\^?|<sup>.*?</sup>")
_REMARK = re.compile(
    r"([^()\[\]:=]{1,16}?)\s*(?:[(\[](?P<inner>.*)[)\]]|\s*[:=–—-]\s+(?P<after>.+)|[:=](?P<close>\S.*)|"
    r"\s+(?P<words>(?:for|if|per|when|until|only|where|via|on|after|before|pending|für|falls|bei|wenn|bis|pour|si|"
    r"para|se|для|если|при|до)\s.+))",
    re.S,
)
_BETWEEN = re.compile(r"[\s/,;+&|.\\·•–—-]+|\b(?:and|or|und|oder|et|ou|y|и|или)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """Letters, what else stands there, and what kind of cell it is."""

    kind: str
    letters: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    remark: str = ""
    unsure: bool = False


EMPTY = Cell("empty")
TEXT = Cell("text")


def read_cell(text: str, alphabet: tuple[tuple[str, str], ...] = STANDARD) -> Cell:
    """Return a cell of kind `empty`, `letters`, `unknown` (short, not a letter), `tick` or `text`."""
    # The cache tells an argument that is left out from one that is given: here both are given.
    return _read_cell(text, alphabet)


@lru_cache(maxsize=8192)
def _read_cell(text: str, alphabet: tuple[tuple[str, str], ...]) -> Cell:
    text = text.strip()
    if not text or is_nothing(text):
        return EMPTY
    if len(text) > 120:
        return TEXT
    if is_placeholder(text):
        return Cell("unknown", unknown=(text,))
    if is_tick(text):
        return Cell("tick")
    bare = one_line(unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text)))
    unsure = bare.endswith("?")
    bare = bare.rstrip("?! ").strip()
    if inner := re.fullmatch(r"[(\[{](.+)[)\]}]", bare):
        bare = inner[1]
    known = dict(alphabet)
    if (found := _tokens(bare, known)) is not None:
        return Cell("letters" if found[0] else "unknown", *found, unsure=unsure)
    if (match := _REMARK.fullmatch(bare)) and (found := _tokens(match[1], known)) and found[0]:
        remark = match["inner"] or match["after"] or match["close"] or match["words"] or ""
        return Cell("letters", *found, "" if key(remark) in BY_WORD else remark, unsure)
    return TEXT


def _tokens(text: str, known: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return letters and short strangers; None when it is a text."""
    if whole := BY_WORD.get(key(text)):
        return (whole,), ()
    letters: list[str] = []
    strangers: list[str] = []
    for token in filter(None, _BETWEEN.split(text)):
        short = token.translate(_ALIKE) if len(token) <= 4 else token
        if found := _run(short, known):
            letters.extend(found)
        elif word := BY_WORD.get(key(token)):
            letters.append(word)
        elif len(token) <= 2 and token.isalpha():
            strangers.append(token)
        else:
            return None
    return tuple(dict.fromkeys(letters)), tuple(strangers)


def _run(token: str, known: dict[str, str]) -> list[str]:
    """Read `R`, `r`, `RA`, `ARC`; a lower-case word such as `is` is no run of letters."""
    upper = token.upper()
    if len(token) > 5 or (len(token) > 1 and not (token.isupper() or token in {"ra", "ar", "r/a"})):
        return []
    if len(set(upper)) != len(upper) or any(char not in known for char in upper):
        return []
    return [known[char] for char in upper]
