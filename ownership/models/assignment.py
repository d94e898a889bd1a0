from typing import Any

from django.conf import settings
from django.db.models import (
    PROTECT,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Index,
    Model,
    Q,
    TextField,
    UUIDField,
)

from ownership.enums import ADDING, REPLACING, Acceptance, Letter
from teams.constraints import no_overlap, real_period
from teams.fields import PeriodField
from teams.history import logged

HOLDERS = ("person", "team", "seat")


def _one_holder(holder: str) -> Any:
    return no_overlap(
        name=f"assignment_{holder}_overlap",
        same=["area", "letter", "deputy", holder],
        condition=Q(**{f"{holder}__isnull": False}),
        message=f"This {holder} already holds that letter of the area in part of that period.",
    )


@logged(name="assignment")
class Assignment(Model):
    """An area's letter, given to one person, team or seat for a period."""

    area = ForeignKey("ownership.Area", on_delete=PROTECT, related_name="assignments")
    letter = CharField(max_length=1, choices=Letter)
    person = ForeignKey("teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="assignments")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="assignments")
    seat = ForeignKey("teams.Seat", on_delete=PROTECT, null=True, blank=True, related_name="assignments")
    deputy = BooleanField(default=False, help_text="Stands in for the holder of the letter.")
    # Shared on purpose: set on each of the As that share, and it says who breaks a tie.
    tie_breaker = ForeignKey("teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="+")
    interim = BooleanField(default=False)
    only_here = BooleanField(default=False, help_text="Does not travel down to the areas below.")
    acceptance = CharField(max_length=10, choices=Acceptance, default=Acceptance.ACCEPTED)
    # Who asked, when, and by which request: set where a letter goes to somebody outside the giver's teams.
    asked_by = ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    asked_on = DateField(null=True, blank=True, editable=False)
    asked_in = UUIDField(null=True, blank=True, editable=False)
    declined_because = CharField(max_length=500, blank=True)
    period = PeriodField()
    note = TextField(blank=True)
    source = CharField(max_length=300, blank=True, help_text="Where it came from, such as a sheet.")

    class Meta:
        constraints = [
            real_period(name="assignment_period"),
            CheckConstraint(
                condition=Q(person__isnull=False, team__isnull=True, seat__isnull=True)
                | Q(person__isnull=True, team__isnull=False, seat__isnull=True)
                | Q(person__isnull=True, team__isnull=True, seat__isnull=False),
                name="assignment_one_holder",
                violation_error_code="holder",
                violation_error_message="An assignment has exactly one holder: a person, a team or a seat.",
            ),
            CheckConstraint(
                condition=Q(letter__in=Letter.values),
                name="assignment_letter",
                violation_error_code="letter",
                violation_error_message="A letter is one of R, A, C, I and S.",
            ),
            CheckConstraint(
                condition=Q(deputy=False) | Q(letter__in=REPLACING),
                name="assignment_deputy",
                violation_error_code="deputy",
                violation_error_message="Only an A or an R can have a deputy.",
            ),
            CheckConstraint(
                condition=Q(tie_breaker__isnull=True) | Q(letter=Letter.A, deputy=False),
                name="assignment_shared",
                violation_error_code="shared",
                violation_error_message="Only an A can be shared on purpose.",
            ),
            CheckConstraint(
                condition=Q(only_here=False) | Q(letter__in=ADDING),
                name="assignment_only_here",
                violation_error_code="only_here",
                violation_error_message="Only C, I and S can be marked as only here.",
            ),
            *(_one_holder(holder) for holder in HOLDERS),
        ]
        indexes = [
            Index(fields=["area", "letter"], name="assignment_area"),
            Index(
                fields=["acceptance", "asked_in"],
                condition=~Q(acceptance=Acceptance.ACCEPTED),
                name="assignment_unanswered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} of {self.area}: {self.holder}"

    @property
    def holder(self) -> Any:
        """The person, team or seat."""
        return self.person or self.team or self.seat

    @property
    def shared(self) -> bool:
        return self.tie_breaker_id is not None
