"""What was before: findings set aside by the baseline, and those that had been settled once."""

import datetime as dt

from django.db.models import DateField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from ownership.enums import FindingState
from ownership.models import Finding, Organisation
from ownership.models.subject import SUBJECTS


def set_aside() -> Q:
    """From before the baseline, and nobody has said anything about it: given it, be on it, put it to rest."""
    # Asked once, not of each finding.
    since = Subquery(Organisation.objects.values("baseline_on")[:1])
    never = Value(dt.date.min, DateField())
    return Q(first_seen__lt=Coalesce(since, never), state=FindingState.OPEN, assignee=None)


def settled_before() -> Subquery:
    """The day on which an earlier finding of the same rule and subject was settled; null: it is the first."""
    same = Q()
    for subject in SUBJECTS:
        # Of the subjects only one is not null: each row is found by the index of its own.
        same |= Q(**{subject: OuterRef(subject)})
    earlier = Finding.objects.filter(same, rule=OuterRef("rule"), resolved_on__lte=OuterRef("first_seen"))
    newest = earlier.exclude(pk=OuterRef("pk")).order_by("-resolved_on")
    return Subquery(newest.values("resolved_on")[:1])
