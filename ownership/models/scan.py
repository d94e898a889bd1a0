from django.conf import settings
from django.db.models import (
    SET_NULL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
)

from ownership.enums import ScanState


class Scan(Model):
    """One evaluation of the rules over the organisation on a date, with what it counted that day."""

    on = DateField()
    started_at = DateTimeField()
    finished_at = DateTimeField(null=True)
    state = CharField(max_length=10, choices=ScanState, default=ScanState.DONE)
    # How far it is: steps (a rule is one) of all; and whether somebody wants it to stop.
    step = PositiveSmallIntegerField(default=0)
    steps = PositiveSmallIntegerField(default=0)
    stop = BooleanField(default=False)
    by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=SET_NULL, null=True, related_name="+")
    opened = PositiveIntegerField(default=0)
    resolved = PositiveIntegerField(default=0)
    persisting = PositiveIntegerField(default=0)
    # Coverage with its denominator, and the same by team: see rules/measures.
    measures = JSONField(default=dict)

    class Meta:
        indexes = [
            Index(fields=["-on", "-id"], name="scan_newest"),
            Index(fields=["id"], condition=Q(state=ScanState.RUNNING), name="scan_running"),
        ]

    def __str__(self) -> str:
        return f"Scan of {self.on}"
