"""To whom rows belong: what each kind is about, and whose that is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from ownership import permissions
from ownership.models import (
    Area,
    Assignment,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Finding,
    FindingEvent,
    Question,
    Resource,
    RuleSetting,
    Target,
    TeamMetric,
    Waiver,
)
from teams.models import Absence, Employment, Membership, Person, Seat, Team

from .work import Table


@dataclass(frozen=True)
class Claim:
    """A kind of owner, and which of them are somebody's own."""

    table: Table
    may: Callable[..., Q]


AREA = Claim(Area, permissions.may_manage_areas)
HELD = Claim(Area, permissions.may_answer_for_areas)
TEAM = Claim(Team, permissions.may_manage_teams)
SEAT = Claim(Seat, permissions.may_manage_seats)
ASKED = Claim(Area, permissions.may_answer_questions)
AWAY = Claim(Person, permissions.may_note_absence)
PERSON = Claim(Person, permissions.may_manage_people)
DECISION = Claim(Decision, permissions.may_manage_decisions)
FINDING = Claim(Finding, permissions.may_act_on_findings)
ITSELF = {Area: AREA, Team: TEAM, Person: PERSON, Decision: DECISION, Finding: FINDING}
SUBJECT = {"area_id": HELD, "person_id": PERSON, "team_id": TEAM, "seat_id": SEAT, "decision_id": DECISION}
# A row belongs to what it is about, as it was and as it will be. What is not here is an administrator's.
ABOUT: dict[Table, dict[str, Claim]] = {
    Assignment: {"area_id": HELD},
    Resource: {"area_id": AREA},
    Question: {"area_id": ASKED},
    Waiver: SUBJECT,
    FindingEvent: {"finding_id": FINDING},
    Membership: {"team_id": TEAM},
    Seat: {"team_id": TEAM},
    Employment: {"person_id": PERSON},
    Absence: {"person_id": AWAY},
    DecisionArea: {"area_id": ASKED, "decision_id": DECISION},
    DecisionParty: {"decision_id": DECISION},
    Contribution: {"area_id": AREA},
    RuleSetting: {"team_id": TEAM},
    TeamMetric: {"team_id": TEAM},
    Target: {"team_id": TEAM},
}
# What a rule asks of the person it is about, they may accept themselves.
ITSELF_TOO = {"person_id": AWAY}
# These are owned themselves; they are made inside, and moved only into, what is one's own.
PLACE: dict[Table, dict[str, Claim]] = {
    Area: {"owning_team_id": TEAM, "parent_id": AREA},
    Team: {"parent_id": TEAM},
    Person: {},
    Decision: {},
    Finding: {},
}
# Leaving an area unowned is an answer to a finding.
STANCE = {"unowned_reason", "unowned_by_id", "unowned_until"}
# That an area is still right is said by whoever answers for it.
CONFIRMED = {"confirmed_on", "confirmed_by_id"}
# Who somebody signs in as decides what they may do.
IDENTITY = {"user_id", "email"}
# What the asker of a question may do with it.
WITHDRAWAL = {"state", "answered_by_id", "answered_on"}
