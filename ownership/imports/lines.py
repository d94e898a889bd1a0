"""The lines of a plan's difference, for the page and the terminal."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

State = Literal["new", "changed", "unchanged", "ended", "skipped"]


class LetterLine(NamedTuple):
    letter: str
    holder: str
    state: State
    where: str = ""


@dataclass(frozen=True)
class AreaLine:
    """One area of the difference; `said` is what changes of the area itself."""

    path: tuple[str, ...]
    state: State
    where: str
    letters: tuple[LetterLine, ...] = ()
    said: str = ""
