"""What is packed is as what went in, and takes little."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownership import packed
from ownership.imports.reading import AreaRead, Held
from ownership.packed import BLOCK, Packed


@given(items=st.lists(st.text(max_size=3), max_size=12), place=st.integers(-14, 14), size=st.integers(1, 5))
def test_it_is_the_sequence_that_was_packed(items: list[str], place: int, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed, "BLOCK", size)
        kept = Packed(items)
        assert (list(kept), len(kept), bool(kept)) == (items, len(items), bool(items))
        assert (kept == items, kept == [*items, "more"]) == (True, False)
        assert kept[place:] == items[place:]
        if -len(items) <= place < len(items):
            assert kept[place] == items[place]
        else:
            with pytest.raises(IndexError):
                kept[place]


def test_what_comes_after_it_was_gone_through_is_there_the_next_time() -> None:
    kept = Packed(range(BLOCK))
    assert sum(1 for _ in kept) == BLOCK
    kept.extend(range(3))
    assert list(kept) == [*range(BLOCK), 0, 1, 2]


def test_of_many_areas_little_is_kept() -> None:
    tracemalloc.start()
    try:
        kept = Packed(area(number) for number in range(10_000))
        size, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept) == 10_000
    assert size < 1_000_000
    assert most < 2_000_000


def area(number: int) -> AreaRead:
    held = tuple(Held(letter, f"Person {number % 40}", f"F{number}") for letter in "ARCI")
    return AreaRead((f"Part {number // 20}",), f"Area {number}", held, f"D{number}")
