from django.contrib.postgres.fields import DateRangeField
from django.db.models import CASCADE, PROTECT, BooleanField, CharField, ForeignKey, Model

from ownership.enums import Lifecycle
from teams.constraints import no_overlap


class AreaPlacement(Model):
    """Where an area was, and in what state, in a period: written by a trigger alone."""

    area = ForeignKey("ownership.Area", on_delete=CASCADE, related_name="placements")
    parent = ForeignKey("ownership.Area", on_delete=PROTECT, null=True, related_name="+")
    inherits = BooleanField()
    owning_team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, related_name="+")
    lifecycle = CharField(max_length=10, choices=Lifecycle)
    period = DateRangeField()

    class Meta:
        constraints = [
            no_overlap(
                name="areaplacement_overlap", same=["area"], message="An area is in one place at a time."
            )
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.period}"
