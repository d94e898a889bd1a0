from django.conf import settings
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
    TextField,
)
from django.db.models.functions import Coalesce

from teams.history import logged

from .subject import SUBJECTS, AboutSubject, one_subject


@logged(name="waiver")
class Waiver(AboutSubject):
    """A finding accepted on purpose, up to (not including) a day. It hides, it does not resolve.

    `accepted` names the holders it accepted ("people", "teams", "seats": lists of ids);
    with other holders the finding shows again.
    """

    rule = CharField(max_length=6)
    reason = TextField()
    by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, related_name="waivers")
    since = DateField()
    until = DateField()
    accepted = JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            one_subject(name="waiver_subject"),
            CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="waiver_until",
                violation_error_code="until",
                violation_error_message="An exception needs an end after its first day.",
            ),
            CheckConstraint(
                condition=~Q(reason__regex=r"^\s*$"),
                name="waiver_reason",
                violation_error_code="blank",
                violation_error_message="Say why this is accepted on purpose.",
            ),
        ]
        # `rules.accepted` asks of each finding whether one is on what it is about.
        indexes = [Index(F("rule"), Coalesce(*SUBJECTS), name="waiver_rule_subject")]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject} accepted until {self.until}"
