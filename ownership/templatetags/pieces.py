"""Small pieces of ownership's pages."""

import json
from collections.abc import Container, Sequence

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ownership.matrix import Mark, Row
from ownership.models import Area
from ownership.rules import measures
from ownership.rules.read import Read
from ownership.web import markdown as _markdown
from ownership.web.findings import action, actions
from ownership.web.forms.log import LogFilter
from ownership.who.named import ORDER

register = template.Library()
MOST = 4


@register.filter
def names(who: Sequence[str]) -> SafeString:
    """ "Ana, Ben and Li"; of many, the first ones and how many more."""
    shown = list(who) if len(who) <= MOST else [*who[: MOST - 1], f"{len(who) - MOST + 1} more"]
    bold = [format_html("<b>{}</b>", name) for name in shown]
    if len(bold) == 1:
        return bold[0]
    return format_html("{} and {}", format_html_join(", ", "{}", ((name,) for name in bold[:-1])), bold[-1])


@register.filter
def markdown(text: str) -> SafeString:
    return _markdown.render(text)


@register.filter
def above(area: Area) -> list[Area]:
    """The areas above, the topmost first; as many as were fetched with it."""
    found: list[Area] = []
    here = area
    while here.parent_id and "parent" in here._state.fields_cache:
        here = here.parent  # type: ignore[assignment]
        found.insert(0, here)
    return found


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    return mapping.get(key)


@register.filter
def field(form: Form, name: str) -> BoundField:
    return form[name]


@register.filter
def wanted(coverage: measures.Coverage) -> int:
    return measures.wanted(coverage)


@register.filter
def at(mapping: dict[int, list[object]], key: int) -> list[object]:
    return mapping.get(key, [])


@register.filter
def by_letter(row: Row) -> list[Mark]:
    """What a row's own holders hold, the accountable first."""
    marks = [mark for cell in row.cells.values() for mark in cell if not mark.dimmed]
    return sorted(marks, key=lambda mark: (ORDER.index(mark.letter), mark.deputy))


@register.filter
def confirms(read: Read) -> bool:
    return actions.confirms(read)


@register.filter
def reopens(read: Read) -> bool:
    return action.taken_up(read)


@register.filter
def is_in(value: object, these: Container[object]) -> bool:
    return value in these


@register.filter
def said(form: LogFilter, name: str) -> str:
    return form.said(name)


@register.filter(name="json")
def as_json(value: object) -> str:
    """For an attribute: what it holds is escaped like any text."""
    return json.dumps(value)
