"""A table that was found: where its head and body are, and what each column stands for."""

from dataclasses import dataclass, replace

from .grid import Grid


@dataclass(frozen=True)
class Column:
    """A party's column (its cells hold letters), a letter's (they hold parties), or both's (ticks)."""

    index: int
    party: str = ""
    letters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    grid: Grid
    top: int
    header: int
    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    labels: tuple[int, ...]
    strong: bool = True
    after: tuple[int, ...] = ()
    kind: str = "matrix"

    def heading(self, column: int) -> str:
        """Return the words at the head of a column, the lowest that there are."""
        return next(
            (text for row in range(self.header, self.top - 1, -1) if (text := self.grid.filled(row, column))),
            "",
        )

    def turned(self) -> "Table":
        """Read the same cells with parties in rows and areas in columns."""
        label = self.labels[-1] if self.labels else 0
        columns = tuple(
            Column(row, party=self.grid.filled(row, label))
            for row in self.rows
            if self.grid.filled(row, label)
        )
        return replace(
            self,
            grid=self.grid.turned(),
            top=self.labels[0] if self.labels else label,
            header=label,
            rows=tuple(column.index for column in self.columns),
            columns=columns,
            labels=tuple(range(self.top, self.header + 1)),
            after=(),
        )
