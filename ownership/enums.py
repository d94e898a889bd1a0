"""Words of ownership. A leaf: imports nothing of ours."""

from django.db.models import IntegerChoices, TextChoices


class Letter(TextChoices):
    R = "R", "Responsible"
    A = "A", "Accountable"
    C = "C", "Consulted"
    I = "I", "Informed"  # noqa: E741 - the letter is its name
    S = "S", "Support"


# A local one replaces what comes from above; the others add up.
REPLACING = (Letter.A, Letter.R)
ADDING = (Letter.C, Letter.I, Letter.S)


class Perspective(TextChoices):
    SYSTEM = "system", "System (long-term health)"
    PRODUCT = "product", "Product (what users get)"


class Colour(TextChoices):
    """The keys of the style sheet with which categories are told apart, beside their names."""

    INDIGO = "indigo", "Indigo"
    TEAL = "teal", "Teal"
    AMBER = "amber", "Amber"
    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    RED = "red", "Red"
    VIOLET = "violet", "Violet"
    GREY = "grey", "Grey"


class AreaKind(TextChoices):
    DECISION = "decision", "Decision"
    THING = "thing", "Thing"
    ACTIVITY = "activity", "Activity"


class Criticality(TextChoices):
    CRITICAL = "critical", "Critical"
    IMPORTANT = "important", "Important"
    NORMAL = "normal", "Normal"
    MINOR = "minor", "Minor"


class Complexity(TextChoices):
    SIMPLE = "simple", "Simple"
    COMPLICATED = "complicated", "Complicated"
    COMPLEX = "complex", "Complex"


class Lifecycle(TextChoices):
    PROPOSED = "proposed", "Proposed"
    ACTIVE = "active", "Active"
    RETIRING = "retiring", "Retiring"
    RETIRED = "retired", "Retired"


class ResourceKind(TextChoices):
    PATH = "path", "Repository path"
    URL = "url", "Web address"
    CHANNEL = "channel", "Channel"
    REFERENCE = "reference", "External reference"


class Acceptance(TextChoices):
    ASKED = "asked", "Asked"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class NoticeKind(TextChoices):
    ASKED = "asked", "Asked"
    CHANGE = "change", "Change"
    ROLE = "role", "New role"
    DECLINED = "declined", "Declined"
    QUESTION = "question", "Question"
    ANSWER = "answer", "Answer"


class QuestionState(TextChoices):
    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"
    CHANGED = "changed", "Became a change"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DecisionStatus(TextChoices):
    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    SUPERSEDED = "superseded", "Superseded"


class DecisionPart(TextChoices):
    """What somebody had to do with a decision."""

    DECIDER = "decider", "Decided"
    CONSULTED = "consulted", "Consulted"
    INFORMED = "informed", "Informed"


class Expected(TextChoices):
    """What a job role says about a letter in a category."""

    EXPECTED = "expected", "Expected"
    UNUSUAL = "unusual", "Unusual"


class MetricKind(TextChoices):
    """What is measured of a team elsewhere, and sent in."""

    CHANGE_FAILURE_RATE = "change-failure-rate", "Change failure rate"
    RELIABILITY = "reliability", "Reliability"
    DEPLOYMENT_FREQUENCY = "deployment-frequency", "Deployment frequency"
    LEAD_TIME = "lead-time", "Lead time"
    DEFECTS = "defects", "Defects"
    TEST_COVERAGE = "test-coverage", "Test coverage"
    USER_SATISFACTION = "user-satisfaction", "User satisfaction"


class Severity(TextChoices):
    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    INFO = "info", "Info"


class Profile(TextChoices):
    LEAN = "lean", "Lean"
    BALANCED = "balanced", "Balanced"
    REGULATED = "regulated", "Regulated"


class FindingState(TextChoices):
    OPEN = "open", "Open"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    SNOOZED = "snoozed", "Snoozed"


class FindingDeed(TextChoices):
    """What somebody did about a finding."""

    ACKNOWLEDGED = "acknowledged", "Is on it"
    SNOOZED = "snoozed", "Snoozed"
    GIVEN = "given", "Given to somebody"
    REOPENED = "reopened", "Opened again"


class ScanState(TextChoices):
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"
    FAILED = "failed", "Stopped"


class JobState(TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    FAILED = "failed", "Broke off"


class Gap(IntegerChoices):
    """Why a holding comes to nobody (or, for a team's R, C, I, S, to nothing)."""

    DEPARTED = 1, "has left"
    CLOSED = 2, "is closed"
    NO_LEAD = 3, "has no lead"
    EMPTY_SEAT = 4, "has nobody in it"
