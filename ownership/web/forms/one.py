"""A choice of one person, team or area: a select of few, and of many a box that asks the server."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.safestring import SafeString

from ownership.models import Area
from ownership.web.forms.long import LongSelect
from ownership.web.forms.picking import PickWidget
from ownership.web.picking import chosen, names_of
from teams.models import Person, Team

# Of more nobody finds one by looking, and with them a page would be megabytes.
FEW = 300
KINDS = {Area: "areas", Person: "people", Team: "teams"}


class OneWidget(LongSelect):
    """Of many, the value is sent as a name; it can be set as an id or a name."""

    kind = "teams"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        choices = list(islice(self.choices, FEW + 2))
        nothing = [str(label) for key, label in choices[:1] if key == ""]
        if len(choices) - len(nothing) <= FEW:
            return self.of(choices, name, value, attrs)
        text = "" if value is None else str(value)
        pk = id_in(text)
        said = names_of(kind=self.kind, pks=[pk]) if pk else [text]
        attrs = {**self.attrs, **(attrs or {}), "placeholder": "".join(nothing) or "Type a name…"}
        return PickWidget(kind=self.kind, most=1).render(name, "".join(said), attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was shown and sent back as it was is the same row, whatever else is called so."""
        value = super().value_from_datadict(data, files, name)
        shown = id_in(str(data.get(f"initial-{name}", "")))
        if (
            shown
            and value
            and not id_in(str(value))
            and [plain(value)] == names_of(kind=self.kind, pks=[shown])
        ):
            return str(shown)
        return value


class _Few(ModelChoiceIterator):  # type: ignore[type-arg]
    """No more of them than tell that they are many."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.queryset[: FEW + 1])


class OneField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A row of a queryset, by its id, or by its name as `picking` finds it."""

    widget = OneWidget
    iterator = _Few

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(queryset, **kwargs)
        self.widget.kind = self.kind = KINDS[queryset.model]

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or not isinstance(value, str) or id_in(value):
            return super().to_python(value)
        return super().to_python(str(by_name(kind=self.kind, name=value).pk))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            row = self.to_python(data)
        except ValidationError:
            return True
        return super().has_changed(initial, row.pk if row else "")


def id_in(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def plain(text: str) -> str:
    """With single spaces, and no null character, which the database takes in no text."""
    return " ".join(text.replace("\0", "�").split())


def by_name(*, kind: str, name: str) -> Any:
    rows, problems = chosen(kind=kind, names=[plain(name)])
    if problems:
        raise ValidationError(problems)
    return rows[0]
