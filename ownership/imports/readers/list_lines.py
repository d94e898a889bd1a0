"""What one line of a list says: a label with its names, all letters of an area, or what a word means."""

import re

from .annotated import annotated, annotated_names
from .letter_headings import letter_heading
from .letters import STANDARD
from .text import key, one_line, plain
from .vocabulary.letter_words import BY_WORD

_LABEL = re.compile(r"\s*(.{1,60}?)\s*(?:[:=：]\s*|\s[–—-]\s+)(.*)", re.S)
_DEFINES = re.compile(
    r"(does|do|owns?|gives?|is|are|the (?:one|person|people)|people|persons?|those|who|must|has|have|"
    r"provides?|performs?|kept|needs?)\b",
    re.I,
)
_LETTERS_FIRST = re.compile(r"(?:^|[\s,;(|])([RACIS](?:\s*/\s*[RACIS])*)(?:\s*[:=]\s*|\s+[–—]\s+)")
_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.I)


def labelled(text: str) -> tuple[tuple[str, ...], str]:
    """Cut `**Accountable:** Ana` into its letters and the names."""
    words = plain(text)
    match = _LABEL.fullmatch(words)
    if match is None:
        letter = BY_WORD.get(key(words))
        return ((letter,), "") if letter else ((), "")
    head = letter_heading(match[1])
    if head is None or not head.clear:
        return (), ""
    return head.letters, match[2]


def explains(text: str) -> bool:
    """Say whether the words after a label define it, as in a legend."""
    head = letter_heading(re.split(r"[\s,;:(–—-]", text, maxsplit=1)[0]) if text else None
    return (
        bool(head and head.clear)
        or bool(_DEFINES.match(text))
        or (len(text.split()) > 6 and not re.search(r"[,;&/]|\band\b", text))
        or len(text) > 160
        or bool(_COLOUR.search(text))
    )


def own_line(text: str) -> tuple[str, list[tuple[str, tuple[str, ...]]]] | None:
    """Read `Billing: R: Ana, A: Ben`, `Billing (R: Ana; A: Ben)` or, without an area, `Ana (R)`."""
    words = one_line(plain(text))
    if (alone := annotated(words, STANDARD)) and re.search(r"[)\]]$|[:–—-]\s*[RACIS/, ]+$", words):
        return "", [alone]
    first = _LETTERS_FIRST.search(words)
    if first is None:
        match = _LABEL.fullmatch(words)
        pairs = annotated_names(match[2], STANDARD) if match else []
        return (match[1], pairs) if match and pairs else None
    name = words[: first.start()].rstrip(" :–—-(|,;")
    cells = _LETTERS_FIRST.split(words[first.start() :].rstrip(").; "))[1:]
    pairs = [(cells[i + 1], tuple(cells[i].replace("/", " ").split())) for i in range(0, len(cells) - 1, 2)]
    if len(pairs) < 2 and first[0].rstrip()[-1] in "–—":
        return None
    if any(explains(party) or not party.strip(" ,;|") for party, _ in pairs):
        return None
    return name, [(party.strip(" ,;|"), held) for party, held in pairs]
