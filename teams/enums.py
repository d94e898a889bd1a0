"""Words of the people's side. A leaf."""

from django.db.models import TextChoices


class TeamKind(TextChoices):
    STREAM_ALIGNED = "stream-aligned", "Stream-aligned team"
    PLATFORM = "platform", "Platform team"
    ENABLING = "enabling", "Enabling team"
    COMPLICATED_SUBSYSTEM = "complicated-subsystem", "Complicated-subsystem team"
    COMMITTEE = "committee", "Committee"
    EXTERNAL = "external", "Outside the organisation"
    OTHER = "other", "Other"


class EmploymentKind(TextChoices):
    EMPLOYEE = "employee", "Employee"
    CONTRACTOR = "contractor", "Contractor"
    EXTERNAL = "external", "Outside the organisation"


class Track(TextChoices):
    SYSTEM = "system", "System"
    PRODUCT = "product", "Product"
    MANAGEMENT = "management", "Management"
    DESIGN = "design", "Design"
    OTHER = "other", "Other"
