"""What a job role expects is said, changed and forgotten."""

import datetime as dt

import pytest

from ownership import log
from ownership.models import Contribution, Expectation
from ownership.operations import Forbidden
from ownership.operations.contributions import Counted, record
from ownership.operations.expecting import expect, forget
from teams.models import JobRole, User
from tests.factories import (
    AreaFactory,
    CategoryFactory,
    ExpectationFactory,
    JobRoleFactory,
    MembershipFactory,
    PersonFactory,
    TeamFactory,
)
from tests.people import administrator, signed_in

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 5, 1)
APRIL = dt.date(2026, 4, 1)


@pytest.fixture
def role() -> JobRole:
    role: JobRole = JobRoleFactory(name="Developer")
    return role


def read(user: User, about: str) -> set[str]:
    page = log.page(user=user, on=ON, wanted=log.Wanted(), limit=20, rows=20)
    return {row.summary for entry in page.entries for row in entry.rows if about in row.summary}


def test_said_changed_and_forgotten_and_all_of_it_in_the_log(role: JobRole) -> None:
    admin, risk = administrator(), CategoryFactory(name="Risk")
    place = (risk.pk, "R")
    expect(role=role, wanted={place: "expected"}, seen={place: ""}, level="Senior", actor=admin, on=ON)
    expect(role=role, wanted={place: "unusual"}, seen={place: "expected"}, level="Senior", actor=admin, on=ON)
    forget(expectation=Expectation.objects.get(), actor=admin, on=ON)
    assert not Expectation.objects.exists()
    assert read(admin, "Developer (Senior)") == {
        "Removed: expectation Developer (Senior), R in Risk.",
        "Developer (Senior), R in Risk changed: It is Expected → Unusual.",
        "New expectation: Developer (Senior), R in Risk.",
    }


def test_only_an_administrator_says_it(role: JobRole) -> None:
    lead = signed_in(name="Alice", team=TeamFactory(), lead=True).user
    place = (CategoryFactory().pk, "R")
    with pytest.raises(Forbidden):
        expect(role=role, wanted={place: "expected"}, seen={place: ""}, actor=lead, on=ON)
    with pytest.raises(Forbidden):
        forget(expectation=ExpectationFactory(job_role=role), actor=lead, on=ON)


def test_counted_work_replaces_what_was_counted_and_is_read_by_whom_it_concerns() -> None:
    team = TeamFactory()
    alice, charlie = signed_in(name="Alice", team=team, lead=True), signed_in(name="Charlie")
    bob = MembershipFactory(person=PersonFactory(name="Bob"), team=team).person
    area = AreaFactory(name="Refunds", owning_team=team)
    for count in (5, 7, 7):
        rows = [Counted(area=area.pk, person=bob.pk, month=APRIL, count=count)]
        record(rows=rows, label="Work counted", actor=alice.user, on=ON)
    assert list(Contribution.objects.values_list("area", "person", "month", "count")) == [
        (area.pk, bob.pk, APRIL, 7)
    ]
    assert alice.user is not None
    assert charlie.user is not None
    assert read(alice.user, "Bob in Refunds") == {
        "Bob in Refunds, Apr 2026 changed: Count 5 → 7.",
        "New contribution: Bob in Refunds, Apr 2026.",
    }
    assert read(charlie.user, "Bob in Refunds") == set()
    rows = [Counted(area=area.pk, name="x", month=APRIL, count=1)]
    with pytest.raises(Forbidden):
        record(rows=rows, label="Work counted", actor=charlie.user, on=ON)
