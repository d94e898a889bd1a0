from django.conf import settings
from django.db.models import (
    SET_NULL,
    DateField,
    DateTimeField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    PositiveIntegerField,
)


class Scan(Model):
    """One evaluation of the rules over the organisation on a date, with what it counted that day."""

    on = DateField()
    started_at = DateTimeField()
    finished_at = DateTimeField(null=True)
    by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=SET_NULL, null=True, related_name="+")
    opened = PositiveIntegerField(default=0)
    resolved = PositiveIntegerField(default=0)
    persisting = PositiveIntegerField(default=0)
    # Coverage with its denominator, and the same by team: see rules/measures.
    measures = JSONField(default=dict)

    class Meta:
        indexes = [Index(fields=["-on", "-id"], name="scan_newest")]

    def __str__(self) -> str:
        return f"Scan of {self.on}"
