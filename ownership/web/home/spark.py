"""A trend as a small line: points of an SVG, with no style of their own."""

from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 64, 20, 2


def points(values: Sequence[float]) -> str:
    """ "0,18 32,9 64,2", or nothing where there is no trend to draw."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    step, rise = WIDTH / (len(values) - 1), (HEIGHT - 2 * MARGIN) / ((high - low) or 1)
    return " ".join(
        f"{place * step:.1f},{HEIGHT - MARGIN - (value - low) * rise:.1f}"
        for place, value in enumerate(values)
    )
