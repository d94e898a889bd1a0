"""Pieces of what was found."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ownership.web import links
from ownership.who.passage import marked as _marked
from ownership.who.query import Query
from ownership.who.shown import Shown

register = template.Library()
HEADS = {"area": "Areas", "person": "People", "team": "Teams", "seat": "Seats", "category": "Categories"}


@register.simple_tag
def marked(text: str, query: Query) -> SafeString:
    """The text, with what was asked for marked."""
    pieces = _marked(text=text, query=query)
    return format_html_join(
        "", "{}{}{}", ((_tag("<mark>", on), piece, _tag("</mark>", on)) for piece, on in pieces)
    )


def _tag(tag: str, wanted: bool) -> SafeString:
    return SafeString(tag if wanted else "")


@register.filter
def link(each: Shown) -> str:
    return links.link(each.match.kind, each.match.id, each.name)


@register.filter
def titled(text: str) -> str:
    """As a new area would be called: "iOS builds" as it is, "kafka" as "Kafka"."""
    return text if text != text.lower() else text[:1].upper() + text[1:]


@register.filter
def grouped(found: list[Shown]) -> list[tuple[str, str, list[Shown]]]:
    """Kind by kind, the kind of the likeliest first: its key, its heading, what was found of it."""
    kinds = dict.fromkeys(each.match.kind for each in found)
    return [(kind, HEADS[kind], [each for each in found if each.match.kind == kind]) for kind in kinds]
