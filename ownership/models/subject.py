from typing import Any

from django.db.models import PROTECT, CheckConstraint, ForeignKey, Model, Q

# What a rule can be about, and where its name comes from; each a column of findings and waivers.
SUBJECTS = ("area", "person", "team", "seat", "role", "decision")


class AboutSubject(Model):
    """Keyed by (rule, subject); the subject is the cause."""

    area = ForeignKey("ownership.Area", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    person = ForeignKey("teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    seat = ForeignKey("teams.Seat", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    role = ForeignKey("teams.JobRole", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss")
    decision = ForeignKey(
        "ownership.Decision", on_delete=PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def subject(self) -> Any:
        return next(found for kind in SUBJECTS if (found := getattr(self, kind)) is not None)


def one_subject(*, name: str) -> CheckConstraint:
    condition = Q()
    for subject in SUBJECTS:
        condition |= Q(**{f"{other}__isnull": other != subject for other in SUBJECTS})
    return CheckConstraint(
        condition=condition,
        name=name,
        violation_error_code="subject",
        violation_error_message="It is about exactly one area, person, team, seat, job role or decision.",
    )
