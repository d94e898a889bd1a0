"""Addresses of what somebody finds: the page of an area, a person, a team, the list of a category."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode


def link(kind: str, pk: int, name: str = "") -> str:
    """The path of the page; a seat has none, and is asked for by its name."""
    if kind == "seat":
        return f"{reverse('who')}?{urlencode({'q': name})}"
    if kind == "category":
        return f"{reverse('areas')}?{urlencode({'category': pk})}"
    return reverse(kind, args=[pk])


def address(kind: str, pk: int, name: str = "") -> str:
    """The same, to be sent to somebody."""
    return f"{settings.REMIT_URL}{link(kind, pk, name)}"


def new_area(name: str) -> str:
    return f"{settings.REMIT_URL}{reverse('area-new')}?{urlencode({'name': name})}"
