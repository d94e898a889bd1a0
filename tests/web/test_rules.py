"""The catalogue, the page of a rule with its settings tried, and the profiles."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from ownership.models import Finding, Organisation, RuleSetting
from ownership.rules.runner import scan
from ownership.rules.setting import Setting
from ownership.web.forms import one
from tests.factories import (
    AbsenceFactory,
    AreaFactory,
    AssignmentFactory,
    PersonFactory,
    RuleSettingFactory,
    TeamFactory,
    WaiverFactory,
)
from tests.web.world import World

HTMX = {"HX-Request": "true"}
SEEN = Setting().seen
# The facts, then three for each of seven ways to set the rule.
TRIED = 38


def consulted(name: str, many: int, **more: Any) -> int:
    area = AreaFactory(name=name, **more)
    for _ in range(many):
        AssignmentFactory(area=area, letter="C", person=PersonFactory())
    return int(area.pk)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def tried(client: Client, code: str, **sent: Any) -> str:
    answer = client.post(f"/rules/{code}/set/", {"seen": SEEN} | sent, headers=HTMX)
    assert answer.status_code == 200
    return text(answer.text)


def test_while_changing_it_says_what_would_be_flagged(client: Client, world: World) -> None:
    client.force_login(world.admin)
    consulted("Four", 4)
    consulted("Seven", 7)
    said = tried(client, "OWN203", threshold=3)
    assert "Would flag 2 instead of 1: 1 new, 0 gone." in said
    assert "With the threshold 1 2 3 4 5 it would flag 2 2 2 1 1" in said
    assert "New Four people must be consulted on Four (" in said
    assert "No longer Seven people must" in tried(client, "OWN203", threshold=8)
    assert "Would flag nothing instead of 1: 0 new, 1 gone." in tried(client, "OWN203", threshold=8)
    assert "Flags 1, as now." in tried(client, "OWN203")
    assert "Would flag 1, as now, 1 with another severity." in tried(client, "OWN203", severity="error")
    assert "Would not be watched: the 1 that it flags now go." in tried(client, "OWN203", enabled="no")
    assert not RuleSetting.objects.exists()


def test_the_first_five_are_named_and_the_others_counted(client: Client, world: World) -> None:
    client.force_login(world.admin)
    for number in range(7):
        consulted(f"Area {number}", 2)
    said = tried(client, "OWN203", threshold=1)
    assert said.count("must be consulted on") == 5
    assert "And 2 more." in said


def test_what_does_not_show_is_said(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.admin)
    area = consulted("Seven", 7)
    scan(on=today, at=dt.datetime.now(dt.UTC))
    found = Finding.objects.get(rule="OWN203", area=area)
    WaiverFactory(rule="OWN203", area_id=area, since=today, accepted=found.facts)
    assert "1 of them does not show" in tried(client, "OWN203")


def test_a_number_out_of_bounds_is_said(client: Client, world: World) -> None:
    client.force_login(world.admin)
    for code, number, most in (("OWN203", "0", 999), ("OWN203", "x", 999), ("OWN105", "3", 2)):
        said = tried(client, code, threshold=number)
        assert said == f"The threshold lies between 1 and {most}, both included."
    page = client.post("/rules/OWN203/set/", {"seen": SEEN, "critical": "1000", "severity": "grave"})
    assert dict(page.context["form"].errors) == {
        "critical": ["The threshold lies between 1 and 999, both included."],
        "severity": ["Select a valid choice. grave is not one of the available choices."],
    }
    assert not RuleSetting.objects.exists()


def test_all_of_a_form_is_saved_as_one_logged_and_undone(client: Client, world: World) -> None:
    client.force_login(world.admin)
    seven = consulted("Seven", 7)
    client.post("/rules/OWN203/set/", {"seen": SEEN, "threshold": 9, "critical": 3, "severity": "error"})
    rows = RuleSetting.objects.order_by("threshold").values_list("criticality", "threshold", "severity")
    assert list(rows) == [("critical", 3, None), (None, 9, "error")]
    page = client.get("/rules/OWN203/")
    assert "Everybody As error. Threshold 9. But 3 where critical." in text(page.text)
    log = text(client.get("/log/?kind=ownership.RuleSetting").text)
    assert "OWN203 set for everybody" in log
    assert "New rule setting: OWN203 for everybody, where critical." in log
    undo = re.search(r'action="(/undo/[^"]+/)"', client.get("/log/").text)
    assert undo is not None
    client.post(undo[1])
    assert not RuleSetting.objects.exists()
    client.post("/rules/OWN203/set/", {"seen": SEEN, "threshold": 6})
    assert Finding.objects.filter(area=seven, rule="OWN203", resolved_on=None).exists()


def test_it_goes_back_to_the_profile_with_one_button(client: Client, world: World) -> None:
    client.force_login(world.admin)
    RuleSettingFactory(rule="OWN203", team=world.payments, threshold=3)
    page = client.get("/rules/OWN203/").text
    assert "Payments Threshold 3." in text(page)
    seen = Setting(threshold=3).seen
    client.post("/rules/OWN203/set/", {"team": world.payments.pk, "seen": seen})
    assert not RuleSetting.objects.exists()


def test_what_somebody_set_meanwhile_is_not_overwritten(client: Client, world: World) -> None:
    client.force_login(world.admin)
    RuleSettingFactory(rule="OWN203", threshold=3)
    page = client.post("/rules/OWN203/set/", {"seen": SEEN, "threshold": 5})
    assert "Somebody changed this since you opened the page." in page.text
    assert RuleSetting.objects.get().threshold == 3
    assert page.context["form"]["seen"].value() == Setting(threshold=3).seen


def test_without_script_a_button_shows_it(client: Client, world: World) -> None:
    client.force_login(world.admin)
    consulted("Four", 4)
    page = client.post("/rules/OWN203/set/", {"seen": SEEN, "threshold": 3, "show": ""})
    assert "Would flag 1: " not in text(page.text)
    assert "Would flag 1 instead of 0: 1 new, 0 gone." in text(page.text)
    assert 'name="threshold" value="3"' in page.text
    assert not RuleSetting.objects.exists()


def test_what_is_to_try_is_watched_with_one_button(client: Client, world: World) -> None:
    client.force_login(world.admin)
    area = AreaFactory(name="Nine")
    for _ in range(9):
        AssignmentFactory(area=area, letter="I", person=PersonFactory())
    page = client.post("/rules/OWN204/set/", {"seen": SEEN}, headers=HTMX).text
    assert "Not watched. If it were, it would flag 1." in text(page)
    assert '<button class="btn primary" name="enabled" value="yes">Watch it</button>' in page
    client.post("/rules/OWN204/set/", {"seen": SEEN, "enabled": "yes"})
    assert Finding.objects.filter(area=area, rule="OWN204").exists()


def test_a_lead_sets_it_for_their_teams_alone(client: Client, world: World) -> None:
    client.force_login(world.user("alice"))
    below = TeamFactory(name="Cards", parent=world.payments)
    RuleSettingFactory(rule="OWN203", threshold=8)
    page = client.get("/rules/OWN203/")
    assert (page.context["scope"].team, page.context["scope"].everybody) == (world.payments, False)
    assert [str(team) for team in page.context["scope"].teams] == ["Cards", "Payments"]
    assert [may for _, may in page.context["places"]] == [False]
    consulted("Ours", 5, owning_team=below)
    consulted("Elsewhere", 9)
    said = tried(client, "OWN203", team=world.payments.pk, threshold=4)
    assert "In Payments and below it would flag 1 instead of 0: 1 new, 0 gone." in said
    client.post("/rules/OWN203/set/", {"seen": SEEN, "team": world.payments.pk, "threshold": 4})
    assert RuleSetting.objects.get(team=world.payments).threshold == 4
    elsewhere = world.charlie.memberships.get().team_id
    for team in ("", elsewhere, "9" * 30):
        refused = client.post("/rules/OWN203/set/", {"seen": SEEN, "team": team, "threshold": 4})
        assert refused.status_code == 403


def test_people_whose_figures_are_not_to_see_are_neither_named_nor_counted(
    client: Client, world: World, today: dt.date
) -> None:
    """Days off of who holds an area of one's team, and is led by others."""
    world.ledger.criticality = "critical"
    world.ledger.save()
    AssignmentFactory(area=world.ledger, letter="A", person=world.charlie)
    AbsenceFactory(person=world.charlie, period=DateRange(today, today + dt.timedelta(days=40)))
    sent = {"team": world.payments.pk, "threshold": 7}
    client.force_login(world.admin)
    assert "Charlie" in (there := tried(client, "OWN407", **sent))
    assert "it would flag 1 1 1 1 1" in there
    client.force_login(world.user("alice"))
    said = tried(client, "OWN407", **sent)
    assert "People whose figures you do not see are not counted." in said
    assert "it would flag 0 0 0 0 0" in said
    assert "In Payments and below it flags nothing, as now." in said


def test_people_whose_figures_are_not_to_see_are_not_named(client: Client, world: World) -> None:
    dan = world.charlie
    for _ in range(3):
        AssignmentFactory(area=AreaFactory(), letter="A", person=dan)
    sales = TeamFactory(name="Sales", parent=world.payments)
    client.force_login(world.user("alice"))
    said = tried(client, "OWN301", team=sales.pk, threshold=2)
    assert "Charlie" not in said
    client.force_login(world.admin)
    assert "areas wait on Charlie for an answer" in tried(client, "OWN301", threshold=2)


def test_readers_see_how_it_stands_and_no_form(client: Client, world: World) -> None:
    client.force_login(world.user("charlie"))
    page = client.get("/rules/OWN203/")
    assert page.context["form"] is None
    assert "hx-post" not in page.text


def test_the_catalogue_says_how_each_stands(client: Client, world: World, today: dt.date) -> None:
    client.force_login(world.admin)
    RuleSettingFactory(rule="OWN203", on=False)
    RuleSettingFactory(rule="OWN202", team=world.payments, threshold=3)
    RuleSettingFactory(rule="OWN202", criticality="critical", threshold=4)
    RuleSettingFactory(rule="OWN202", team=world.payments, criticality="minor", threshold=9)
    consulted("Seven", 7)
    page = client.get("/rules/")
    lines = {line.rule.code: line for _, lines in page.context["standing"].families for line in lines}
    assert [lines[code].state for code in ("OWN101", "OWN203", "OWN204")] == ["on", "off", "try"]
    assert (lines["OWN202"].teams, lines["OWN202"].thresholds) == (1, [("critical", 4)])
    assert (lines["OWN101"].flagged, lines["OWN203"].would) == (1, None)
    assert "OWN202 · threshold 5, 4 where critical · 1 team sets it otherwise" in text(page.text)
    later = client.get("/rules/would/").text
    assert re.findall(r'id="would-(OWN20\d)" hx-swap-oob="true">([^<]+)<', later)[:2] == [
        ("OWN203", "would flag 1"),
        ("OWN204", "would flag nothing"),
    ]
    assert "would flag 1" in text(client.get("/rules/?would").text)


def test_profiles_side_by_side_and_one_chosen(client: Client, world: World) -> None:
    client.force_login(world.admin)
    RuleSettingFactory(rule="OWN101", severity="info")
    consulted("Seven", 7)
    bare = client.get("/rules/profile/").text
    assert ('hx-get="?counted"' in bare, "and would flag" in bare, "Use lean" in bare) == (True, False, True)
    page = client.get("/rules/profile/?counted")
    part = client.get("/rules/profile/?counted", headers={"HX-Request": "true"}).text
    assert ("and would flag" in part, "<html" in part) == (True, False)
    rows = {row.rule.code: row for _, rows in page.context["compared"].families for row in rows}
    crowded = rows["OWN203"].cells
    assert [(cell.flags, cell.threshold, cell.differs) for cell in crowded] == [
        (0, 8, True),
        (1, 6, False),
        (1, 6, False),
    ]
    assert (rows["OWN101"].set_here, rows["OWN203"].set_here) == (True, False)
    lean = page.context["compared"].columns[0]
    assert lean.said.endswith("1 gone.")
    done = client.post("/rules/profile/", {"profile": "lean"}, follow=True)
    assert "Lean is in use: " in done.text
    assert Organisation.objects.get().profile == "lean"
    assert client.post("/rules/profile/", {"profile": "x"}).status_code == 404


def test_trying_costs_the_same_however_many_there_are(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    client.force_login(world.admin)
    for number in (1, 3):
        for each in range(number):
            consulted(f"{number} {each}", 7)
        tried(client, "OWN203", threshold=8)
        with django_assert_num_queries(TRIED):
            tried(client, "OWN203", threshold=8)


def test_of_many_teams_one_is_named(client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one, "FEW", 1)
    client.force_login(world.admin)
    page = client.get("/rules/OWN101/?team=payments")
    assert page.context["scope"].team == world.payments
    assert ('data-pick="/choices/teams/"' in page.text, "Set it for Payments" in page.text) == (True, True)
    page = client.get("/rules/OWN101/?team=Paymen")
    assert page.context["scope"].team is None
    assert "No team is called “Paymen”. Did you mean “Payments”?" in page.text
