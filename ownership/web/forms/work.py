from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ownership.web.forms.imports import LARGEST, SheetText


class WorkForm(forms.Form):
    """A file of counted work, or its lines pasted."""

    file = forms.FileField(
        label="A file", required=False, help_text="CSV, up to 2 MB.", allow_empty_file=True
    )
    text = SheetText(
        label="Or paste its lines",
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 10,
                "class": "sheet-text",
                "placeholder": "area,who,month,count\nRefunds,ana@example.org,2026-04,17",
            }
        ),
    )
    name: str
    content: bytes

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
