from django.db.models import CharField, Model, PositiveSmallIntegerField, UniqueConstraint
from django.db.models.functions import Lower

from ownership.enums import Perspective
from teams.fields import NameField
from teams.history import logged


@logged(name="category")
class Category(Model):
    """What kind of area, and whether it serves the system's health or its users."""

    name = NameField(max_length=120)
    perspective = CharField(max_length=10, choices=Perspective)
    colour = CharField(max_length=20, blank=True, help_text="A colour key of the style sheet.")
    position = PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "categories"
        ordering = ["position", "name"]
        constraints = [
            UniqueConstraint(
                Lower("name"),
                name="category_name_unique",
                violation_error_code="duplicate",
                violation_error_message="There is already a category of this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
