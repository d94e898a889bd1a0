import datetime as dt
import uuid

import pytest

from ownership.enums import Letter
from ownership.models import Area, AreaPlacement
from tests.factories import (
    START,
    AreaFactory,
    AssignmentFactory,
    CategoryFactory,
    ContributionFactory,
    DecisionAreaFactory,
    DecisionFactory,
    DecisionPartyFactory,
    DeliveryFactory,
    ExpectationFactory,
    FiguresSeenFactory,
    FindingFactory,
    JobRoleFactory,
    LikenessFactory,
    MeaningFactory,
    MeasuredDayFactory,
    NoticeFactory,
    OrganisationFactory,
    PersonFactory,
    QuestionFactory,
    ReportFactory,
    ResourceFactory,
    RuleSettingFactory,
    SavedViewFactory,
    SearchMissFactory,
    SeatFactory,
    TargetFactory,
    TeamFactory,
    TeamMetricFactory,
    UserFactory,
    WaiverFactory,
    period,
)
from tests.people import TODAY
from tests.support.at_once import in_turn
from tests.support.breaking import WAYS, Case, constraints, one_by_one, refused, two_at_once

EMPTY = period(TODAY, TODAY)
BEFORE = period(START.replace(year=2024), START)
SUBJECT = "It is about exactly one area, person, team, seat, job role or decision."
CIRCLE = "An area cannot be put below itself or below one of its own areas."
ISSUED = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def overlap(kind, holder):
    same = {"area": AreaFactory(), kind: holder}
    sentence = f"This {kind} already holds that letter of the area in part of that period."
    late = {**same, "period": period(TODAY)}
    return Case(AssignmentFactory, sentence, late, there=same, sound={**same, "period": BEFORE})


def same_name(parent):
    taken = {"name": "Billing", "parent": parent}
    sentence = "There is already an area of this name in the same place."
    return Case(AreaFactory, sentence, {**taken, "name": "BILLING"}, there=taken)


def same_resource():
    taken = {"area": AreaFactory(), "kind": "url", "value": "https://example.org"}
    return Case(ResourceFactory, "This area already lists that resource.", taken, there=taken)


def same_text():
    taken = {"model": "words-2", "digest": "a" * 64}
    return Case(MeaningFactory, "This text is already read.", taken, there=taken)


def same_texts():
    taken = {"model": "words-2", "one": "a" * 64, "other": "b" * 64}
    return Case(LikenessFactory, "These texts are already compared.", taken, there=taken)


def same_finding(**subject):
    taken = {"area": None, **subject}
    return Case(FindingFactory, "This finding is already open.", taken, there=taken)


def same_report(team):
    taken = {"on": TODAY, "team": team, "issued_at": ISSUED}
    return Case(ReportFactory, "The report of this day was already sent.", taken, there=taken)


def same_delivery():
    taken = {"report": ReportFactory(), "reader": UserFactory()}
    return Case(DeliveryFactory, "This report was already sent to this reader.", taken, there=taken)


def same_metric():
    taken = {"team": TeamFactory()}
    return Case(TeamMetricFactory, "This month is measured there already.", taken, there=taken)


def same_target(team):
    taken = {"team": team, "code": "coverage"}
    return Case(
        TargetFactory, "This target is already set there.", taken, there=taken, sound={"code": "losing"}
    )


def same_measured_day():
    taken = {"team": TeamFactory()}
    return Case(MeasuredDayFactory, "This day is measured already.", taken, there=taken)


def same_look():
    taken = {"by": UserFactory(), "person": PersonFactory()}
    return Case(FiguresSeenFactory, "This was noted today already.", taken, there=taken)


def same_notice():
    taken = {"person": PersonFactory(), "request_id": uuid.uuid4()}
    return Case(NoticeFactory, "This person was already told of that change.", taken, there=taken)


def same_setting(team):
    taken = {"rule": "OWN201", "team": team}
    return Case(RuleSettingFactory, "This rule is already set there.", taken, there=taken)


def same_in_decision(make, sentence, **other):
    taken = {"decision": DecisionFactory(), **other}
    return Case(make, sentence, taken, there=taken)


def same_expectation():
    taken = {"job_role": JobRoleFactory(), "category": CategoryFactory(), "letter": "R"}
    return Case(ExpectationFactory, "This job role says already what it expects there.", taken, there=taken)


def same_contribution(**who):
    taken = {"area": AreaFactory(), **who}
    return Case(ContributionFactory, "This month is counted there already.", taken, there=taken)


def same_view():
    taken = {"user": UserFactory(), "name": "Mine"}
    return Case(SavedViewFactory, "You have a view of this name already.", {**taken, "name": "MINE"}, taken)


def overlapping_placement():
    same = {"area": AreaFactory(since=TODAY), "inherits": True, "lifecycle": "active"}
    taken = {**same, "period": period(START, TODAY)}
    sentence = "An area is in one place at a time."
    return Case(AreaPlacement.objects.create, sentence, taken, taken, {**same, "period": BEFORE})


def wrong(sentence, sound=None, **broken):
    return lambda: Case(AssignmentFactory, sentence, broken, sound=sound or {})


CASES = {
    "area_name_unique": lambda: same_name(None),
    "area_name_given": lambda: Case(AreaFactory, "An area needs a name.", {"name": "\t "}),
    "area_unowned_explained": lambda: Case(
        AreaFactory,
        "Unowned on purpose needs a reason, a person and an end date.",
        {"unowned_reason": "Nobody wants it."},
    ),
    "area_review_days": lambda: Case(AreaFactory, "A review rhythm is at least one day.", {"review_days": 0}),
    "area_parent_acyclic": lambda: Case(AreaFactory, CIRCLE, lambda row: {"parent_id": row.pk}),
    "resource_unique": same_resource,
    "assignment_period": wrong("A period needs a first day, and its end must come after it.", period=EMPTY),
    "assignment_one_holder": wrong(
        "An assignment has exactly one holder: a person, a team or a seat.", person=None
    ),
    "assignment_letter": wrong("A letter is one of R, A, C, I and S.", letter="X"),
    "assignment_deputy": wrong(
        "Only an A or an R can have a deputy.", sound={"letter": Letter.C}, deputy=True
    ),
    "assignment_shared": lambda: Case(
        AssignmentFactory,
        "Only an A can be shared on purpose.",
        {"tie_breaker": PersonFactory()},
        sound={"letter": Letter.R},
    ),
    "assignment_only_here": wrong("Only C, I and S can be marked as only here.", only_here=True),
    "assignment_person_overlap": lambda: overlap("person", PersonFactory()),
    "assignment_team_overlap": lambda: overlap("team", TeamFactory()),
    "assignment_seat_overlap": lambda: overlap("seat", SeatFactory()),
    "category_name_unique": lambda: Case(
        CategoryFactory,
        "There is already a category of this name.",
        {"name": "STANDARDS"},
        {"name": "Standards"},
    ),
    "decision_superseded": lambda: Case(
        DecisionFactory,
        "A superseded decision, and no other, names what replaced it.",
        {"status": "superseded"},
    ),
    "decision_superseded_acyclic": lambda: Case(
        DecisionFactory,
        "A decision cannot be superseded by itself or through others.",
        lambda row: {"superseded_by_id": row.pk, "status": "superseded"},
    ),
    "decisionarea_once": lambda: same_in_decision(
        DecisionAreaFactory, "This decision names that area already.", area=AreaFactory()
    ),
    "decisionparty_once": lambda: same_in_decision(
        DecisionPartyFactory, "This person is named there already.", person=PersonFactory()
    ),
    "expectation_once": same_expectation,
    "expectation_letter": lambda: Case(
        ExpectationFactory, "A letter is one of R, A, C, I and S.", {"letter": "X"}
    ),
    "contribution_once": lambda: same_contribution(person=PersonFactory()),
    "contribution_who": lambda: Case(
        ContributionFactory, "A contribution is of a known person, or goes by a name.", {"name": "somebody"}
    ),
    "contribution_month": lambda: Case(
        ContributionFactory, "A month is named by its first day.", {"month": dt.date(2026, 5, 2)}
    ),
    "metric_once": same_metric,
    "metric_month": lambda: Case(
        TeamMetricFactory, "A month is named by its first day.", {"month": dt.date(2026, 5, 2)}
    ),
    "metric_value": lambda: Case(TeamMetricFactory, "A metric is 0 or more.", {"value": -1}),
    "target_once": lambda: same_target(TeamFactory()),
    "target_value": lambda: Case(TargetFactory, "A target is 0 or more.", {"value": -1}),
    "measuredday_once": same_measured_day,
    "meaning_once": lambda: same_text(),
    "likeness_once": lambda: same_texts(),
    "savedview_name_unique": same_view,
    "rulesetting_criticality": lambda: Case(
        RuleSettingFactory,
        "For one criticality only the number can differ.",
        {"criticality": "critical", "on": True},
    ),
    "searchmiss_text_unique": lambda: Case(
        SearchMissFactory, "This is already counted.", {"text": "kafka"}, {"text": "kafka"}
    ),
    "figuresseen_once": lambda: same_look(),
    "notice_once": lambda: same_notice(),
    "question_text": lambda: Case(QuestionFactory, "A question needs words.", {"text": " \n"}),
    "question_settled": lambda: Case(
        QuestionFactory, "A settled question says who settled it and when.", {"state": "answered"}
    ),
    "searchmiss_days": lambda: Case(
        SearchMissFactory,
        "The last day cannot be before the first.",
        {"last_on": START - dt.timedelta(days=1)},
    ),
    "finding_subject": lambda: Case(FindingFactory, SUBJECT, {"area": None}),
    "finding_once": lambda: same_finding(person=PersonFactory()),
    "finding_days": lambda: Case(
        FindingFactory,
        "A finding cannot be resolved before it was seen.",
        {"resolved_on": START - dt.timedelta(days=1)},
    ),
    "finding_snoozed_until": lambda: Case(
        FindingFactory, "A snoozed finding needs the day on which it wakes.", {"state": "snoozed"}
    ),
    "areaplacement_overlap": overlapping_placement,
    "report_once": lambda: same_report(TeamFactory()),
    "delivery_once": same_delivery,
    "organisation_single": lambda: Case(OrganisationFactory, "There is one organisation here.", {"id": 2}),
    "rulesetting_unique": lambda: same_setting(TeamFactory()),
    "waiver_subject": lambda: Case(WaiverFactory, SUBJECT, {"person": PersonFactory()}),
    "waiver_until": lambda: Case(
        WaiverFactory, "An exception needs an end after its first day.", {"until": START}
    ),
    "waiver_reason": lambda: Case(WaiverFactory, "Say why this is accepted on purpose.", {"reason": " \n"}),
}
# The same constraints otherwise: other nothings, other subjects, other ways to be wrong.
OTHERWISE = {
    "decision_superseded": lambda: Case(
        DecisionFactory,
        "A superseded decision, and no other, names what replaced it.",
        {"superseded_by": DecisionFactory()},
    ),
    "contribution_once": lambda: same_contribution(name="bot", person=None),
    "contribution_who": lambda: Case(
        ContributionFactory, "A contribution is of a known person, or goes by a name.", {"person": None}
    ),
    "area_name_unique": lambda: same_name(AreaFactory()),
    "area_unowned_explained": lambda: Case(
        AreaFactory, "Unowned on purpose needs a reason, a person and an end date.", {"unowned_until": TODAY}
    ),
    "assignment_one_holder": lambda: Case(
        AssignmentFactory,
        "An assignment has exactly one holder: a person, a team or a seat.",
        {"team": TeamFactory()},
    ),
    "assignment_shared": lambda: Case(
        AssignmentFactory,
        "Only an A can be shared on purpose.",
        {"tie_breaker": PersonFactory()},
        sound={"deputy": True},
    ),
    "finding_once": lambda: same_finding(area=AreaFactory()),
    "finding_subject": lambda: Case(FindingFactory, SUBJECT, {"seat": SeatFactory()}),
    "finding_snoozed_until": lambda: Case(
        FindingFactory, "A snoozed finding needs the day on which it wakes.", {"snoozed_until": TODAY}
    ),
    "report_once": lambda: same_report(None),
    "rulesetting_unique": lambda: same_setting(None),
    "target_once": lambda: same_target(None),
    "waiver_subject": lambda: Case(WaiverFactory, SUBJECT, {"area": None}),
}
PAIRS = [
    "area_name_unique",
    "resource_unique",
    "assignment_person_overlap",
    "assignment_team_overlap",
    "assignment_seat_overlap",
    "category_name_unique",
    "decisionarea_once",
    "decisionparty_once",
    "expectation_once",
    "contribution_once",
    "savedview_name_unique",
    "searchmiss_text_unique",
    "finding_once",
    "areaplacement_overlap",
    "report_once",
    "delivery_once",
    "figuresseen_once",
    "notice_once",
    "rulesetting_unique",
    "metric_once",
    "target_once",
    "measuredday_once",
    "meaning_once",
    "likeness_once",
]


def test_every_constraint_is_tried():
    assert set(CASES) == constraints(app="ownership")


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CASES)
def test_broken_alone(name, way):
    one_by_one(name=name, case=CASES[name](), way=way)


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OTHERWISE)
def test_broken_otherwise(name, way):
    one_by_one(name=name, case=OTHERWISE[name](), way=way)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", PAIRS)
def test_broken_by_two_at_once(name):
    two_at_once(name=name, case=CASES[name]())


@pytest.mark.django_db(transaction=True)
def test_two_moves_close_a_circle_through_a_third():
    top, one, other = AreaFactory(), AreaFactory(), AreaFactory()
    Area.objects.filter(pk=one.pk).update(parent=top)
    error = in_turn(
        first=lambda: Area.objects.filter(pk=top.pk).update(parent=other),
        second=lambda: Area.objects.filter(pk=other.pk).update(parent=one),
    )
    refused("area_parent_acyclic", CIRCLE, error)


@pytest.mark.django_db
def test_what_differs_in_one_thing_is_allowed():
    given = AssignmentFactory()
    same = {"area": given.area, "person": given.person}
    AssignmentFactory(**same, deputy=True)
    AssignmentFactory(**same, letter=Letter.R)
    AssignmentFactory(area=given.area)
    AssignmentFactory(**same, period=BEFORE)
    assert given.area.assignments.count() == 5
