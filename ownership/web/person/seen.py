"""A person as somebody sees them, in one query: what these may do, what is open, whom the person manages."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from ownership import permissions
from ownership.models import Finding
from ownership.querysets.period import here
from teams.models import Absence, Person, User


def seen(*, user: User, on: dt.date) -> QuerySet[Person]:
    """With `may_see` their figures, `may_edit` them, ids of findings `open` about them, `away`, `manages`."""
    about = Finding.objects.filter(person=OuterRef("pk"), resolved_on=None).order_by("pk").values("pk")
    reports = Person.objects.filter(here(on=on), manager=OuterRef("pk")).order_by("sort_name", "pk")
    return Person.objects.select_related("manager", "job_role", "user").annotate(
        may_see=permissions.may_see_figures(user=user, on=on),
        may_edit=permissions.may_manage_people(user=user, on=on),
        away=Exists(Absence.objects.filter(person=OuterRef("pk"), period__contains=on)),
        open=ArraySubquery(about),
        manages=ArraySubquery(reports.values(each=JSONObject(pk="pk", name="name"))),
    )
