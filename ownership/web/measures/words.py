"""Numbers as a person reads them."""

from ownership.measures.base import Measure, Quantity
from ownership.measures.reading import Value


def number(value: float) -> str:
    """Whole where it is large, else with what follows the point as far as it says something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}".removesuffix(".0")


def said(of: Quantity, value: float) -> str:
    """ "83 %", "1.5 teams". All or nothing is said only where it is so."""
    text = number(value)
    if of.is_share and 99 < value < 100:
        text = f"{min(value, 99.99):.2f}".rstrip("0").rstrip(".")
    elif of.is_share and 0 < value < 0.1:
        text = "0.1"
    if text != "1":
        return f"{text} {of.unit}"
    return f"1 {'person' if of.unit == 'people' else of.unit.removesuffix('s')}"


def counted(of: Measure, value: Value) -> str:
    """What it is a share or a count of: "10 of 12 areas"."""
    return of.counts.format(part=value.part, whole=value.whole)
