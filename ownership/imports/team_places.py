"""Teams by what a line may call them: the number, the path from the top, the name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ownership.imports.places import fold
from ownership.sheet import STEP, path_of, referenced
from teams.models import Team


@dataclass
class TeamPlaces:
    names: dict[int, str] = field(default_factory=dict)
    above: dict[int, int | None] = field(default_factory=dict)
    called: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls) -> TeamPlaces:
        """All of them, closed ones too: what was measured is of a month that may be long ago. One query."""
        places = cls()
        for pk, name, parent in Team.objects.order_by("pk").values_list("pk", "name", "parent_id"):
            places.names[pk], places.above[pk] = name, parent
            places.called[fold(name)].append(pk)
        return places

    def find(self, said: str) -> list[int]:
        """Everything that may be meant: "team 12", "Product › Payments", "Payments"."""
        reference = referenced(said)
        if reference and reference[0] == "team" and reference[1] in self.names:
            return [reference[1]]
        *above, name = path_of(said) or (said,)
        wanted = [fold(each) for each in above]
        found = self.called.get(fold(name), [])
        return [
            pk
            for pk in found
            if not wanted or [fold(each) for each in self.path(pk)[:-1]][-len(wanted) :] == wanted
        ]

    def path(self, pk: int) -> list[str]:
        path: list[str] = []
        at: int | None = pk
        while at is not None:
            path.insert(0, self.names[at])
            at = self.above[at]
        return path

    def said(self, pk: int) -> str:
        return STEP.join(self.path(pk))
