from django.conf import settings
from django.db.models import CASCADE, CharField, DateTimeField, ForeignKey, Index, JSONField, Model

from ownership.enums import JobState


class ImportJob(Model):
    """A large sheet that the worker plans, brings in or undoes, how far it is, and what came of it."""

    # By which its sheet is found in the drawer of whoever brought it; of what is undone the request.
    token = CharField(max_length=40)
    owner = ForeignKey(settings.AUTH_USER_MODEL, on_delete=CASCADE, related_name="+")
    # What it is to do: "plan", "apply" or "undo".
    task = CharField(max_length=10)
    state = CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    doing = CharField(max_length=200, blank=True)
    asked_at = DateTimeField()
    # What the pages show of the plan, or the request that wrote; sentences that say what is in the way.
    found = JSONField(default=dict)
    problems = JSONField(default=list)

    class Meta:
        indexes = [Index(fields=["token", "-id"], name="importjob_newest")]

    def __str__(self) -> str:
        return f"{self.task} of a sheet"
