"""What the log leaves out: that somebody may not do something is said to them, and is no fault of ours."""

import logging


def no_refusal(record: logging.LogRecord) -> bool:
    return record.name != "django.request" or getattr(record, "status_code", None) != 403
