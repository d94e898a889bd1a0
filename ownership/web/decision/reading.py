"""Decisions as pages show them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet

from ownership import permissions
from ownership.enums import DecisionPart
from ownership.models import Area, Decision, DecisionArea, DecisionParty, Finding
from ownership.rules.read import Read
from ownership.rules.reading import ALL, open_findings
from teams.models import User

A_FEW = 4
AREAS = Prefetch("about", DecisionArea.objects.select_related("area").order_by("area__sort_name", "pk"))
PEOPLE = Prefetch(
    "parties", DecisionParty.objects.select_related("person").order_by("person__sort_name", "pk")
)
DECIDERS = Prefetch(
    "parties",
    DecisionParty.objects.filter(part=DecisionPart.DECIDER)
    .select_related("person")
    .order_by("person__sort_name", "pk"),
)


def may_record(*, user: User, on: dt.date) -> bool:
    """Whoever answers for an area records what is decided about it."""
    return Area.objects.filter(permissions.may_answer_questions(user=user, on=on)).exists()


def seen(*, user: User, on: dt.date) -> QuerySet[Decision]:
    """Whether somebody `may_edit` each, and the ids of findings `open` about it."""
    about = Finding.objects.filter(decision=OuterRef("pk"), resolved_on=None).order_by("pk").values("pk")
    mine = permissions.may_manage_decisions(user=user, on=on)
    return Decision.objects.annotate(may_edit=mine, open=ArraySubquery(about))


def of_area(*, area: Area) -> dict[str, Any]:
    """For `ownership/_decisions.html`: the latest ones. One query."""
    rows = Decision.objects.filter(about__area=area).order_by("-date", "-pk")
    found = list(rows[: A_FEW + 1])
    return {"decisions": found[:A_FEW], "more_decisions": len(found) > A_FEW}


def whole(*, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """With all that its page says: three more queries."""
    earlier = Prefetch("supersedes", Decision.objects.order_by("-date", "-pk"))
    return decisions.select_related("superseded_by").prefetch_related(AREAS, PEOPLE, earlier)


def parts(decision: Decision) -> list[tuple[str, list[DecisionParty]]]:
    """Who took which part: "Decided", with its people."""
    return [
        (part.label, [each for each in decision.parties.all() if each.part == part]) for part in DecisionPart
    ]


def findings(*, ids: Sequence[int], user: User, on: dt.date) -> list[Read]:
    """What is open about it, as far as somebody may see it."""
    return open_findings(on=on, viewer=user, ids=ids, state=ALL) if ids else []
