from django.conf import settings
from django.db.models import CASCADE, DateField, ForeignKey, Index, Model, UniqueConstraint


class FiguresSeen(Model):
    """Somebody looked at another person's figures on a day; once a day."""

    by = ForeignKey(settings.AUTH_USER_MODEL, on_delete=CASCADE, related_name="+")
    person = ForeignKey("teams.Person", on_delete=CASCADE, related_name="+")
    on = DateField()

    class Meta:
        verbose_name_plural = "figures seen"
        constraints = [
            UniqueConstraint(
                fields=["by", "person", "on"],
                name="figuresseen_once",
                violation_error_code="duplicate",
                violation_error_message="This was noted today already.",
            )
        ]
        indexes = [Index(fields=["person", "-on"], name="figuresseen_newest")]

    def __str__(self) -> str:
        return f"{self.by} saw the figures of {self.person} on {self.on}"
