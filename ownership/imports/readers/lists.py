"""Plain lists: `- **Accountable:** Ana` under an area's heading, under its bullet or on its line."""

from collections import Counter
from dataclasses import dataclass, field

from ..reading import AreaRead, Held
from .list_lines import explains, labelled, own_line
from .markdown import Bullet
from .parties import Names
from .text import key, one_line, plain
from .titles import is_generic

_NO_AREA = frozenset(
    {"legend", "legende", "key", "definitions", "definition", "glossary", "notes", "raci legend", "roles"}
)


@dataclass
class _Area:
    path: tuple[str, ...]
    name: str
    line: int
    lines: list[tuple[int, tuple[str, ...], str]] = field(default_factory=list)


def read_lists(bullets: list[Bullet]) -> list[AreaRead]:
    """Return areas whose letters are written line by line; a legend has no names and gives none."""
    areas: dict[tuple[str, ...], _Area] = {}
    defined: Counter[tuple[str, ...]] = Counter()
    above: list[Bullet] = []
    label: tuple[Bullet, tuple[str, ...]] | None = None
    for bullet in bullets:
        above = [b for b in above if b.depth < bullet.depth and b.headings == bullet.headings]
        if label and (bullet.depth <= label[0].depth or bullet.headings != label[0].headings):
            label = None
        path = (*_telling(bullet.headings), *(_bare(b.text) for b in above if not label or b is not label[0]))
        if label:
            _area(areas, path, bullet).lines.append((bullet.line, label[1], plain(bullet.text)))
            continue
        letters, rest = labelled(bullet.text)
        if letters and explains(rest):
            defined[path] += 1
        elif letters and path:
            _area(areas, path, bullet).lines.append((bullet.line, letters, rest))
            label = (bullet, letters) if not rest else None
        elif pairs := own_line(bullet.text):
            name, parts = pairs
            if place := (*path, name) if name else path:
                _area(areas, place, bullet).lines.extend((bullet.line, held, party) for party, held in parts)
        if bullet.depth >= 0 or _is_title(bullet.text):
            above.append(bullet)
    return _areas([area for path, area in areas.items() if len(area.lines) >= defined[path]])


def _is_title(text: str) -> bool:
    """Say whether a line of text can name the list under it; a sentence cannot."""
    return text.endswith(":") or (len(text) < 60 and text[-1:] not in ".!?;")


def _telling(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a last heading that says no more than `RACI`, where another stands over it."""
    return headings[:-1] if len(headings) > 1 and is_generic(headings[-1]) else headings


def _area(areas: dict[tuple[str, ...], _Area], path: tuple[str, ...], bullet: Bullet) -> _Area:
    return areas.setdefault(path, _Area(path[:-1], path[-1], bullet.line))


def _bare(text: str) -> str:
    return one_line(plain(text)).rstrip(": ")


def _areas(areas: list[_Area]) -> list[AreaRead]:
    kept = [
        area
        for area in areas
        if {letter for _, letters, _ in area.lines for letter in letters} and area.lines
    ]
    names = Names(text for area in kept for _, _, text in area.lines)
    shared = _shared([area.path for area in kept])
    read = []
    for area in kept:
        held = [
            Held(letter, party, f"line {line}")
            for line, letters, text in area.lines
            for party in names.split(text)
            for letter in letters
        ]
        section = tuple(name for name in area.path[shared:] if not is_generic(name))
        read.append(AreaRead(section, area.name, tuple(dict.fromkeys(held)), f"line {area.line}"))
    return [
        area for area in read if area.held and not is_generic(area.name) and key(area.name) not in _NO_AREA
    ]


def _shared(paths: list[tuple[str, ...]]) -> int:
    depth = 0
    while paths and all(len(path) > depth for path in paths) and len({path[depth] for path in paths}) == 1:
        depth += 1
    return depth
