from django.conf import settings
from django.db.models import (
    CASCADE,
    PROTECT,
    DateField,
    DateTimeField,
    EmailField,
    ForeignKey,
    JSONField,
    Model,
    Q,
    UniqueConstraint,
    UUIDField,
)


class Report(Model):
    """What changed between two scans, kept as it was composed."""

    scan = ForeignKey("ownership.Scan", on_delete=PROTECT, related_name="reports")
    previous = ForeignKey("self", on_delete=PROTECT, null=True, related_name="+")
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="reports")
    on = DateField()
    composed_at = DateTimeField()
    # When its deliveries were drawn up. A report composed for a look has none of either.
    issued_at = DateTimeField(null=True)
    # The ids of the findings that were open, for the next report's difference, and the page's content.
    open = JSONField(default=list)
    content = JSONField(default=dict)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["on", "team"],
                condition=Q(issued_at__isnull=False),
                nulls_distinct=False,
                name="report_once",
                violation_error_code="duplicate",
                violation_error_message="The report of this day was already sent.",
            )
        ]

    def __str__(self) -> str:
        return f"Report of {self.on}"


class Delivery(Model):
    """A report sent to one reader, once, with what it asked of them."""

    report = ForeignKey(Report, on_delete=CASCADE, related_name="deliveries")
    reader = ForeignKey(settings.AUTH_USER_MODEL, on_delete=CASCADE, related_name="deliveries")
    token = UUIDField(unique=True)
    address = EmailField(max_length=254)
    asks = JSONField(default=list)
    # Begun and not sent: nobody knows whether the mail went out, see reports/deliver.
    begun_at = DateTimeField(null=True)
    sent_at = DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            UniqueConstraint(
                fields=["report", "reader"],
                name="delivery_once",
                violation_error_code="duplicate",
                violation_error_message="This report was already sent to this reader.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} to {self.address}"
