from django.db.models import (
    CASCADE,
    PROTECT,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    ForeignKey,
    Index,
    Model,
    PositiveIntegerField,
    Q,
    UniqueConstraint,
)

from teams.history import logged


@logged(name="contribution")
class Contribution(Model):
    """How much somebody worked on an area in a month, counted by whatever counts: commits, changes, tickets.

    Who is not a known person goes by the `name` that the source gave; a `bot` is nobody's work.
    """

    area = ForeignKey("ownership.Area", on_delete=CASCADE, related_name="contributions")
    person = ForeignKey(
        "teams.Person", on_delete=PROTECT, null=True, blank=True, related_name="contributions"
    )
    name = CharField(max_length=200, blank=True)
    bot = BooleanField(default=False)
    month = DateField(help_text="Its first day.")
    count = PositiveIntegerField()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["area", "person", "name", "month"],
                nulls_distinct=False,
                name="contribution_once",
                violation_error_code="duplicate",
                violation_error_message="This month is counted there already.",
            ),
            CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="")),
                name="contribution_who",
                violation_error_code="who",
                violation_error_message="A contribution is of a known person, or goes by a name.",
            ),
            CheckConstraint(
                condition=Q(month__day=1),
                name="contribution_month",
                violation_error_code="month",
                violation_error_message="A month is named by its first day.",
            ),
        ]
        indexes = [Index(fields=["month", "area"], name="contribution_month_area")]

    def __str__(self) -> str:
        return f"{self.person or self.name} in {self.area}"
