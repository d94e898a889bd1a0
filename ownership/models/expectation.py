from django.db.models import PROTECT, CharField, CheckConstraint, ForeignKey, Model, Q, UniqueConstraint

from ownership.enums import Expected, Letter
from teams.history import logged


@logged(name="expectation")
class Expectation(Model):
    """Whether a job role, at one level or at any, is expected to hold a letter in a category."""

    job_role = ForeignKey("teams.JobRole", on_delete=PROTECT, related_name="expectations")
    category = ForeignKey("ownership.Category", on_delete=PROTECT, related_name="expectations")
    letter = CharField(max_length=1, choices=Letter)
    level = CharField(max_length=60, blank=True, help_text="Empty: at any level.")
    expected = CharField(max_length=10, choices=Expected, default=Expected.EXPECTED)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["job_role", "category", "letter", "level"],
                name="expectation_once",
                violation_error_code="duplicate",
                violation_error_message="This job role says already what it expects there.",
            ),
            CheckConstraint(
                condition=Q(letter__in=Letter.values),
                name="expectation_letter",
                violation_error_code="letter",
                violation_error_message="A letter is one of R, A, C, I and S.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job_role}: {self.letter} in {self.category}"
