import datetime as dt

import pytest

from ownership.models import Finding, Organisation
from ownership.operations import Forbidden, Refused, set_baseline, undo
from ownership.rules.read import BASELINE
from ownership.rules.reading import open_findings
from ownership.rules.showing import by_rule, showing
from tests.factories import AreaFactory, FindingFactory, PersonFactory, WaiverFactory, facts
from tests.people import TODAY, administrator, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def _found(name: str, *, days: int, **given: object) -> Finding:
    first = TODAY - days * DAY
    made: Finding = FindingFactory(area=AreaFactory(name=name), first_seen=first, facts=facts(), **given)
    return made


def _shown(state: str | None = None) -> set[str]:
    return {read.subject for read in open_findings(on=TODAY, state=state)}


def test_what_was_there_before_is_set_aside_and_comes_back() -> None:
    _found("Yesterday", days=1)
    _found("Today", days=0)
    set_baseline(day=TODAY, actor=administrator(), on=TODAY)
    assert (_shown(), _shown(BASELINE)) == ({"Today"}, {"Yesterday"})
    assert (showing(on=TODAY).count(), by_rule(on=TODAY)) == (1, {"OWN101": 1})
    set_baseline(day=None, actor=None, on=TODAY)
    assert (_shown(), _shown(BASELINE)) == ({"Today", "Yesterday"}, set())


def test_from_tomorrow_on_what_is_found_today_is_set_aside_too() -> None:
    _found("Today", days=0)
    set_baseline(day=TODAY + DAY, actor=None, on=TODAY)
    assert (_shown(), _shown(BASELINE)) == (set(), {"Today"})
    with pytest.raises(Refused) as caught:
        set_baseline(day=TODAY + 2 * DAY, actor=None, on=TODAY)
    assert [problem.what for problem in caught.value.problems] == [
        "What is not found yet cannot be set aside."
    ]


def test_what_somebody_took_up_stays() -> None:
    ana = PersonFactory()
    _found("Given", days=9, assignee=ana)
    _found("On it", days=9, state="acknowledged", assignee=ana)
    _found("Awake", days=9, state="snoozed", snoozed_until=TODAY)
    _found("Asleep", days=9, state="snoozed", snoozed_until=TODAY + DAY)
    WaiverFactory(rule="OWN101", area=_found("Accepted", days=9).area, since=TODAY)
    _found("Before", days=9)
    set_baseline(day=TODAY, actor=None, on=TODAY)
    assert _shown() == {"Given", "On it", "Awake"}
    assert (_shown("snoozed"), _shown("accepted"), _shown(BASELINE)) == ({"Asleep"}, {"Accepted"}, {"Before"})


def test_what_went_and_comes_back_is_new() -> None:
    old = _found("Fax", days=9, resolved_on=TODAY - DAY)
    set_baseline(day=TODAY, actor=None, on=TODAY)
    FindingFactory(area=old.area, first_seen=TODAY, facts=facts())
    [read] = open_findings(on=TODAY)
    assert (read.subject, read.came_back, read.age) == ("Fax", TODAY - DAY, 0)


def test_it_is_an_administrators_and_can_be_undone() -> None:
    with pytest.raises(Forbidden):
        set_baseline(day=TODAY, actor=signed_in(name="Charlie").user, on=TODAY)
    admin = administrator()
    applied = set_baseline(day=TODAY, actor=admin, on=TODAY)
    again = set_baseline(day=TODAY - DAY, actor=admin, on=TODAY)
    assert Organisation.objects.get().baseline_on == TODAY - DAY
    undo(request_id=again.request_id, actor=admin, on=TODAY)
    assert Organisation.objects.get().baseline_on == TODAY
    assert applied.label == "Findings from before 1 Jun 2026 set aside"
