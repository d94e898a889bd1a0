from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.CharField):
    """Several short texts, one a line; empty lines and repeated ones are left out."""

    def __init__(self, *, item_length: int, most: int = 50, rows: int = 2, **kwargs: Any) -> None:
        self.item_length, self.most = item_length, most
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"required": False, "widget": widget, "help_text": "One a line.", **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = "\n".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else value or ""
        lines = (" ".join(line.split()) for line in str(text).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(f"These are {len(value)} lines; {self.most} are the most.")
        if long := next((line for line in value if len(line) > self.item_length), None):
            raise ValidationError(f"“{long[:30]}…” is longer than {self.item_length} characters.")

    def run_validators(self, value: list[str]) -> None:
        for line in value:
            super().run_validators(line)
