from django.conf import settings
from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Index,
    Model,
    Q,
    UUIDField,
)

from ownership.enums import QuestionState
from teams.history import logged

LONGEST = 2000
# What is still open has no answer; what is settled says by whom and when.
_OPEN = Q(state=QuestionState.OPEN, answered_by__isnull=True, answered_on__isnull=True)
_SETTLED = ~Q(state=QuestionState.OPEN) & Q(answered_by__isnull=False, answered_on__isnull=False)


@logged(name="question")
class Question(Model):
    """Anyone's question or objection about an area: answered, or it became a change."""

    area = ForeignKey("ownership.Area", on_delete=CASCADE, related_name="questions")
    asked_by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="questions")
    asked_on = DateField()
    text = CharField(max_length=LONGEST)
    state = CharField(max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    answer = CharField(max_length=LONGEST, blank=True)
    answered_by = ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = DateField(null=True, blank=True)
    # The request by which it became a change.
    request_id = UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=~Q(text__regex=r"^\s*$"),
                name="question_text",
                violation_error_code="blank",
                violation_error_message="A question needs words.",
            ),
            CheckConstraint(
                condition=_OPEN | _SETTLED,
                name="question_settled",
                violation_error_code="incomplete",
                violation_error_message="A settled question says who settled it and when.",
            ),
        ]
        indexes = [Index(fields=["area", "state"], name="question_area")]

    def __str__(self) -> str:
        return f"Question about {self.area}"

    @property
    def is_open(self) -> bool:
        return self.state == QuestionState.OPEN
