"""A select of many options."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A select of thousands: Django's own renders a template for each option, which takes seconds."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return self.of(self.choices, name, value, attrs)

    def of(self, choices: Iterable[Any], name: str, value: Any, attrs: Any) -> SafeString:
        chosen = {str(each) for each in self.format_value(value)}
        texts = ((str(key), label) for key, label in choices)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if key in chosen else "", label) for key, label in texts),
        )
        shown = {**self.build_attrs(self.attrs, attrs), "name": name}
        return format_html("<select{}>{}</select>", flatatt(shown), options)
