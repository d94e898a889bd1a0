"""What to do where nobody has claimed what was asked for."""

import datetime as dt

from django.conf import settings
from django.urls import reverse

from ownership.querysets.period import here
from ownership.web.links import new_area
from ownership.who.reply import Reply
from teams.models import Membership, Person, User


def leads(*, user: User, on: dt.date) -> list[Person]:
    """Who leads a team of whoever asks, and can be written to."""
    mine = Membership.objects.filter(person__user=user, period__contains=on).values("team")
    leading = Membership.objects.filter(team__in=mine, lead=True, period__contains=on)
    return list(Person.objects.filter(here(on=on), pk__in=leading.values("person"), email__isnull=False))


def further(*, reply: Reply, may_make: bool, leads: list[Person]) -> list[str]:
    """Two steps as plain text, the best first."""
    steps = []
    if may_make and reply.wanting:
        steps.append(f"Suggest an owner: {new_area(reply.found.query.title)}")
    if reply.near:
        ask = reverse("question-new", args=[reply.near.match.id])
        steps.append(f"Ask about {reply.near.name}: {settings.REMIT_URL}{ask}")
    steps += [f"Ask {lead.name}: {lead.email}" for lead in leads]
    steps.append(f"Look through all areas: {settings.REMIT_URL}{reverse('areas')}")
    steps.append(f"Ask about something else: {settings.REMIT_URL}{reverse('who')}")
    return steps[:2]
