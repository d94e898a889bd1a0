from typing import Any

from django import template
from django.urls import reverse

from ownership.exports import FORMATS

register = template.Library()


@register.simple_tag(takes_context=True)
def downloads(context: dict[str, Any]) -> list[tuple[str, str]]:
    """The matrix of this address in each format: what it is called, and where it is."""
    query = context["request"].GET.urlencode()
    links = [(each.label, reverse("export", args=[each.ending])) for each in FORMATS.values()]
    return [(label, f"{url}?{query}" if query else url) for label, url in links]
