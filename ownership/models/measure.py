from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    CheckConstraint,
    DateField,
    DecimalField,
    ForeignKey,
    JSONField,
    Model,
    PositiveIntegerField,
    Q,
    UniqueConstraint,
)

from ownership.enums import MetricKind
from teams.history import logged

# As many as a figure of a team or a target needs.
DIGITS, PLACES = 11, 2


@logged(name="metric")
class TeamMetric(Model):
    """What something elsewhere measured of a team in a month: deployments, lead time, defects…"""

    team = ForeignKey("teams.Team", on_delete=PROTECT, related_name="metrics")
    kind = CharField("metric", max_length=30, choices=MetricKind)
    month = DateField(help_text="Its first day.")
    value = DecimalField(max_digits=DIGITS, decimal_places=PLACES)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["team", "kind", "month"],
                name="metric_once",
                violation_error_code="duplicate",
                violation_error_message="This month is measured there already.",
            ),
            CheckConstraint(
                condition=Q(month__day=1),
                name="metric_month",
                violation_error_code="month",
                violation_error_message="A month is named by its first day.",
            ),
            CheckConstraint(
                condition=Q(value__gte=0),
                name="metric_value",
                violation_error_code="value",
                violation_error_message="A metric is 0 or more.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.team}"


@logged(name="target")
class Target(Model):
    """What a measure or a metric, by its code, is to come to: for a team and those below it, or for all."""

    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="targets")
    code = CharField("measure", max_length=30)
    value = DecimalField(max_digits=DIGITS, decimal_places=PLACES)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["team", "code"],
                nulls_distinct=False,
                name="target_once",
                violation_error_code="duplicate",
                violation_error_message="This target is already set there.",
            ),
            CheckConstraint(
                condition=Q(value__gte=0),
                name="target_value",
                violation_error_code="value",
                violation_error_message="A target is 0 or more.",
            ),
        ]

    def __str__(self) -> str:
        return f"Target {self.code} of {self.team or 'everybody'}"


class MeasuredDay(Model):
    """What a team too large to be counted while somebody waits came to on a day, as it was counted then.

    A fact of that day: it stays, whatever is dated back later. `values` are number, part and whole by code.
    """

    team = ForeignKey("teams.Team", on_delete=CASCADE, related_name="measured_days")
    on = DateField()
    people = PositiveIntegerField()
    values = JSONField(default=dict)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["team", "on"],
                name="measuredday_once",
                violation_error_code="duplicate",
                violation_error_message="This day is measured already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.team} on {self.on}"
