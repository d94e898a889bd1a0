from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ownership.web.forms.lines import LinesField
from ownership.web.picking import chosen, names_of


class PickWidget(forms.Textarea):
    """Names, one a line; `pick.js` makes a box of it that finds them while somebody types."""

    def __init__(self, *, kind: str, most: int) -> None:
        super().__init__(attrs={"rows": 2 if most > 1 else 1, "placeholder": "Names, one a line"})
        self.url, self.most = reverse_lazy("choices", args=[kind]), most

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        lines = super().render(name, value, attrs, renderer)
        return format_html(
            '<div class="picker" data-pick="{}" data-most="{}">{}</div>', self.url, self.most, lines
        )


class PickField(LinesField):
    """Rows by their names; what is cleaned are the rows."""

    def __init__(self, *, kind: str, most: int = 50, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(item_length=500, most=most, **{"help_text": "", **kwargs})
        self.widget = PickWidget(kind=kind, most=most)
        self.widget.is_required = self.required

    def clean(self, value: Any) -> Any:
        rows, problems = chosen(kind=self.kind, names=super().clean(value))
        if problems:
            raise ValidationError(problems)
        return rows

    def shown(self, pks: Collection[int]) -> list[str]:
        """What stands in the field for these rows at first."""
        return names_of(kind=self.kind, pks=pks)
