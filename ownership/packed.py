"""Many small things in little memory: of a long sheet, what was read and what comes of it. A leaf."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar, overload

T = TypeVar("T")
# So many are pressed together and opened together: a few thousand bytes, under a millisecond.
BLOCK = 250
# Blocks that stay open: one looks at a place, and at another that is the same area, in turn.
OPEN = 4


class Packed(Sequence[T]):
    """A sequence to append to and to go through in order; looking far and wide opens a block each time.

    It is a twentieth of the same things in a tuple. Fewer than a block are kept as they are.
    Tuples, and classes without slots, are packed quickest.
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._blocks: list[bytes] = []
        self._rest: list[T] = []
        self._open: dict[int, list[T]] = {}
        self.extend(items)

    def append(self, item: T) -> None:
        self._rest.append(item)
        if len(self._rest) == BLOCK:
            self._blocks.append(zlib.compress(pickle.dumps(self._rest, pickle.HIGHEST_PROTOCOL), 1))
            self._rest = []

    def extend(self, items: Iterable[T]) -> None:
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._rest)

    def __iter__(self) -> Iterator[T]:
        return chain(chain.from_iterable(map(_opened, self._blocks)), self._rest)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        number, within = divmod(range(len(self))[place], BLOCK)
        if number == len(self._blocks):
            return self._rest[within]
        if number not in self._open:
            if len(self._open) == OPEN:
                self._open.clear()
            self._open[number] = _opened(self._blocks[number])
        return self._open[number][within]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))


def _opened(block: bytes) -> list[T]:
    # Pressed by `append` in this process, and never outside of it.
    items: list[T] = pickle.loads(zlib.decompress(block))  # noqa: S301
    return items
