from __future__ import annotations

from typing import Any

from django.utils import timezone

from ownership.management.schema import WithTables
from ownership.measures.recording import record_missing


class Command(WithTables):
    help = "Count what large teams come to today, and at the ends of the last months where that is missing."

    def handle(self, **options: Any) -> None:
        today = timezone.localdate()
        if not record_missing(today=today, say=self.stdout.write):
            self.stdout.write("No team is so large: all are counted while somebody looks.")
