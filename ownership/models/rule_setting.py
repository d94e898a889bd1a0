from django.db.models import (
    PROTECT,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    Q,
    UniqueConstraint,
)

from ownership.enums import Criticality, Profile, Severity
from teams.history import logged


@logged(name="organisation")
class Organisation(Model):
    """The one row of what is set for everybody."""

    name = CharField(max_length=200, blank=True)
    profile = CharField(max_length=10, choices=Profile, default=Profile.BALANCED)
    # Findings from before this day are set aside: from it on only what is new shows.
    baseline_on = DateField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(id=1),
                name="organisation_single",
                violation_error_code="single",
                violation_error_message="There is one organisation here.",
            )
        ]

    def __str__(self) -> str:
        return self.name or "This organisation"


@logged(name="rulesetting")
class RuleSetting(Model):
    """A rule set otherwise than its profile, for all or for one team and the teams below it; with a
    criticality its threshold alone, for areas of that criticality.

    What is null stays as the profile has it.
    """

    rule = CharField(max_length=6)
    team = ForeignKey("teams.Team", on_delete=PROTECT, null=True, blank=True, related_name="rule_settings")
    criticality = CharField(max_length=10, choices=Criticality, null=True, blank=True)
    on = BooleanField(null=True, blank=True)
    severity = CharField(max_length=10, choices=Severity, null=True, blank=True)
    threshold = PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["rule", "team", "criticality"],
                nulls_distinct=False,
                name="rulesetting_unique",
                violation_error_code="duplicate",
                violation_error_message="This rule is already set there.",
            ),
            CheckConstraint(
                condition=Q(criticality__isnull=True)
                | Q(on__isnull=True, severity__isnull=True, threshold__isnull=False),
                name="rulesetting_criticality",
                violation_error_code="criticality",
                violation_error_message="For one criticality only the number can differ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.team or 'everybody'}"
