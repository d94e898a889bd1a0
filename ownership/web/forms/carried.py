"""Forms that carry what they showed, so that nobody overwrites what they have not seen."""

from collections import defaultdict
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError

from ownership.operations.problems import Problem

# Where what a constraint says belongs, by its error code.
PLACES = {"duplicate": "name", "blank": "name", "cycle": "parent", "since": "parent"}


class Refusable(forms.BaseForm):
    """A form that an operation carries out: what is in the way is said at the field that it is about."""

    places: ClassVar[dict[str, str]] = {}

    def refuse(self, problem: Problem) -> None:
        place = self._place(problem.code)
        self.add_error(place, f"{problem.what} {problem.do}".strip() if place else str(problem))

    def _place(self, code: str) -> str | None:
        name = (PLACES | self.places).get(code, code)
        return name if name in self.fields else None


class Carried(Refusable, forms.ModelForm):  # type: ignore[type-arg]
    """A row's columns, validated as a model form and written by an operation.

    A change means what differs from what was shown, not from what is there by then.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = {name: self._value(name) for name in self.fields}
        for field in self.fields.values():
            field.show_hidden_initial = self.instance.pk is not None

    def values(self) -> dict[str, Any]:
        """Every column of the form, as it is wanted: for a row to be made."""
        columns = {name: self._column(name) for name in self.fields}
        return {column: getattr(self.instance, column) for column in columns.values() if column}

    def changes(self) -> dict[str, Any]:
        """The columns that differ from what was shown, as they are wanted."""
        columns = (self._column(name) for name in self.changed_data)
        return {column: getattr(self.instance, column) for column in columns if column}

    def was(self) -> dict[str, Any]:
        """The same columns as they are now, which is as they were shown unless they are `overtaken`."""
        columns = {name: self._column(name) for name in self.changed_data}
        return {column: self.now[name] for name, column in columns.items() if column}

    def overtaken(self) -> list[str]:
        """The fields to be changed that somebody set to something else since they were shown."""
        if self.instance.pk is None:
            return []
        return [
            name
            for name in self.changed_data
            if _plain(self.now[name]) not in (self._shown(name), _plain(self._wanted(name)))
        ]

    def show_now(self) -> None:
        """Keep what was typed; what it is compared with from here on is what is there now."""
        shown = {
            self[name].html_initial_name: self[name].field.prepare_value(self.now[name]) for name in self.now
        }
        typed = {name: self.data.get(name) for name in self.data}
        self.data = typed | {name: "" if now is None else now for name, now in shown.items()}

    def _update_errors(self, errors: ValidationError) -> None:
        placed: dict[str, list[ValidationError]] = defaultdict(list)
        for name, found in errors.error_dict.items():
            for each in found:
                place = self._place(each.code or "") if name == NON_FIELD_ERRORS else name
                placed[place or NON_FIELD_ERRORS].append(each)
        super()._update_errors(ValidationError(dict(placed)))  # type: ignore[misc]

    def _column(self, name: str) -> str | None:
        """Which column a field is about; what is kept elsewhere has none."""
        try:
            return str(self._meta.model._meta.get_field(name).attname)
        except FieldDoesNotExist:
            return None

    def _value(self, name: str) -> Any:
        column = self._column(name)
        return getattr(self.instance, column) if column else self.initial.get(name)

    def _wanted(self, name: str) -> Any:
        column = self._column(name)
        return getattr(self.instance, column) if column else self.cleaned_data.get(name)

    def _shown(self, name: str) -> str:
        return _plain(self.data.get(self[name].html_initial_name, ""))


def _plain(value: object) -> str:
    """As it travels through a form, which ends lines in its own way and trims."""
    if isinstance(value, list):
        value = "\n".join(value)
    return "" if value is None else "\n".join(str(value).strip().splitlines())
