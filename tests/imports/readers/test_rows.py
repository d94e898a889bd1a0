"""Rows kept as numbers of texts read as the rows that they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownership.imports.readers import rows as module
from ownership.imports.readers.rows import Rows

TABLE = st.lists(st.lists(st.text("ab", max_size=2), max_size=4), max_size=6)


@given(table=TABLE, row=st.integers(-7, 7), column=st.integers(-2, 5), near=st.integers(1, 3))
def test_they_are_the_rows_that_were_given(table: list[list[str]], row: int, column: int, near: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "NEAR", near)
        rows, meant = Rows(table), [tuple(each) for each in table]
        assert (list(rows), len(rows), list(rows.widths)) == (
            meant,
            len(meant),
            [len(each) for each in meant],
        )
        assert [rows[each] for each in (*range(len(meant)), *range(len(meant)))] == meant * 2
        assert rows[row:] == meant[row:]
        inside = 0 <= row < len(meant) and 0 <= column < len(meant[row])
        assert rows.at(row, column) == (meant[row][column] if inside else "")
        assert list(rows.told(str.upper)) == [tuple(map(str.upper, each)) for each in meant]
        if not -len(meant) <= row < len(meant):
            with pytest.raises(IndexError):
                rows[row]


def test_each_text_is_asked_once_in_other_words() -> None:
    asked: list[str] = []
    rows = Rows([["a", "b"], ["b", "a", "b"]]).told(lambda text: asked.append(text) or text * 2)
    assert (list(rows), asked) == ([("aa", "bb"), ("bb", "aa", "bb")], ["a", "b"])
