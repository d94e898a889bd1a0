from django.db.models import (
    CASCADE,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    Q,
    UniqueConstraint,
    UUIDField,
)

from ownership.enums import NoticeKind


class Notice(Model):
    """What one change means for one person: told once, in the app and, where there is mail, by mail.

    `facts` are ids and letters alone: "given" and "taken" (assignment, area, letter), "led" (teams),
    "declined" (assignments). `done_on` is when it was answered or read.
    """

    person = ForeignKey("teams.Person", on_delete=CASCADE, related_name="notices")
    request_id = UUIDField()
    kind = CharField(max_length=10, choices=NoticeKind)
    question = ForeignKey("ownership.Question", on_delete=CASCADE, null=True, related_name="notices")
    facts = JSONField(default=dict)
    created_on = DateField()
    done_on = DateField(null=True)
    by_mail = BooleanField(default=False)
    # Begun and not sent: nobody knows whether the mail went out, as for a report's delivery.
    begun_at = DateTimeField(null=True)
    sent_at = DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["request_id", "person"],
                name="notice_once",
                violation_error_code="duplicate",
                violation_error_message="This person was already told of that change.",
            )
        ]
        indexes = [Index(fields=["person"], condition=Q(done_on__isnull=True), name="notice_waiting")]

    def __str__(self) -> str:
        return f"Notice {self.pk} for {self.person}"
