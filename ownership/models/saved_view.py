from django.conf import settings
from django.db.models import CASCADE, CharField, ForeignKey, Model, UniqueConstraint
from django.db.models.functions import Lower

from teams.fields import NameField


class SavedView(Model):
    """A list narrowed as somebody likes it, by its address: "state=snoozed&team=3" of the findings."""

    user = ForeignKey(settings.AUTH_USER_MODEL, on_delete=CASCADE, related_name="saved_views")
    name = NameField(max_length=60)
    query = CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                "user",
                Lower("name"),
                name="savedview_name_unique",
                violation_error_code="duplicate",
                violation_error_message="You have a view of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name
