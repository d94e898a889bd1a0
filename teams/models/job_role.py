from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Model, TextField, UniqueConstraint
from django.db.models.functions import Lower

from teams.enums import Track
from teams.fields import NameField
from teams.history import logged


@logged(name="jobrole")
class JobRole(Model):
    name = NameField(max_length=200)
    track = CharField(max_length=20, choices=Track, default=Track.OTHER)
    levels = ArrayField(CharField(max_length=60), default=list, blank=True)
    summary = TextField(blank=True)
    # What it asks for beside letters: exercised by who holds an area with a tag of that name.
    skills = ArrayField(CharField(max_length=60), default=list, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                Lower("name"),
                name="jobrole_name_unique",
                violation_error_code="duplicate",
                violation_error_message="There is already a job role of this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
