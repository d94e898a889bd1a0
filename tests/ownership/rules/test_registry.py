import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import ownership.rules
from ownership.enums import Profile
from ownership.models import Area, RuleSetting
from ownership.rules import evaluating
from ownership.rules.base import OFF, ON, TRY, Rule, everywhere
from ownership.rules.evaluating import Offender
from ownership.rules.registry import FOLDERS, RULES
from ownership.rules.runner import evaluate
from tests.ownership.rules.offending import broken
from tests.ownership.rules.world import ON as TODAY

# Codes are permanent: a line is added here, never changed or taken away.
NAMES = {
    "OWN101": "missing-accountable",
    "OWN102": "missing-responsible",
    "OWN103": "unanswerable-accountable",
    "OWN104": "unowned-area",
    "OWN105": "missing-deputy",
    "OWN106": "nobody-consulted",
    "OWN201": "multiple-accountable",
    "OWN202": "crowded-responsible",
    "OWN203": "crowded-consulted",
    "OWN204": "crowded-informed",
    "OWN205": "scattered-work",
    "OWN206": "left-behind",
    "OWN207": "duplicate-area",
    "OWN208": "shared-resource",
    "OWN209": "redundant-letters",
    "OWN210": "group-accountable",
    "OWN211": "beyond-role",
    "OWN301": "overloaded-accountable",
    "OWN302": "concentrated-accountability",
    "OWN303": "no-second-person",
    "OWN304": "thin-cover",
    "OWN401": "departed-holder",
    "OWN402": "closed-holder",
    "OWN403": "stale-review",
    "OWN404": "expiring-assignment",
    "OWN405": "churning-ownership",
    "OWN406": "orphaned-decision",
    "OWN407": "uncovered-absence",
    "OWN408": "unaccepted-assignment",
    "OWN409": "unanswered-question",
    "OWN410": "moved-holder",
    "OWN411": "silent-fallback",
    "OWN501": "unseparated-duties",
    "OWN502": "walled-team",
    "OWN503": "remote-accountable",
    "OWN504": "outside-accountable",
    "OWN505": "decided-elsewhere",
    "OWN506": "one-sided-team",
    "OWN507": "escalation-loop",
    "OWN601": "vacant-seat",
    "OWN602": "inflated-role",
    "OWN603": "role-drift",
    "OWN701": "vague-area",
    "OWN702": "undescribed-area",
    "OWN703": "declared-not-actual",
}
each = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def test_codes_keep_their_names() -> None:
    assert {code: rule.name for code, rule in RULES.items()} == NAMES


def test_one_rule_a_file_named_by_its_code_and_short() -> None:
    home = Path(ownership.rules.__file__).parent
    files = {path.stem.upper(): path for folder in FOLDERS for path in (home / folder).glob("own*.py")}
    assert set(files) == set(RULES)
    assert {
        code: lines for code, path in files.items() if (lines := len(path.read_text().splitlines())) > 60
    } == {}


@each
def test_help_says_everything(rule: Rule) -> None:
    page = rule.help()
    said = [page[key] for key in ("title", "family", "rationale", "remedy", "severity", "asks", "about")]
    said += [example["text"] for example in page["examples"]]
    assert all(said)
    assert [example["title"] for example in page["examples"]] == [
        "Flagged",
        "Not flagged",
        "Exactly on the boundary",
    ]
    assert len(page["profiles"]) == len(Profile)
    assert set(rule.default) == set(Profile)
    assert set(rule.default.values()) <= {ON, TRY, OFF}
    assert (rule.threshold is None) == (rule.threshold_means == "")
    assert all(
        text.endswith(".") for text in (rule.rationale, rule.remedy, rule.flagged, rule.fine, rule.boundary)
    )


@each
def test_sql_has_no_variable_part_but_the_day(rule: Rule) -> None:
    assert set(re.findall(r"%\((\w+)\)s", rule.sql)) <= {"on"}


def test_a_value_for_all_profiles_and_others_for_some() -> None:
    assert everywhere(6, lean=8) == {Profile.LEAN: 8, Profile.BALANCED: 6, Profile.REGULATED: 6}


def counted() -> tuple[Counter[str], int, Counter[str]]:
    """Offenders by rule, how many queries there were, and how many of them ask for a rule."""
    starts = {code: rule.sql.partition("%")[0] for code, rule in RULES.items()}
    assert len(set(starts.values())) == len(RULES)
    with CaptureQueriesContext(connection) as queries:
        offenders = evaluate(on=TODAY)
    asked = Counter(code for query in queries for code, start in starts.items() if start in query["sql"])
    return Counter(row.rule for row in offenders), len(queries), asked


@pytest.mark.django_db
def test_one_query_a_rule_however_many_offenders() -> None:
    for rule in RULES.values():
        RuleSetting.objects.create(rule=rule.code, on=True)
    broken(1)
    few, queries, asked = counted()
    for number in range(2, 6):
        broken(number)
    many, later, _ = counted()
    assert set(few) == set(RULES)
    assert {code for code in RULES if many[code] <= few[code]} == set()
    assert asked == dict.fromkeys(RULES, 1)
    # The relations (made, with room to sort, limits read by two; five filled and counted) and a
    # savepoint's two.
    assert (queries, later) == (len(RULES) + 16, len(RULES) + 16)


@pytest.mark.django_db
def test_a_rule_that_asks_again_for_each_offender_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def sentence_in_sql(**found: Any) -> Offender:
        Area.objects.filter(pk=found["id"]).exists()
        return Offender(**found)

    monkeypatch.setattr(evaluating, "Offender", sentence_in_sql)
    broken(1)
    _, queries, _ = counted()
    broken(2)
    _, later, _ = counted()
    assert later > queries > len(RULES) + 9
