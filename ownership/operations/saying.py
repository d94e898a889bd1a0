"""What a long operation is doing, for whoever waits for it."""

from collections.abc import Callable

Say = Callable[[str], None]


def unsaid(doing: str) -> None:
    """Nobody waits."""


def count(number: int, one: str, many: str = "") -> str:
    """Such as "1 area" and "50,000 areas"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
