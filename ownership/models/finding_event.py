from django.conf import settings
from django.db.models import CASCADE, PROTECT, CharField, DateField, ForeignKey, Index, Model

from ownership.enums import FindingDeed


class FindingEvent(Model):
    """What somebody did about a finding on a day; `until` is when it wakes, `to` whom it was given."""

    finding = ForeignKey("ownership.Finding", on_delete=CASCADE, related_name="events")
    deed = CharField(max_length=12, choices=FindingDeed)
    by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=PROTECT, null=True, related_name="+")
    on = DateField()
    until = DateField(null=True)
    to = ForeignKey("teams.Person", on_delete=PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [Index(fields=["finding", "id"], name="findingevent_order")]

    def __str__(self) -> str:
        return f"{self.finding}: {self.get_deed_display()}"
