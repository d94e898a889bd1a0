from django.contrib.postgres.fields import DateRangeField
from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    CheckConstraint,
    DateField,
    EmailField,
    ForeignKey,
    Model,
    Q,
    SlugField,
    TextField,
    UniqueConstraint,
    URLField,
)
from django.db.models.functions import Lower

from teams.constraints import Acyclic, no_overlap
from teams.enums import TeamKind
from teams.fields import NameField, sort_name
from teams.history import logged
from teams.triggers import keep_placements


@logged(name="team", exclude=["sort_name"])
class Team(Model):
    name = NameField(max_length=200)
    sort_name = sort_name()
    slug = SlugField(max_length=220, allow_unicode=True, db_index=False)
    parent = ForeignKey("self", on_delete=PROTECT, null=True, blank=True, related_name="children")
    kind = CharField(max_length=30, choices=TeamKind, default=TeamKind.OTHER)
    purpose = TextField(blank=True)
    chat = CharField(max_length=200, blank=True, help_text="A channel, such as #payments.")
    mail = EmailField(blank=True)
    page = URLField(blank=True)
    since = DateField(help_text="The day from which its place and state are as they are now.")
    closed_on = DateField(null=True, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                "parent",
                Lower("name"),
                nulls_distinct=False,
                name="team_name_unique",
                violation_error_code="duplicate",
                violation_error_message="There is already a team of this name in the same place.",
            ),
            CheckConstraint(
                condition=~Q(name__regex=r"^\s*$"),
                name="team_name_given",
                violation_error_code="blank",
                violation_error_message="A team needs a name.",
            ),
            Acyclic(
                name="team_parent_acyclic",
                violation_error_code="cycle",
                violation_error_message="A team cannot be put below itself or below one of its sub-teams.",
            ),
        ]
        triggers = keep_placements(table="teams_teamplacement", owner="team", kept=["parent_id", "closed_on"])

    def __str__(self) -> str:
        return self.name


class TeamPlacement(Model):
    """Where a team was, and whether it was closed, in a period: written by a trigger alone."""

    team = ForeignKey(Team, on_delete=CASCADE, related_name="placements")
    parent = ForeignKey(Team, on_delete=PROTECT, null=True, related_name="+")
    closed_on = DateField(null=True)
    period = DateRangeField()

    class Meta:
        constraints = [
            no_overlap(
                name="teamplacement_overlap", same=["team"], message="A team is in one place at a time."
            )
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.period}"
