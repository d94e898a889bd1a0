from django.db.models import (
    PROTECT,
    BigIntegerField,
    BooleanField,
    CheckConstraint,
    F,
    ForeignKey,
    GeneratedField,
    Model,
    PositiveSmallIntegerField,
    Q,
    Value,
)
from django.db.models.functions import Coalesce

from teams.constraints import Matches, no_overlap, real_period
from teams.fields import PeriodField
from teams.history import logged


@logged(name="membership", exclude=["team_key"])
class Membership(Model):
    """A person in a team, perhaps on a seat there, perhaps leading; or on a seat of the organisation."""

    person = ForeignKey("teams.Person", on_delete=PROTECT, related_name="memberships")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="memberships")
    seat = ForeignKey("teams.Seat", on_delete=PROTECT, null=True, blank=True, related_name="memberships")
    lead = BooleanField(default=False)
    allocation = PositiveSmallIntegerField(null=True, blank=True, help_text="Per cent of working time.")
    period = PeriodField()
    team_key = GeneratedField(
        expression=Coalesce("team_id", Value(0)), output_field=BigIntegerField(), db_persist=True
    )

    class Meta:
        constraints = [
            real_period(name="membership_period"),
            CheckConstraint(
                condition=Q(team__isnull=False) | Q(seat__isnull=False),
                name="membership_somewhere",
                violation_error_code="incomplete",
                violation_error_message="A membership needs a team, or a seat of the whole organisation.",
            ),
            CheckConstraint(
                condition=Q(lead=False) | Q(team__isnull=False),
                name="membership_lead_of_team",
                violation_error_code="lead",
                violation_error_message="Only a team can have a lead.",
            ),
            CheckConstraint(
                condition=Q(allocation__isnull=True) | Q(allocation__range=(0, 100)),
                name="membership_allocation",
                violation_error_code="allocation",
                violation_error_message="An allocation is between 0 and 100 per cent.",
            ),
            no_overlap(
                name="membership_overlap",
                same=["person", Coalesce(F("team_id"), Value(0)), Coalesce(F("seat_id"), Value(0))],
                message="This person is already there in part of that period.",
            ),
            Matches(
                field="seat",
                column="team_key",
                key="team_key",
                name="membership_seat_of_team",
                violation_error_code="seat",
                violation_error_message="The seat belongs to another team.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.team or self.seat}"
