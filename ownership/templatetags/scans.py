"""When ownership was looked at last, for the foot of a page that says what was found."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone

from ownership.enums import ScanState
from ownership.models import Scan
from ownership.templatetags.shell import ago

register = template.Library()
NOW = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)


@register.inclusion_tag("ownership/_looked.html", takes_context=True)
def looked(context: dict[str, Any]) -> dict[str, Any]:
    """The newest scan that ended well; one query."""
    done = Scan.objects.filter(state=ScanState.DONE).order_by("-started_at").only("started_at").first()
    return {"user": context["user"], "when": _when(done.started_at) if done else ""}


def _when(at: dt.datetime) -> str:
    """ "just now", "3 minutes ago", "at 06:00", "yesterday"."""
    since = timezone.now() - at
    if since < NOW:
        return "just now"
    if since < HOUR:
        minutes = since // NOW
        return f"{minutes} minute{'' if minutes == 1 else 's'} ago"
    local = timezone.localtime(at)
    return f"today at {local:%H:%M}" if local.date() == timezone.localdate() else ago(local.date())
