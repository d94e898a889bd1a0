"""Who changed a value while somebody else was changing it too."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.text import Truncator

from teams.models import User


def since(*, row: Any, field: str) -> str:
    """Say who set a field of a row to what it is now, and when."""
    try:
        about: Any = row._meta.get_field(field)
    except FieldDoesNotExist:
        return "Somebody changed this after you opened this page. Save again to put yours in its place."
    events = row.pgh_event_model._default_manager
    rows = list(events.filter(pgh_obj=row.pk).select_related("pgh_context").order_by("-pgh_id"))
    values = [getattr(row, about.attname) for row in rows]
    same = next((place for place, value in enumerate(values) if value != values[0]), len(rows))
    set_by = rows[same - 1]
    metadata: Any = set_by.pgh_context.metadata if set_by.pgh_context else {}
    user = User.objects.select_related("person").filter(pk=metadata.get("user") or 0).first()
    who = str(getattr(user, "person", user) or "Remit")
    when = f"{timezone.localtime(set_by.pgh_created_at):%-d %b at %H:%M}"
    return (
        f"{who} set this to “{_said(about, values[0])}” on {when}, after you opened this page."
        " Save again to put yours in its place."
    )


def _said(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "not set"
    if isinstance(value, list):
        return Truncator(", ".join(value)).chars(80)
    if field.is_relation:
        return str(field.related_model._default_manager.filter(pk=value).first() or "not set")
    return Truncator(dict(field.flatchoices).get(value, value)).chars(80)
