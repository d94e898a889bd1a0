from django.db.models import PROTECT, CheckConstraint, ForeignKey, Model, Q

from teams.constraints import no_overlap, real_period
from teams.fields import PeriodField
from teams.history import logged


@logged(name="absence")
class Absence(Model):
    """Days on which somebody is away; never why."""

    person = ForeignKey("teams.Person", on_delete=PROTECT, related_name="absences")
    period = PeriodField()

    class Meta:
        constraints = [
            real_period(name="absence_period"),
            CheckConstraint(
                condition=Q(period__upper_inf=False),
                name="absence_ends",
                violation_error_code="end",
                violation_error_message="An absence needs its last day.",
            ),
            no_overlap(
                name="absence_overlap",
                same=["person"],
                message="This person is already away in part of that period.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} is away"
