from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, FloatField, Model, UniqueConstraint

if TYPE_CHECKING:
    Number = FloatField[float, float]
else:
    Number = FloatField


class Real(Number):
    """Half the room of a float."""

    def db_type(self, connection: object) -> str:
        return "real"


class Meaning(Model):
    """What a model of language makes of a text. Of the same text it is the same for ever: `digest` is its."""

    model = CharField(max_length=40)
    digest = CharField(max_length=64)
    numbers = ArrayField(Real())

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["model", "digest"],
                name="meaning_once",
                violation_error_code="duplicate",
                violation_error_message="This text is already read.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest} by {self.model}"


class Likeness(Model):
    """How much two texts mean the same, up to 1. The digest of `one` comes before that of `other`."""

    model = CharField(max_length=40)
    one = CharField(max_length=64)
    other = CharField(max_length=64)
    likeness = Real()

    class Meta:
        verbose_name_plural = "likenesses"
        constraints = [
            UniqueConstraint(
                fields=["model", "one", "other"],
                name="likeness_once",
                violation_error_code="duplicate",
                violation_error_message="These texts are already compared.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}: {self.likeness:.2f}"
