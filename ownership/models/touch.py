from django.db.models import JSONField, Model


class Touch(Model):
    """What a write touched that was re-checked since the last scan: a scan that began before leaves it."""

    what = JSONField()

    def __str__(self) -> str:
        return f"Touch {self.pk}"
