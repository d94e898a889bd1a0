"""A table of which the first line heads known columns: its lines as cells by name."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ownership.imports.readers.decode import decode
from ownership.imports.readers.delimited import delimiter_of
from ownership.imports.readers.quoting import cut
from ownership.imports.reading import Refused
from ownership.sheet import unguarded

EARLIEST = 1970


@dataclass(frozen=True)
class Columns:
    """All by name, in the order in which they are told; `spare` ones may be left out."""

    names: tuple[str, ...]
    spare: tuple[str, ...] = ()

    def read(self, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
        """Each line that has anything, with its number; raise `Refused` where the columns cannot be told."""
        text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
        rows = [[unguarded(cell.strip()) for cell in row] for row in cut(text, delimiter_of(text))]
        head, places = self._head(rows)
        if not any(map(any, rows[head + 1 :])):
            raise Refused("There is no line below the heads; write at least one.")
        for number, row in enumerate(rows[head + 1 :], start=head + 2):
            if any(row):
                yield number, {name: row[at] if at < len(row) else "" for name, at in places.items()}

    def _head(self, rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
        told = f"the columns {', '.join(self.names)}"
        for number, row in enumerate(rows):
            if any(row):
                names = [cell.casefold() for cell in row]
                if missing := [name for name in self.names if name not in (*names, *self.spare)]:
                    spare = f"; {' and '.join(self.spare)} may be left out" if self.spare else ""
                    raise Refused(
                        f"The first line has no column {' and no column '.join(missing)}. Head {told}{spare}."
                    )
                return number, {name: names.index(name) for name in self.names if name in names}
        raise Refused(f"The file is empty. Its first line heads {told}.")


def month(text: str) -> dt.date | None:
    """ "2026-04", or a day in it; none of before there were computers to count."""
    try:
        found = dt.date.fromisoformat(f"{text}-01" if len(text) == 7 else text).replace(day=1)
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None
