from typing import Any

from django.db.models import PROTECT, CheckConstraint, ForeignKey, Model, Q

SUBJECTS = ("area", "person", "team", "seat")


class AboutSubject(Model):
    """Keyed by (rule, subject); the subject is the cause: an area, a person, a team or a seat."""

    area = ForeignKey("ownership.Area", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    person = ForeignKey("teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    seat = ForeignKey("teams.Seat", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def subject(self) -> Any:
        return self.area or self.person or self.team or self.seat


def one_subject(*, name: str) -> CheckConstraint:
    condition = Q()
    for subject in SUBJECTS:
        condition |= Q(**{f"{other}__isnull": other != subject for other in SUBJECTS})
    return CheckConstraint(
        condition=condition,
        name=name,
        violation_error_code="subject",
        violation_error_message="It is about exactly one area, person, team or seat.",
    )
