"""What is in the change log, what each row is about, and who may read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from django.apps import apps

from ownership import permissions
from ownership.models import (
    Area,
    Assignment,
    Category,
    Contribution,
    Decision,
    DecisionArea,
    DecisionParty,
    Expectation,
    Organisation,
    Question,
    Resource,
    RuleSetting,
    Target,
    TeamMetric,
    Waiver,
)
from ownership.rules.registry import RULES
from teams.models import Absence, Employment, JobRole, Membership, Person, Seat, Team, User

Readers = Literal["everybody", "theirs", "personal"]
"""`theirs`: those who may see the person's figures; `personal`: likewise, where a rule is about a person."""


@dataclass(frozen=True)
class Kind:
    """`area`, `team`, `person` and `decision` are the columns that say what a row is about."""

    model: Any
    area: str = ""
    team: str = ""
    person: str = ""
    decision: str = ""
    readers: Readers = "everybody"
    hidden: tuple[str, ...] = ()  # columns that only those read who may see the person's figures
    own: tuple[str, ...] = ()  # columns that only the person reads

    @property
    def label(self) -> str:
        return str(self.model._meta.label)

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def plural(self) -> str:
        """As a heading has it."""
        said = "accepted on purpose" if self.model is Waiver else str(self.model._meta.verbose_name_plural)
        return said[:1].upper() + said[1:]

    @property
    def table(self) -> str:
        return str(self.model.pgh_event_model._meta.db_table)


ITSELF = "pgh_obj_id"
# In the order in which the rows of one request are told.
_ALL = (
    Kind(Team, team=ITSELF),
    Kind(Area, area=ITSELF, team="owning_team_id"),
    Kind(Assignment, area="area_id", team="team_id", person="person_id", hidden=("declined_because",)),
    Kind(Membership, team="team_id", person="person_id", hidden=("allocation",)),
    Kind(Seat, team="team_id"),
    Kind(Resource, area="area_id"),
    Kind(Waiver, area="area_id", team="team_id", person="person_id", readers="personal"),
    Kind(Person, person=ITSELF, readers="theirs", own=("user_id", "email")),
    Kind(Employment, person="person_id", readers="theirs"),
    Kind(Question, area="area_id"),
    Kind(Decision, decision=ITSELF),
    Kind(DecisionArea, area="area_id", decision="decision_id"),
    Kind(DecisionParty, person="person_id", decision="decision_id"),
    Kind(Absence, person="person_id", readers="theirs"),
    Kind(Contribution, area="area_id", person="person_id", readers="theirs"),
    Kind(Expectation),
    Kind(Category),
    Kind(JobRole),
    Kind(RuleSetting, team="team_id"),
    Kind(TeamMetric, team="team_id", readers="theirs"),
    Kind(Target, team="team_id"),
    Kind(Organisation),
)


def _every() -> dict[str, Kind]:
    """What nobody thought of is in the log as well: for administrators, who read all of it."""
    known = {kind.label: kind for kind in _ALL}
    for app in ("teams", "ownership"):
        for model in apps.get_app_config(app).get_models():
            if hasattr(model, "pgh_event_model"):
                known.setdefault(model._meta.label, Kind(model, readers="theirs"))
    return known


KINDS = _every()


@dataclass(frozen=True)
class Readable:
    """Whose private rows somebody reads; None: everybody's."""

    people: list[int] | None
    person: int | None = None

    def sees(self, person: int | None) -> bool:
        return self.people is None or person in self.people

    def is_own(self, person: int | None) -> bool:
        """Theirs, or an administrator's, who reads everything."""
        return self.people is None or (person is not None and person == self.person)


EVERYTHING = Readable(None)


def readable(*, user: User | None, on: dt.date) -> Readable:
    if permissions.is_administrator(user=user):
        return EVERYTHING
    seen = Person.objects.filter(permissions.may_see_figures(user=user, on=on))
    rows = dict(seen.values_list("pk", "user"))
    own = next((person for person, account in rows.items() if user and account == user.pk), None)
    return Readable(list(rows), own)


def personal_rules() -> list[str]:
    return [rule.code for rule in RULES.values() if rule.personal]
