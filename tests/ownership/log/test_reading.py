"""What the change log says, and to whom."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from pghistory.models import Context

from ownership import log
from ownership.changes import Change, ChangeSet, Create
from ownership.models import Area, Assignment, Contribution, TeamMetric
from ownership.operations import apply, undo
from ownership.operations.accounts import make_account
from teams.models import Absence, Employment, Person, User
from tests.factories import (
    AreaFactory,
    AssignmentFactory,
    EmploymentFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    TeamFactory,
    WaiverFactory,
    period,
)
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
ALL = log.Wanted()


def wrote(label: str, *rows: Any, actor: User | None = None) -> Any:
    return dated(apply(changes=ChangeSet(label, rows), actor=actor, on=TODAY, record=False))


def undone(request: Any, actor: User | None = None) -> Any:
    return dated(undo(request_id=request, actor=actor, on=TODAY))


def dated(applied: Any) -> Any:
    """A minute after the one before: in one transaction all of them have one moment."""
    at = dt.datetime(2026, 6, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=Context.objects.count())
    Context.objects.filter(pk=applied.request_id).update(created_at=at)
    return applied


def changed(row: Any, **values: Any) -> Change:
    return Change(row._meta.label, row.pk, values)


def requests(user: User | None = None, wanted: log.Wanted = ALL, **more: Any) -> list[log.Entry]:
    """What was written by a request; the factories write without one."""
    page = log.page(user=user, on=TODAY, wanted=wanted, **more)
    return [entry for entry in page.entries if entry.request]


def said(entry: log.Entry) -> list[str]:
    return [row.summary for row in entry.rows]


def test_a_request_says_each_row_before_and_after() -> None:
    alice = signed_in(name="Alice")
    team, other = TeamFactory(name="Payments"), TeamFactory(name="Search")
    area = AreaFactory(name="Refunds", owning_team=team)
    held = AssignmentFactory(area=area, letter="A", person__name="Ana")
    admin = alice.user
    assert admin is not None
    admin.is_superuser = True
    admin.save()
    new = {"area_id": area.pk, "letter": "C", "team_id": other.pk, "period": period(TODAY)}
    done = wrote(
        "Everything",
        changed(area, owning_team_id=other.pk, criticality="critical", name="Returns"),
        changed(held, period=period(end=TODAY)),
        Create(Assignment._meta.label, new),
        actor=admin,
    )
    (entry,) = requests()
    assert (entry.request, entry.by, entry.label, entry.count) == (done.request_id, "Alice", "Everything", 3)
    moved = "Name Refunds → Returns; Owning team Payments → Search; Criticality not set → Critical."
    assert said(entry) == [
        f"Returns changed: {moved}",
        "Ana is accountable for Returns until 1 Jun 2026.",
        "Search is consulted on Returns from 1 Jun 2026.",
    ]
    assert [[(each.label, each.before, each.after) for each in row.cells] for row in entry.rows] == [
        [
            ("Name", "Refunds", "Returns"),
            ("Owning team", "Payments", "Search"),
            ("Criticality", "", "Critical"),
        ],
        [("Period", "from 1 Jan 2025", "from 1 Jan 2025 until 1 Jun 2026")],
        [],
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"unowned_reason": "Gone soon", "unowned_until": dt.date(2026, 9, 1)},
            "Refunds is unowned on purpose.",
        ),
        ({"confirmed_on": TODAY}, "Refunds was confirmed."),
        ({"aliases": ["Money back", "Returns"]}, "Refunds changed: Aliases not set → Money back, Returns."),
        ({"inherits": False}, "Refunds changed: Takes from above yes → no."),
        ({"review_days": 29}, "Refunds changed: Days between reviews not set → 29."),
        ({"lifecycle": "retiring"}, "Refunds changed: Lifecycle Active → Retiring."),
    ],
)
def test_what_became_of_an_area(values: dict[str, Any], sentence: str) -> None:
    area = AreaFactory(name="Refunds")
    more = {"unowned_by_id": administrator().pk} if "unowned_reason" in values else {}
    wrote("Once", changed(area, **values, **more))
    assert [said(entry) for entry in requests()] == [[sentence]]


def test_an_area_that_wants_an_owner_again() -> None:
    area = AreaFactory(
        name="Refunds", unowned_reason="Was", unowned_by=administrator(), unowned_until=dt.date(2026, 9, 1)
    )
    wrote("Back", changed(area, unowned_reason="", unowned_by_id=None, unowned_until=None))
    assert said(requests()[0]) == ["Refunds wants an owner again."]


def test_names_outlive_their_rows() -> None:
    made = wrote("Made", Create(Area._meta.label, {"name": "Brief", "slug": "brief"}, key="area"))
    undone(made.request_id)
    undoing, first = requests()
    assert (said(undoing), said(first)) == (["Removed: area Brief."], ["New area: Brief."])


def test_undone_by_whom_and_the_undoing_of_that() -> None:
    admin = administrator()
    area = AreaFactory(name="Refunds")
    done = wrote("Renamed", changed(area, name="Returns"))
    back = undone(done.request_id, admin)
    undoing, first = requests()
    assert first.undone is not None
    assert (first.undone.by, first.undone.request) == ("admin@example.org", back.request_id)
    assert (undoing.undoes, undoing.undone) == (done.request_id, None)
    undone(back.request_id)
    again, undoing, first = requests()
    assert [entry.undone is None for entry in (again, undoing, first)] == [True, False, True]


def test_what_was_written_without_a_request_is_there() -> None:
    AreaFactory(name="By hand")
    (entry,) = log.page(user=None, on=TODAY, wanted=ALL).entries
    assert (entry.request, entry.by, entry.label, entry.count) == (
        None,
        "Outside Remit",
        "Written straight into the database",
        1,
    )
    assert said(entry) == ["New area: By hand."]


def test_filters_keep_what_fits() -> None:
    team, other = TeamFactory(name="Payments"), TeamFactory(name="Search")
    refunds, ledger = AreaFactory(name="Refunds", owning_team=team), AreaFactory(name="Ledger 100%_")
    ana = signed_in(name="Ana", team=team)
    given = {"letter": "R", "person_id": ana.pk, "period": period(TODAY)}
    wrote("Refunds 100%", changed(refunds, criticality="minor"))
    wrote("Ledger", changed(ledger, criticality="minor"), changed(other, purpose="Find"))
    wrote(
        "Ana works",
        Create(Assignment._meta.label, {**given, "area_id": ledger.pk}),
        actor=administrator(),
    )
    admin = User.objects.get(is_superuser=True)
    found = {
        name: [(entry.label, entry.count) for entry in requests(wanted=log.Wanted(**asked))]
        for name, asked in {
            "area": {"areas": [refunds.pk]},
            "areas": {"areas": [refunds.pk, ledger.pk]},
            "team": {"teams": [other.pk]},
            "person": {"people": [ana.pk]},
            "area and person": {"areas": [refunds.pk], "people": [ana.pk]},
            "near": {"areas": [refunds.pk], "people": [ana.pk], "teams": [], "any_of": True},
            "kind": {"kind": "teams.Team"},
            "by": {"by": [admin.pk]},
            "nobody": {"by": []},
            "text": {"text": "100%"},
            "no wildcard": {"text": "R_f"},
            "later": {"first": dt.datetime(2200, 1, 1, tzinfo=dt.UTC)},
            "before": {"before": dt.datetime(1990, 1, 1, tzinfo=dt.UTC)},
        }.items()
    }
    ana_works, on_ledger, on_refunds = ("Ana works", 1), ("Ledger", 2), ("Refunds 100%", 1)
    assert found == {
        "area": [on_refunds],
        "areas": [ana_works, ("Ledger", 1), on_refunds],
        "team": [("Ledger", 1)],
        "person": [ana_works],
        "area and person": [],
        "near": [ana_works, on_refunds],
        "kind": [("Ledger", 1)],
        "by": [ana_works],
        "nobody": [],
        "text": [on_refunds],
        "no wildcard": [],
        "later": [],
        "before": [],
    }
    assert on_ledger in [(entry.label, entry.count) for entry in requests()]


def test_pages_and_the_rows_of_one_request() -> None:
    areas = [AreaFactory(name=f"Area {number}") for number in range(7)]
    done = wrote("Many", *(changed(area, criticality="minor") for area in areas))
    wrote("One", changed(areas[0], criticality="normal"))
    assert [(entry.label, entry.count, len(entry.rows)) for entry in requests(rows=2)] == [
        ("One", 1, 1),
        ("Many", 7, 2),
    ]
    first, second = (log.page(user=None, on=TODAY, wanted=ALL, limit=1, offset=at) for at in (1, 2))
    assert [[entry.label for entry in page.entries] for page in (first, second)] == [["One"], ["Many"]]
    assert (first.more, second.more) == (True, False)
    last = log.one(user=None, on=TODAY, request=done.request_id, limit=3, offset=6)
    assert last is not None
    assert (last.count, [row.summary for row in last.rows]) == (
        7,
        ["Area 6 changed: Criticality not set → Minor."],
    )


def test_every_logged_model_is_known() -> None:
    """A new one is for administrators until somebody says who may read it, and what its rows are called."""
    logged = {
        model._meta.label
        for app in ("teams", "ownership")
        for model in apps.get_app_config(app).get_models()
        if hasattr(model, "pgh_event_model")
    }
    assert set(log.KINDS) == logged
    assert {label for label, kind in log.KINDS.items() if kind.readers == "theirs"} == {
        Person._meta.label,
        Employment._meta.label,
        Absence._meta.label,
        Contribution._meta.label,
        TeamMetric._meta.label,
    }


def test_private_rows_are_read_by_whom_they_concern() -> None:
    payments, search = TeamFactory(name="Payments"), TeamFactory(name="Search")
    lead = signed_in(name="Lead", team=payments, lead=True)
    bob = signed_in(name="Bob", team=payments)
    charlie = signed_in(name="Charlie", team=search)
    member = MembershipFactory(person=bob, team=search, allocation=20)
    job = EmploymentFactory(person=bob)
    overload = WaiverFactory(area=None, person=bob, rule="OWN301", reason="Until summer", since=TODAY)
    absent = WaiverFactory(area=None, person=bob, rule="OWN401", reason="Known", since=TODAY)
    wrote("Secret e-mail", changed(bob, email="hidden@example.org"))
    wrote("Secret manager", changed(bob, manager_id=lead.pk))
    wrote("Secret contract", changed(job, period=period(end=dt.date(2027, 1, 1))))
    wrote("Secret load", changed(overload, reason="Overworked"))
    wrote("Departure", changed(absent, reason="Told"))
    wrote("Less time", changed(member, allocation=60))
    public = ["Less time", "Departure"]
    private = ["Secret load", "Secret contract", "Secret manager", "Secret e-mail"]
    read = {
        name: [entry.label for entry in requests(user=user)]
        for name, user in {
            "charlie": charlie.user,
            "bob": bob.user,
            "lead": lead.user,
            "admin": administrator(),
            "system": None,
        }.items()
    }
    assert read == {
        "charlie": public,
        "bob": public + private,
        "lead": public + private,
        "admin": public + private,
        "system": public + private,
    }
    times = {
        name: requests(user=user)[0].rows[0].cells[0]
        for name, user in {"charlie": charlie.user, "lead": lead.user}.items()
    }
    assert times == {
        "charlie": log.Cell("Allocation", "not shown", "not shown"),
        "lead": log.Cell("Allocation", "20", "60"),
    }
    assert requests(user=charlie.user, wanted=log.Wanted(text="Secret")) == []
    hidden = [entry.request for entry in requests() if entry.label in private]
    assert [log.one(user=charlie.user, on=TODAY, request=id) for id in hidden if id] == [None] * 4


def test_a_mixed_request_counts_only_what_is_read() -> None:
    charlie = signed_in(name="Charlie")
    bob, area = PersonFactory(name="Bob"), AreaFactory(name="Refunds")
    wrote("Both", changed(bob, email="hidden@example.org"), changed(area, criticality="minor"))
    assert [(entry.count, said(entry)) for entry in requests(user=charlie.user)] == [
        (1, ["Refunds changed: Criticality not set → Minor."])
    ]
    assert [entry.count for entry in requests()] == [2]


def test_seats_and_members_in_words() -> None:
    seat = SeatFactory(job_role__name="Tech lead", team__name="Payments")
    ana = PersonFactory(name="Ana")
    seated = {"person_id": ana.pk, "team_id": seat.team_id, "seat_id": seat.pk, "lead": True}
    wrote("Seated", Create("teams.Membership", {**seated, "period": period(TODAY)}))
    wrote("Retired", changed(seat, retired_on=TODAY))
    assert [said(entry) for entry in requests()] == [
        ["Tech lead of Payments changed: Retired on not set → 1 Jun 2026."],
        ["Ana in Payments, as lead."],
    ]


def test_who_wrote_an_assignment() -> None:
    ana = signed_in(name="Ana")
    area = AreaFactory(name="Refunds")
    by_hand = AssignmentFactory(area=area, letter="R")
    user = ana.user
    assert user is not None
    user.is_superuser = True
    user.save()
    ended = wrote("Ended", changed(by_hand, period=period(end=TODAY)), actor=user)
    new = {"area_id": area.pk, "letter": "A", "person_id": ana.pk, "period": period(TODAY)}
    made = wrote("Made", Create(Assignment._meta.label, new, key="new"))
    found = log.authors(made=[made.ids["new"]], ended=[by_hand.pk])
    assert {id: (author.request, author.by, author.label) for id, author in found.items()} == {
        made.ids["new"]: (made.request_id, "", "Made"),
        by_hand.pk: (ended.request_id, "Ana", "Ended"),
    }


def test_queries_do_not_grow(django_assert_num_queries: Any) -> None:
    area = AreaFactory()
    reader = signed_in(name="Reader").user
    wrote("First", changed(area, criticality="minor"))
    with django_assert_num_queries(6):
        assert len(requests(user=reader)) == 1
    for number in range(2):
        wrote(f"More {number}", changed(area, criticality="normal", name=f"Named {number}"))
        undone(requests()[0].request)
    with django_assert_num_queries(6):
        assert len(requests(user=reader)) == 5


def test_why_somebody_declined_is_for_those_who_manage_them() -> None:
    bob, charlie = signed_in(name="Bob"), signed_in(name="Charlie")
    held = AssignmentFactory(area=AreaFactory(name="Refunds"), person=bob)
    wrote("Not me", changed(held, acceptance="declined", declined_because="I am ill"))
    assert said(requests(user=bob.user)[0]) == ["Bob declined A of Refunds: I am ill"]
    assert said(requests(user=charlie.user)[0]) == ["Bob declined A of Refunds."]


def test_whom_somebody_signs_in_as_is_read_by_administrators_and_themselves() -> None:
    team = TeamFactory.create(name="Payments")
    lead, ana = signed_in(name="Lead", team=team, lead=True), PersonFactory.create(name="Ana Lee")
    MembershipFactory.create(person=ana, team=team)
    make_account(person=ana, email="ana.lee@example.org", password=None, actor=None, on=TODAY)
    ana.refresh_from_db()
    told = ["Ana Lee changed: Signs in as not set → ana.lee@example.org."]
    masked = ["Ana Lee changed: Signs in as not shown → not shown."]
    assert said(requests(administrator())[0]) == said(requests(ana.user)[0]) == told
    assert said(requests(lead.user)[0]) == masked
    assert requests(signed_in(name="Bob").user) == []
