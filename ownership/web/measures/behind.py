"""The address of the rows that a measure of a team counts."""

from django.urls import reverse
from django.utils.http import urlencode

from ownership.measures.base import Measure, Quantity


def behind(of: Quantity, *, team: int) -> tuple[str, str] | None:
    """Where, and what the link says; what was sent in has none."""
    if not isinstance(of, Measure):
        return None
    page, asked, label = of.behind
    return f"{reverse(page)}?{urlencode({'team': str(team), **asked})}", label
