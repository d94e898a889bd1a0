"""Things that somebody may not see, planted so that a page that shows one is found out."""

import datetime as dt
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from ownership.changes import Change, ChangeSet, Create
from ownership.enums import NoticeKind
from ownership.models import Assignment, FiguresSeen, Finding, Notice, SearchMiss, TeamMetric
from ownership.operations import apply
from teams.models import Absence, Employment, Membership, Person
from tests.factories import ContributionFactory, facts
from tests.web.world import World

INSIDE = {"charlie", "bob", "erin", "dora", "alice", "admin"}
# Bob's own are seen by him, by who leads his team, and by administrators.
BOBS = {"bob", "alice", "admin"}


def plant(world: World, *, on: dt.date) -> dict[str, set[str]]:
    """By the words that give each away: those who may read them."""
    bob = world.bob
    ends = dt.date(2041, 3, 17)
    employed = Create(
        Employment._meta.label, {"person_id": bob.pk, "kind": "contractor", "period": DateRange(on, ends)}
    )
    apply(changes=ChangeSet("Zxcontract", (employed,)), actor=None, on=on, record=False)
    address = Change(Person._meta.label, bob.pk, {"email": "zxaddress@example.org"})
    apply(changes=ChangeSet("Zxmoved", (address,)), actor=None, on=on, record=False)
    Membership.objects.filter(person=bob).update(allocation=73)
    for person, year in ((bob, 2043), (world.alice, 2044)):
        days = {"person_id": person.pk, "period": DateRange(on, dt.date(year, 5, 7))}
        noted = Create(Absence._meta.label, days)
        apply(changes=ChangeSet("Zxaway", (noted,)), actor=None, on=on, record=False)
    load = Finding.objects.create(
        rule="OWN301", severity="warning", person=bob, first_seen=on, facts=facts(areas=[world.ledger.pk])
    )
    row = Assignment.objects.get(area=world.ledger, letter="R")
    Assignment.objects.filter(pk=row.pk).update(acceptance="declined", declined_because="Zxbecause")
    FiguresSeen.objects.create(person=bob, by=world.admin, on=on)
    SearchMiss.objects.create(text="zxmissing", first_on=on, last_on=on)
    told = {
        "given": [],
        "taken": [{"assignment": row.pk, "area": world.ledger.pk, "letter": "R", "deputy": False}],
    }
    request = "7b1f5e1c-0000-4000-8000-000000000001"
    notice = Notice.objects.create(
        person=bob, request_id=request, kind=NoticeKind.CHANGE, facts=told, created_on=on
    )
    for person, count in ((bob, 61), (world.charlie, 39)):
        ContributionFactory(area=world.refunds, person=person, month=on.replace(day=1), count=count)
    # Payments has fewer than five people: what is measured of it is measured of them.
    measured = {"team_id": world.payments.pk, "kind": "reliability", "month": on.replace(day=1), "value": 90}
    sent = apply(
        changes=ChangeSet("Zxmetric", (Create(TeamMetric._meta.label, measured, key="it"),)),
        actor=None,
        on=on,
        record=False,
    )
    metric = Change(TeamMetric._meta.label, sent.ids["it"], {"value": Decimal("97.31")})
    apply(changes=ChangeSet("Zxmetric", (metric,)), actor=None, on=on, record=False)
    return {
        "97.31": {"admin"},
        "97.3 %": set(),
        "2041": BOBS,
        # Whoever leads nobody sees that they are away, and not until when.
        "2043": BOBS,
        "2044": {"alice", "admin"},
        "Zxaway": BOBS,
        "61 %": BOBS,
        "Zxcontract": BOBS,
        "Zxmoved": BOBS,
        "zxaddress": INSIDE,
        "73%": BOBS,
        f'href="/findings/{load.pk}/"': BOBS,
        f'name="notice" value="{notice.pk}"': {"bob"},
        "Zxbecause": BOBS,
        "Who looked at this": {"bob"},
        "zxmissing": {"alice", "erin", "admin"},
    }
