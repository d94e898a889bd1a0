from django.db.models import (
    PROTECT,
    BigIntegerField,
    DateField,
    ForeignKey,
    GeneratedField,
    Model,
    UniqueConstraint,
    Value,
)
from django.db.models.functions import Coalesce

from teams.history import logged


@logged(name="seat", exclude=["team_key"])
class Seat(Model):
    """A job role in a team, or in the whole organisation: "tech lead of Payments"."""

    job_role = ForeignKey("teams.JobRole", on_delete=PROTECT, related_name="seats")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="seats")
    retired_on = DateField(null=True, blank=True)
    # The team as a key that is never null, so that a membership can point at seat and team together.
    team_key = GeneratedField(
        expression=Coalesce("team_id", Value(0)), output_field=BigIntegerField(), db_persist=True
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["job_role", "team"],
                nulls_distinct=False,
                name="seat_unique",
                violation_error_code="duplicate",
                violation_error_message="This team already has a seat for that job role.",
            ),
            UniqueConstraint(fields=["id", "team_key"], name="seat_team_key"),
        ]

    def __str__(self) -> str:
        return f"{self.job_role} of {self.team}" if self.team else str(self.job_role)
