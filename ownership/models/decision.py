from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Model,
    Q,
    TextField,
    UniqueConstraint,
)

from ownership.enums import DecisionPart, DecisionStatus
from teams.constraints import Acyclic
from teams.fields import NameField
from teams.history import logged

_SUPERSEDED = Q(status=DecisionStatus.SUPERSEDED)


@logged(name="decision")
class Decision(Model):
    """Something that was decided (an ADR): when, about which areas, by whom."""

    title = NameField(max_length=300)
    status = CharField(max_length=10, choices=DecisionStatus, default=DecisionStatus.ACCEPTED)
    date = DateField(help_text="The day on which it was decided, or proposed.")
    text = TextField(blank=True, help_text="Markdown.")
    superseded_by = ForeignKey("self", on_delete=PROTECT, null=True, blank=True, related_name="supersedes")

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(_SUPERSEDED, superseded_by__isnull=False)
                | Q(~_SUPERSEDED, superseded_by__isnull=True),
                name="decision_superseded",
                violation_error_code="superseded",
                violation_error_message="A superseded decision, and no other, names what replaced it.",
            ),
            Acyclic(
                field="superseded_by",
                name="decision_superseded_acyclic",
                violation_error_code="cycle",
                violation_error_message="A decision cannot be superseded by itself or through others.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@logged(name="decisionarea")
class DecisionArea(Model):
    """An area that a decision is about."""

    decision = ForeignKey(Decision, on_delete=CASCADE, related_name="about")
    area = ForeignKey("ownership.Area", on_delete=PROTECT, related_name="decided")

    class Meta:
        verbose_name = "area of a decision"
        verbose_name_plural = "areas of decisions"
        constraints = [
            UniqueConstraint(
                fields=["decision", "area"],
                name="decisionarea_once",
                violation_error_code="duplicate",
                violation_error_message="This decision names that area already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.area}"


@logged(name="decisionparty")
class DecisionParty(Model):
    """Somebody who decided, was consulted or was informed."""

    decision = ForeignKey(Decision, on_delete=CASCADE, related_name="parties")
    person = ForeignKey("teams.Person", on_delete=PROTECT, related_name="decisions")
    part = CharField(max_length=10, choices=DecisionPart)

    class Meta:
        verbose_name = "person of a decision"
        verbose_name_plural = "people of decisions"
        constraints = [
            UniqueConstraint(
                fields=["decision", "person", "part"],
                name="decisionparty_once",
                violation_error_code="duplicate",
                violation_error_message="This person is named there already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.person}"
