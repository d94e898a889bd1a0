"""A small table of categories by letters, each expected, unusual or neither."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from ownership.enums import Expected, Letter
from ownership.models import Category
from ownership.operations.expecting import NOTHING, Place
from ownership.web.forms.carried import Refusable

# A needs no letter of its own more often than R does.
LETTERS = (Letter.A, Letter.R, Letter.C, Letter.I, Letter.S)


@dataclass(frozen=True)
class Cell:
    """What is said at this level, and what at any, which counts where this level says nothing."""

    letter: str
    field: BoundField
    own: str
    general: str

    @property
    def counts(self) -> str:
        return self.own or self.general


class ExpectationsForm(Refusable, forms.Form):
    """`known` is what is said of the level, `general` what of any (nothing, where that is the level)."""

    def __init__(
        self,
        *args: Any,
        categories: list[Category],
        known: Mapping[Place, str],
        general: Mapping[Place, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.categories, self.known, self.general = categories, known, general
        for category in categories:
            for letter in LETTERS:
                place = (category.pk, letter.value)
                self.fields[_name(place)] = forms.ChoiceField(
                    label=f"{letter.label} in {category}",
                    choices=_choices(general.get(place, NOTHING)),
                    initial=known.get(place, NOTHING),
                    required=False,
                    show_hidden_initial=True,
                )

    def lines(self) -> Iterator[tuple[Category, list[Cell]]]:
        for category in self.categories:
            places = [(category.pk, letter.value) for letter in LETTERS]
            yield (
                category,
                [
                    Cell(
                        place[1],
                        self[_name(place)],
                        self.known.get(place, NOTHING),
                        self.general.get(place, NOTHING),
                    )
                    for place in places
                ],
            )

    def wanted(self) -> dict[Place, str]:
        """Only what was changed."""
        return {place: self.cleaned_data[name] for place, name in self._places() if name in self.changed_data}

    def seen(self) -> dict[Place, str]:
        """The same as it was shown."""
        return {
            place: self.data.get(self[name].html_initial_name, NOTHING)
            for place, name in self._places()
            if name in self.changed_data
        }

    def _places(self) -> Iterator[tuple[Place, str]]:
        for category in self.categories:
            for letter in LETTERS:
                place = (category.pk, letter.value)
                yield place, _name(place)


def _name(place: Place) -> str:
    return f"{place[1]}-{place[0]}"


def _choices(general: str) -> list[tuple[str, str]]:
    """Where nothing is said of the level, what is said of any counts: in brackets."""
    said = {choice.value: choice.label.lower() for choice in Expected}
    return [(NOTHING, f"({said[general]})" if general else "–"), *said.items()]
