"""What a lint of a sheet says, before it is rendered."""

from collections.abc import Sequence
from dataclasses import dataclass

from ownership.imports.reading import AreaRead, Doubt, Reading


@dataclass(frozen=True, kw_only=True)
class Found:
    """A broken rule in the sheet's own words, and where in the sheet it is."""

    code: str
    severity: str
    subject: str
    message: str
    remedy: str
    where: str


@dataclass(frozen=True)
class Linted:
    """One file: read and judged, or `refused` with the reason."""

    file: str
    reading: Reading | None = None
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Found, ...] = ()
    refused: str | None = None

    @property
    def areas(self) -> Sequence[AreaRead]:
        return self.reading.areas if self.reading else ()
