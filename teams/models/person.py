from django.conf import settings
from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    EmailField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    OneToOneField,
    UniqueConstraint,
)
from django.db.models.functions import Lower

from teams.constraints import Acyclic, no_overlap, real_period
from teams.enums import EmploymentKind
from teams.fields import NameField, PeriodField, sort_name
from teams.history import logged


@logged(name="person", exclude=["sort_name"])
class Person(Model):
    """Somebody who can hold a letter. A placeholder is a name from a sheet, until it is merged."""

    name = NameField(max_length=200)
    sort_name = sort_name()
    email = EmailField("e-mail", max_length=254, null=True, blank=True)
    user = OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=SET_NULL, null=True, blank=True, related_name="person"
    )
    manager = ForeignKey("self", on_delete=PROTECT, null=True, blank=True, related_name="reports")
    job_role = ForeignKey("teams.JobRole", on_delete=PROTECT, null=True, blank=True, related_name="people")
    level = CharField(max_length=60, blank=True)
    handles = JSONField(default=dict, blank=True, help_text='Such as {"github": "ana"}.')
    placeholder = BooleanField(default=False, help_text="Known only by name, from a sheet.")

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            UniqueConstraint(
                Lower("email"),
                name="person_email_unique",
                violation_error_code="duplicate",
                violation_error_message="Another person already has this e-mail address.",
            ),
            Acyclic(
                field="manager",
                name="person_manager_acyclic",
                violation_error_code="cycle",
                violation_error_message="Nobody can be their own manager, directly or through others.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@logged(name="employment")
class Employment(Model):
    """When a person is here. Somebody of whom no employment is known counts as here."""

    person = ForeignKey(Person, on_delete=CASCADE, related_name="employments", db_index=False)
    kind = CharField(max_length=20, choices=EmploymentKind, default=EmploymentKind.EMPLOYEE)
    period = PeriodField()

    class Meta:
        constraints = [
            real_period(name="employment_period"),
            no_overlap(
                name="employment_overlap",
                same=["person"],
                message="This person is already employed in part of that period.",
            ),
        ]
        # Whether somebody is here is asked more than anything else, and answered from the index alone.
        indexes = [Index(fields=["person"], include=["period"], name="employment_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display().lower()}"
