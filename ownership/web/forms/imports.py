from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ownership.imports.reading import Refused, read
from ownership.web.importing.carrying import LARGE
from ownership.web.importing.shown import Party

LARGEST, LARGEST_FILE = 2_000_000, 20_000_000


class SheetText(forms.CharField):
    """Some programs paste NUL characters among the cells; in files the readers drop them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\0", "")


class SheetForm(forms.Form):
    """A file or pasted cells; valid when a matrix could be read from it. A `large` one the worker reads."""

    file = forms.FileField(
        label="A file",
        required=False,
        help_text="CSV, Excel (.xlsx), OpenDocument (.ods) or Markdown, up to 20 MB.",
        allow_empty_file=True,
    )
    text = SheetText(
        label="Or paste it",
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 12,
                "class": "sheet-text",
                "placeholder": "Area\tAna Ruiz\tTom Okafor\nBilling service\tA\tR",
            }
        ),
        help_text="Select the cells in your spreadsheet, copy, and paste them here.",
    )
    name: str
    large: bool
    content: bytes

    def clean(self) -> dict[str, Any]:
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if self.errors:
            return self.cleaned_data
        text = self.cleaned_data["text"]
        if file is None and not text.strip():
            raise forms.ValidationError("Choose a file, or paste the cells of a table.")
        if file is not None and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                f"{file.name} has {(file.size or 0) / 1e6:.1f} MB; up to 20 MB can be read."
                " Take away the sheets that hold no matrix, or save the one that does as CSV."
            )
        if len(text) > LARGEST:
            raise forms.ValidationError(
                f"What you pasted has {len(text) / 1e6:.1f} million characters; up to 2 million can be read."
                " Leave out what holds no matrix."
            )
        self.name = (file.name if file else None) or "pasted cells.tsv"
        self.content = file.read() if file else text.encode()
        self.large = len(self.content) > LARGE
        if self.large:
            return self.cleaned_data
        try:
            read(name=self.name, content=self.content)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return self.cleaned_data


KINDS = [
    ("person", "a person"),
    ("team", "a team"),
    ("seat", "a job role"),
    ("outside", "outside the organisation"),
    ("skip", "left out"),
]


class PartiesForm(forms.Form):
    """What each party of a sheet stands for, as guessed until somebody says otherwise."""

    sections = forms.ChoiceField(
        label="Headings between the rows are",
        choices=[("areas", "areas above them"), ("categories", "categories"), ("ignore", "only headings")],
        initial="areas",
        widget=forms.RadioSelect,
        required=False,
    )
    replace = forms.BooleanField(
        label="This sheet is all there is: what its areas hold and it does not say ends today.",
        required=False,
    )

    def __init__(self, *args: Any, parties: tuple[Party, ...], **kwargs: Any) -> None:
        """The parties are as chosen so far, and know what they would be had nobody chosen."""
        super().__init__(*args, **kwargs)
        for place, each in enumerate(parties):
            self.fields[f"kind-{place}"] = forms.ChoiceField(
                label=f"{each.party} is", choices=KINDS, initial=each.kind
            )
            self.fields[f"name-{place}"] = forms.CharField(
                label=f"{each.party} is called", initial=each.name, required=False, max_length=200
            )
        self.parties = parties

    def lines(self) -> Iterator[tuple[Party, Any, Any]]:
        for place, each in enumerate(self.parties):
            yield each, self[f"kind-{place}"], self[f"name-{place}"]

    def mapping(self, *, before: Mapping[str, str]) -> dict[str, str]:
        """Only what was said otherwise than guessed: what is known stays matched by more than its name.

        Of parties that are not on the page stays what was said `before`.
        """
        here = {each.party for each in self.parties}
        said = {party: choice for party, choice in before.items() if party not in here}
        for place, each in enumerate(self.parties):
            kind, name = self.cleaned_data[f"kind-{place}"], self.cleaned_data[f"name-{place}"].strip()
            if (kind, name) != each.guess:
                said[each.party] = "skip" if kind == "skip" else f"{kind}:{name or each.party}"
        return said
