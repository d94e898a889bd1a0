"""A rule that cries wolf is worse than none."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction

from ownership.imports.plan import make
from ownership.imports.reading import read
from ownership.models import Area, Assignment
from ownership.operations import apply
from ownership.rules import measures
from ownership.rules.read import Read
from ownership.rules.reading import open_findings
from ownership.rules.runner import evaluate, record
from ownership.web.home.checklist import checklist
from teams.models import Person, Team, User
from tests.factories import UserFactory
from tests.ownership.rules.healthy import Organisation, sheet
from tests.ownership.rules.world import ON

pytestmark = pytest.mark.django_db


Note = Callable[[str, object], None]


def scanned(note: Note, what: str) -> list[Read]:
    record(offenders=evaluate(on=ON), on=ON)
    found = open_findings(on=ON)
    counts = Counter(each.rule.code for each in found)
    note("said", f"{what}: {', '.join(f'{code} {counts[code]}' for code in sorted(counts))}")
    return found


def test_a_healthy_organisation_has_few_findings_and_nobody_is_asked_for_much(
    record_property: Note,
) -> None:
    Organisation()
    counted = (Person.objects.count(), Team.objects.count(), Area.objects.count(), Assignment.objects.count())
    assert counted == (40, 6, 66, 450)
    found = scanned(record_property, "A healthy organisation")
    assert len(found) <= 15, [each.sentence for each in found]
    asked = Counter(each.asks for each in found)
    assert None not in asked
    assert max(asked.values()) <= 3, [(each.asks, each.sentence) for each in found]
    assert all(each.because for each in found)


def test_the_same_from_one_sheet_of_names_has_next_to_none_and_a_checklist(
    record_property: Note,
) -> None:
    with transaction.atomic():
        Organisation()
        table = sheet()
        transaction.set_rollback(True)
    plan = make(reading=read(name="ownership.csv", content=table), on=ON)
    apply(changes=plan.changes, actor=None, on=ON)
    assert (Team.objects.count(), Area.objects.filter(name="On-call").count()) == (0, 5)
    found = scanned(record_property, "The same from one sheet of names")
    assert len(found) <= 5, [each.sentence for each in found]
    whole = measures.coverage(on=ON)["whole"]
    assert whole["active"] > 58
    steps = checklist(user=administrator(), on=ON)
    assert [step.sentence for step in steps if not step.done][:3] == [
        f"0 of {whole['active']} areas have {what}."
        for what in ("a category", "an owning team", "a criticality")
    ]


def administrator() -> User:
    user: User = UserFactory(is_superuser=True)
    return user
