"""Which cells of a matrix carry a finding, and how bad the worst is."""

from collections.abc import Mapping

from ownership.enums import Severity
from ownership.matrix import Matrix
from ownership.rules.cells import Marks
from ownership.rules.reading import ORDER
from ownership.web.matrix.grid import Marked


def marked(*, matrix: Matrix, marks: Mapping[int, Marks]) -> Marked:
    found = {}
    for row in matrix.rows:
        if row.area not in marks:
            continue
        for key, cell in row.cells.items():
            worst = [
                Severity(mark.read.severity)
                for mark in marks[row.area].marks
                if any(mark.concerns(letter=each.letter, kind=key[0], id=key[1]) for each in cell)
            ]
            if worst:
                found[row.area, key] = min(worst, key=lambda each: ORDER[each]).value
    return found
