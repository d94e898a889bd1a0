from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    CASCADE,
    PROTECT,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    Q,
    SlugField,
    TextField,
    UniqueConstraint,
)
from django.db.models.functions import Lower

from ownership.enums import AreaKind, Complexity, Criticality, Lifecycle, ResourceKind
from teams.constraints import Acyclic
from teams.fields import NameField, sort_name
from teams.history import logged
from teams.triggers import keep_placements


@logged(name="area", exclude=["sort_name"])
class Area(Model):
    """Something that can be owned. What is unset (category, team, criticality…) is not wrong."""

    name = NameField(max_length=300)
    sort_name = sort_name()
    slug = SlugField(max_length=320, allow_unicode=True, db_index=False)
    aliases = ArrayField(CharField(max_length=200), default=list, blank=True)
    description = TextField(blank=True)
    covers = TextField(blank=True, help_text="Markdown.")
    does_not_cover = TextField(blank=True, help_text="Markdown.")
    kind = CharField(max_length=10, choices=AreaKind, default=AreaKind.THING)
    category = ForeignKey(
        "ownership.Category", on_delete=PROTECT, null=True, blank=True, related_name="areas"
    )
    parent = ForeignKey("self", on_delete=PROTECT, null=True, blank=True, related_name="children")
    inherits = BooleanField(default=True, help_text="Takes from above what it has not of its own.")
    owning_team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="areas")
    criticality = CharField(max_length=10, choices=Criticality, null=True, blank=True)
    complexity = CharField(max_length=12, choices=Complexity, null=True, blank=True)
    lifecycle = CharField(max_length=10, choices=Lifecycle, default=Lifecycle.ACTIVE)
    review_days = PositiveSmallIntegerField(null=True, blank=True, help_text="Confirmed every so many days.")
    confirmed_on = DateField(null=True, blank=True)
    confirmed_by = ForeignKey("teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="+")
    unowned_reason = TextField(blank=True)
    unowned_by = ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=PROTECT, null=True, blank=True, related_name="+"
    )
    unowned_until = DateField(null=True, blank=True)
    separation_of_duties = BooleanField(default=False)
    tags = ArrayField(CharField(max_length=60), default=list, blank=True)
    since = DateField(help_text="The day from which its place and state are as they are now.")

    class Meta:
        constraints = [
            UniqueConstraint(
                "parent",
                Lower("name"),
                nulls_distinct=False,
                name="area_name_unique",
                violation_error_code="duplicate",
                violation_error_message="There is already an area of this name in the same place.",
            ),
            CheckConstraint(
                condition=~Q(name__regex=r"^\s*$"),
                name="area_name_given",
                violation_error_code="blank",
                violation_error_message="An area needs a name.",
            ),
            CheckConstraint(
                condition=Q(unowned_reason="", unowned_by__isnull=True, unowned_until__isnull=True)
                | (~Q(unowned_reason="") & Q(unowned_by__isnull=False, unowned_until__isnull=False)),
                name="area_unowned_explained",
                violation_error_code="incomplete",
                violation_error_message="Unowned on purpose needs a reason, a person and an end date.",
            ),
            CheckConstraint(
                condition=Q(review_days__isnull=True) | Q(review_days__gt=0),
                name="area_review_days",
                violation_error_code="review_days",
                violation_error_message="A review rhythm is at least one day.",
            ),
            Acyclic(
                name="area_parent_acyclic",
                violation_error_code="cycle",
                violation_error_message="An area cannot be put below itself or below one of its own areas.",
            ),
        ]
        triggers = keep_placements(
            table="ownership_areaplacement",
            owner="area",
            kept=["parent_id", "inherits", "owning_team_id", "lifecycle"],
        )

    def __str__(self) -> str:
        return self.name


@logged(name="resource")
class Resource(Model):
    """Where an area can be found: a repository path pattern, an address, a channel."""

    area = ForeignKey(Area, on_delete=CASCADE, related_name="resources")
    kind = CharField(max_length=10, choices=ResourceKind)
    value = CharField(max_length=500)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["area", "kind", "value"],
                name="resource_unique",
                violation_error_code="duplicate",
                violation_error_message="This area already lists that resource.",
            )
        ]

    def __str__(self) -> str:
        return self.value
