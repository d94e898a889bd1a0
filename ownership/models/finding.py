from django.db.models import (
    PROTECT,
    CharField,
    CheckConstraint,
    DateField,
    F,
    ForeignKey,
    Index,
    JSONField,
    Q,
    UniqueConstraint,
)

from ownership.enums import FindingState, Severity

from .subject import SUBJECTS, AboutSubject, one_subject


class Finding(AboutSubject):
    """One place where a rule is broken, from the day it was seen to the day it was gone.

    `facts` are what its sentence needs: ids ("people", "teams", "seats", "areas": lists) and numbers.
    A problem that comes back on a later day than it went is a new row.
    """

    rule = CharField(max_length=6)
    severity = CharField(max_length=10, choices=Severity)
    facts = JSONField(default=dict)
    first_seen = DateField()
    resolved_on = DateField(null=True, blank=True)
    state = CharField(max_length=12, choices=FindingState, default=FindingState.OPEN)
    snoozed_until = DateField(null=True, blank=True)
    # Whom somebody gave it to: asked in place of who would be.
    assignee = ForeignKey(
        "teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="findings_given"
    )

    class Meta:
        constraints = [
            one_subject(name="finding_subject"),
            UniqueConstraint(
                fields=["rule", *SUBJECTS],
                condition=Q(resolved_on__isnull=True),
                nulls_distinct=False,
                name="finding_once",
                violation_error_code="duplicate",
                violation_error_message="This finding is already open.",
            ),
            CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("first_seen")),
                name="finding_days",
                violation_error_code="days",
                violation_error_message="A finding cannot be resolved before it was seen.",
            ),
            CheckConstraint(
                condition=Q(state=FindingState.SNOOZED, snoozed_until__isnull=False)
                | (~Q(state=FindingState.SNOOZED) & Q(snoozed_until__isnull=True)),
                name="finding_snoozed_until",
                violation_error_code="snooze",
                violation_error_message="A snoozed finding needs the day on which it wakes.",
            ),
        ]
        indexes = [
            Index(fields=["resolved_on"], name="finding_resolved_on"),
            Index(fields=["rule", "first_seen"], name="finding_rule_first_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"
