"""A team or a category to look within: one query for both, where the choices are needed."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django import forms
from django.db.models import IntegerField, QuerySet, Value

from ownership.models import Category
from ownership.web.forms.one import FEW, OneWidget, by_name, id_in
from teams.models import Team


@dataclass(frozen=True)
class Chosen:
    pk: int
    name: str
    slug: str

    def __str__(self) -> str:
        return self.name


class TeamField(forms.TypedChoiceField):
    widget = OneWidget

    def valid_value(self, value: str) -> bool:
        return True  # what there is not is told when it is looked up


class WithinForm(forms.Form):
    """Fields `team` and `category`; `ANY` says what nothing chosen means."""

    team = TeamField(label="Team", required=False, empty_value=None)
    category = forms.TypedChoiceField(label="Category", required=False, empty_value=None)
    ANY = {"team": "All teams", "category": "Any category"}
    TEAMS = Team.objects.filter(closed_on=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.ANY:
            field: Any = self.fields[name]
            field.choices = partial(self._choices, name)
            field.coerce = partial(self._chosen, name)

    def _choices(self, name: str) -> list[tuple[int | str, str]]:
        return [("", self.ANY[name]), *((each.pk, each.name) for each in self._there[name].values())]

    def _chosen(self, name: str, value: str) -> Chosen:
        known = self._there[name]
        found = next((each for each in known.values() if str(each.pk) == value), None)
        if found is None and name == "team" and len(known) > FEW:
            found = self._another(value)
        if found is None:
            raise ValueError(value)
        return found

    def _another(self, value: str) -> Chosen | None:
        """A team that is not among the first of many: by its id or its name."""
        pk = id_in(value) or by_name(kind="teams", name=value).pk
        row = self.TEAMS.filter(pk=pk).values_list("pk", "name", "slug").first()
        return Chosen(*row) if row else None

    @property
    def many(self) -> bool:
        """Whether there are so many teams that nobody looks at all of them at once."""
        return len(self._there["team"]) > FEW

    @cached_property
    def _there(self) -> dict[str, dict[int, Chosen]]:
        found: dict[str, dict[int, Chosen]] = {name: {} for name in self.ANY}
        for kind, *_, pk, name, slug in _rows(self.TEAMS.order_by("sort_name")[: FEW + 1]):
            found[kind][pk] = Chosen(pk, name, slug)
        return found


def _rows(teams: QuerySet[Team]) -> list[tuple[Any, ...]]:
    """Teams by name, categories by their place."""
    first: Any = teams.values_list(Value("team"), Value(0, IntegerField()), "sort_name", "pk", "name", "slug")
    categories = Category.objects.order_by().values_list(
        Value("category"), "position", "name", "pk", "name", Value("")
    )
    return sorted(first.union(categories, all=True))
