from django.db.models import (
    CharField,
    CheckConstraint,
    DateField,
    F,
    Model,
    PositiveIntegerField,
    Q,
    UniqueConstraint,
)


class SearchMiss(Model):
    """What was asked for and is nobody's, and how often; never by whom."""

    text = CharField(max_length=80)
    count = PositiveIntegerField(default=1)
    first_on = DateField()
    last_on = DateField()

    class Meta:
        verbose_name_plural = "search misses"
        constraints = [
            UniqueConstraint(
                fields=["text"],
                name="searchmiss_text_unique",
                violation_error_code="duplicate",
                violation_error_message="This is already counted.",
            ),
            CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="searchmiss_days",
                violation_error_code="days",
                violation_error_message="The last day cannot be before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
