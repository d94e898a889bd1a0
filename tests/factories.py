"""Boring rows. Names say what differs; everything begins on START."""

import datetime as dt
import uuid
from typing import Any

import factory
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from factory.django import DjangoModelFactory

START = dt.date(2025, 1, 1)
# Confirmed then, an area is never stale; and until then not said to be confirmed. Tests of age say when.
LATE = dt.date(2100, 1, 1)


def period(start: dt.date = START, end: dt.date | None = None) -> Any:
    """Days from `start` up to, but not including, `end`."""
    return DateRange(start, end)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = settings.AUTH_USER_MODEL

    email = factory.Sequence("user{}@example.org".format)
    password = "!"


class JobRoleFactory(DjangoModelFactory):
    class Meta:
        model = "teams.JobRole"

    name = factory.Sequence("Job role {}".format)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Person"

    name = factory.Sequence("Person {}".format)
    email = factory.Sequence("person{}@example.org".format)


class PlaceholderFactory(PersonFactory):
    email = None
    placeholder = True


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Employment"

    person = factory.SubFactory(PersonFactory)
    period = factory.LazyFunction(period)


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Team"

    name = factory.Sequence("Team {}".format)
    slug = factory.Sequence("team-{}".format)
    since = START


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Seat"

    job_role = factory.SubFactory(JobRoleFactory)
    team = factory.SubFactory(TeamFactory)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Membership"

    person = factory.SubFactory(PersonFactory)
    team = factory.SubFactory(TeamFactory)
    period = factory.LazyFunction(period)


class AbsenceFactory(DjangoModelFactory):
    class Meta:
        model = "teams.Absence"

    person = factory.SubFactory(PersonFactory)
    period = factory.LazyFunction(lambda: period(end=START + dt.timedelta(days=21)))


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Category"

    name = factory.Sequence("Category {}".format)
    perspective = "system"


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Area"

    name = factory.Sequence("Area {}".format)
    slug = factory.Sequence("area-{}".format)
    since = START
    confirmed_on = LATE


class ResourceFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Resource"

    area = factory.SubFactory(AreaFactory)
    kind = "path"
    value = factory.Sequence("services/part{}/**".format)


class AssignmentFactory(DjangoModelFactory):
    """Held by a new person, unless a person, team or seat is given."""

    class Meta:
        model = "ownership.Assignment"

    area = factory.SubFactory(AreaFactory)
    letter = "A"
    team = None
    seat = None
    person = factory.Maybe(
        factory.LazyAttribute(lambda row: row.team is None and row.seat is None),
        yes_declaration=factory.SubFactory(PersonFactory),
        no_declaration=None,
    )
    period = factory.LazyFunction(period)


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Decision"

    title = factory.Sequence("Decision {}".format)
    date = START


class DecisionAreaFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.DecisionArea"

    decision = factory.SubFactory(DecisionFactory)
    area = factory.SubFactory(AreaFactory)


class DecisionPartyFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.DecisionParty"

    decision = factory.SubFactory(DecisionFactory)
    person = factory.SubFactory(PersonFactory)
    part = "decider"


class ExpectationFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Expectation"

    job_role = factory.SubFactory(JobRoleFactory)
    category = factory.SubFactory(CategoryFactory)
    letter = "A"


class TeamMetricFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.TeamMetric"

    team = factory.SubFactory(TeamFactory)
    kind = "lead-time"
    month = START
    value = 24


class TargetFactory(DjangoModelFactory):
    """For everybody."""

    class Meta:
        model = "ownership.Target"

    code = "coverage"
    value = 95


class MeaningFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Meaning"

    model = "words-1"
    digest = factory.Sequence("{:064x}".format)
    numbers = [0.5, 0.25]


class LikenessFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Likeness"

    model = "words-1"
    one = factory.Sequence("{:064x}".format)
    other = factory.Sequence("f{:063x}".format)
    likeness = 0.75


class MeasuredDayFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.MeasuredDay"

    team = factory.SubFactory(TeamFactory)
    on = START
    people = 5


class ContributionFactory(DjangoModelFactory):
    """Of a new person, unless a name is given."""

    class Meta:
        model = "ownership.Contribution"

    area = factory.SubFactory(AreaFactory)
    name = ""
    person = factory.Maybe("name", yes_declaration=None, no_declaration=factory.SubFactory(PersonFactory))
    month = START
    count = 10


def _about_nothing_else(row: Any) -> bool:
    return not (row.person or row.team or row.seat or row.role or row.decision)


class WaiverFactory(DjangoModelFactory):
    """About an area, unless another subject is given."""

    class Meta:
        model = "ownership.Waiver"

    rule = "OWN101"
    person = None
    team = None
    seat = None
    role = None
    decision = None
    area = factory.Maybe(
        factory.LazyAttribute(_about_nothing_else),
        yes_declaration=factory.SubFactory(AreaFactory),
        no_declaration=None,
    )
    reason = "Known, and being worked on."
    by = factory.SubFactory(UserFactory)
    since = START
    until = factory.LazyAttribute(lambda row: row.since + dt.timedelta(days=90))


def facts(**given: Any) -> dict[str, Any]:
    """What the sentence of any finding needs."""
    return {"people": [], "teams": [], "seats": [], "areas": [], "count": 2, **given}


class FindingFactory(DjangoModelFactory):
    """About an area, unless another subject is given."""

    class Meta:
        model = "ownership.Finding"

    rule = "OWN101"
    severity = "error"
    person = None
    team = None
    seat = None
    role = None
    decision = None
    area = factory.Maybe(
        factory.LazyAttribute(_about_nothing_else),
        yes_declaration=factory.SubFactory(AreaFactory),
        no_declaration=None,
    )
    first_seen = START


class FindingEventFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.FindingEvent"

    finding = factory.SubFactory(FindingFactory)
    deed = "acknowledged"
    on = START


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.SavedView"

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence("View {}".format)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Organisation"

    id = 1


class RuleSettingFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.RuleSetting"

    rule = "OWN301"


class ScanFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Scan"

    on = START
    started_at = dt.datetime(2025, 1, 1, 6, tzinfo=dt.UTC)


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Report"

    scan = factory.SubFactory(ScanFactory)
    on = START
    composed_at = dt.datetime(2025, 1, 1, 7, tzinfo=dt.UTC)


class DeliveryFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Delivery"

    report = factory.SubFactory(ReportFactory)
    reader = factory.SubFactory(UserFactory)
    token = factory.LazyFunction(uuid.uuid4)
    address = factory.LazyAttribute(lambda row: row.reader.email)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Question"

    area = factory.SubFactory(AreaFactory)
    asked_by = factory.SubFactory(UserFactory)
    asked_on = START
    text = "Is this still ours?"


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.Notice"

    person = factory.SubFactory(PersonFactory)
    request_id = factory.LazyFunction(uuid.uuid4)
    kind = "change"
    created_on = START


class FiguresSeenFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.FiguresSeen"

    by = factory.SubFactory(UserFactory)
    person = factory.SubFactory(PersonFactory)
    on = START


class SearchMissFactory(DjangoModelFactory):
    class Meta:
        model = "ownership.SearchMiss"

    text = factory.Sequence("unknown {}".format)
    first_on = START
    last_on = START
