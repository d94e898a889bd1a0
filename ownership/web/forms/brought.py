from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ownership.web.forms.imports import LARGEST, SheetText


class BroughtForm(forms.Form):
    """A file of numbers, or its lines pasted; `example` shows how they look."""

    file = forms.FileField(
        label="A file", required=False, help_text="CSV, up to 2 MB.", allow_empty_file=True
    )
    text = SheetText(
        label="Or paste its lines",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "sheet-text"}),
    )
    name: str
    content: bytes

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["placeholder"] = example

    def clean(self) -> dict[str, Any]:
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        text = self.cleaned_data.get("text", "")
        if file is None and not text.strip():
            raise forms.ValidationError("Choose a file, or paste its lines.")
        if max(file.size or 0 if file else 0, len(text)) > LARGEST:
            raise forms.ValidationError("Up to 2 MB can be read. Bring in fewer months at a time.")
        self.name = (file.name if file else None) or "pasted lines"
        self.content = file.read() if file else text.encode()
        return self.cleaned_data
