"""A choice of who holds something: a select of few people, teams and job roles, and of many a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from ownership.operations.assigning import Holder
from ownership.querysets.period import here
from ownership.web.forms.one import FEW, by_name, id_in, plain
from ownership.web.forms.picking import PickWidget
from teams.models import Person, Seat, Team

HEADS = {"person": "People", "team": "Teams", "seat": "Job roles"}
GONE = {"person": "has left", "team": "is closed", "seat": "is not in use"}


def _there(on: dt.date) -> dict[str, QuerySet[Any]]:
    """Who can be given something, by kind."""
    seats = Seat.objects.filter(Q(retired_on=None) | Q(retired_on__gt=on)).select_related("job_role", "team")
    return {
        "person": Person.objects.filter(here(on=on)).order_by("sort_name"),
        "team": Team.objects.filter(closed_on=None).order_by("sort_name"),
        "seat": seats.order_by("job_role__name", "team__sort_name"),
    }


class HolderField(forms.ChoiceField):
    """A person, a team or a seat: by "person-7", or by its name where they are many. Set `day` first."""

    def day(self, on: dt.date) -> None:
        self.there = _there(on)
        found = {kind: list(rows[: FEW + 1]) for kind, rows in self.there.items()}
        if sum(map(len, found.values())) > FEW:
            self.choices, self.widget = [], PickWidget(kind="holders", most=1)
            self.widget.attrs["placeholder"] = "Type a name…"
            return
        groups = [
            (HEADS[kind], [(f"{kind}-{row.pk}", str(row)) for row in rows]) for kind, rows in found.items()
        ]
        self.choices = [("", "Choose…"), *groups]

    def clean(self, value: Any) -> Holder | None:
        text = plain(str(value or ""))
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        kind, _, pk = text.partition("-")
        if kind in HEADS and id_in(pk) is not None:
            row: Holder | None = self.there[kind].filter(pk=pk).first()
            if row is None:
                raise ValidationError("Choose one of those that are there.", code="invalid_choice")
            return row
        named: Holder = by_name(kind="holders", name=text)
        kind = str(named._meta.model_name)
        if not self.there[kind].filter(pk=named.pk).exists():
            raise ValidationError(f"{named} {GONE[kind]}: choose somebody else.", code="gone")
        return named
