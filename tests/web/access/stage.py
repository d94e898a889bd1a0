"""A world in which something can be done everywhere, and of what there is one of each kind."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ownership.enums import NoticeKind
from ownership.imports import jobs
from ownership.models import Assignment, Notice
from ownership.operations import ask_question, assign
from ownership.operations.areas import change_area
from ownership.web import drawer
from tests.factories import (
    AbsenceFactory,
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    FindingFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    PlaceholderFactory,
    SavedViewFactory,
    ScanFactory,
    SeatFactory,
    TeamFactory,
)
from tests.factories import facts as known
from tests.web.world import World

SHEET = b"Area\tAlice\tBob\nInvoices\tA\tR\n"


def set_stage(world: World, *, on: dt.date) -> Any:
    made: dict[str, Any] = {"world": world, "on": on}
    role = made["role"] = JobRoleFactory(name="Tech lead")
    made["seat"] = SeatFactory(job_role=role, team=world.payments)
    made["everywhere"] = SeatFactory(job_role=role, team=None)
    made["empty"] = TeamFactory(name="Empty", parent=world.payments)
    made["new"] = PersonFactory(name="New", email="new@example.org")
    MembershipFactory(person=made["new"], team=world.payments)
    made["alone"] = PersonFactory(name="Alone")
    made["employment"] = EmploymentFactory(person=world.bob)
    made["absence"] = AbsenceFactory(person=world.bob, period=DateRange(on, on + dt.timedelta(days=7)))
    made["unknown"] = PlaceholderFactory(name="Dana")
    above = AreaFactory(name="Money", owning_team=world.payments)
    AssignmentFactory(area=above, letter="R", person=world.bob)
    below = made["below"] = AreaFactory(name="Cards", parent=above, owning_team=world.payments)
    AssignmentFactory(area=below, letter="A", person=world.alice, period=DateRange(on, None))
    made["left"] = AreaFactory(
        name="Left",
        owning_team=world.payments,
        unowned_until=on + dt.timedelta(days=30),
        unowned_reason="Later.",
        unowned_by=world.admin,
    )
    alice = world.user("alice")
    given = assign(area=world.ledger, letter="C", holder=world.charlie, actor=alice, on=on)
    made["given"] = Assignment.objects.get(pk=given.ids["assignment"])
    asked = assign(area=world.ledger, letter="R", holder=world.charlie, actor=alice, on=on)
    made["asked"] = Assignment.objects.get(pk=asked.ids["assignment"])
    made["silent"] = AssignmentFactory(
        area=world.ledger, letter="R", person=made["new"], acceptance="asked", period=DateRange(on, None)
    )
    changed = change_area(
        area=world.refunds,
        values={"description": "Money back"},
        was={"description": ""},
        resources=None,
        actor=alice,
        on=on,
    )
    made["request"] = changed.request_id
    question = ask_question(area=world.refunds, text="Is it not ours?", actor=world.user("charlie"), on=on)
    made["question"] = question.ids["question"]
    facts = {"led": [world.payments.pk]}
    made["led"] = Notice.objects.create(
        person=world.alice, request_id=given.request_id, kind=NoticeKind.ROLE, facts=facts, created_on=on
    )
    made["told"] = Notice.objects.filter(person=world.charlie).first()
    made["scan"] = ScanFactory(on=on, state="running")
    made["view"] = SavedViewFactory(user=world.user("charlie"))
    AssignmentFactory(area=world.refunds, letter="C", person=world.alice)
    made["redundant"] = FindingFactory(
        rule="OWN209", area=world.refunds, first_seen=on, facts=known(people=[world.alice.pk])
    )
    made["sheet"] = drawer.put(owner=world.admin, content=SHEET, name="pasted.tsv")
    made["large"] = drawer.put(owner=world.admin, content=SHEET, name="pasted.tsv", large=True)
    jobs.ask(token=made["large"], owner=world.admin, task="plan", at=timezone.now())
    return SimpleNamespace(**made)
