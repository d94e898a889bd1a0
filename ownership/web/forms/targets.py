from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from ownership.measures.targets import AIMED, Goal
from ownership.models import Target
from ownership.models.measure import DIGITS, PLACES
from ownership.operations.targets import Numbers
from ownership.web.forms.carried import Refusable
from ownership.web.measures.words import said


class TargetsForm(Refusable, forms.Form):
    """A number for each measure and metric that can be aimed at; empty is none."""

    def __init__(self, data: Any, *, there: Mapping[str, Decimal], beyond: Mapping[str, Goal]) -> None:
        """`there` are the targets set here, `beyond` those that hold where none is."""
        super().__init__(data, initial={code: _plain(value) for code, value in there.items()})
        for code, of in AIMED.items():
            words = "At least" if of.better == "higher" else "At most"
            otherwise = f" Without one: {said(of, beyond[code].number)}." if code in beyond else ""
            self.fields[code] = forms.DecimalField(
                label=of.title,
                required=False,
                min_value=0,
                max_value=of.most,
                max_digits=DIGITS,
                decimal_places=PLACES,
                show_hidden_initial=True,
                help_text=f"{words}, in {of.unit}.{otherwise}",
            )

    @property
    def wanted(self) -> Numbers:
        """What differs from what was shown."""
        return {code: self.cleaned_data[code] for code in self.changed_data}

    @property
    def seen(self) -> Numbers:
        """The same as it was shown."""
        return {code: self._shown(code) for code in self.changed_data}

    def _shown(self, code: str) -> Decimal | None:
        field = self.fields[code]
        text = self.data.get(self[code].html_initial_name, "")
        try:
            return field.clean(text)  # type: ignore[no-any-return]
        except forms.ValidationError:
            return None


def there(rows: list[Target]) -> dict[str, Decimal]:
    return {row.code: row.value for row in rows}


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
