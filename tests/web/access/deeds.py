"""Everything that can be sent, with data that is right: who may, and what everybody else is answered."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from ownership.rules.setting import Setting
from tests.web.access.sent import sent
from tests.web.access.stage import SHEET
from tests.web.pages import NOBODYS

ADMIN, LEADS = frozenset({"admin"}), frozenset({"alice", "admin"})
EVERYBODY = frozenset({"charlie", "bob", "erin", "dora", "alice", "admin"})


@dataclass(frozen=True)
class Deed:
    """`data` is sent, or what the page's own form holds as an administrator gets it, with that changed.

    Those who may not get `refused`, or what `answered` says; nothing changes. `form` is its page.
    """

    path: str
    may: frozenset[str]
    data: Mapping[str, Any] | str = field(default_factory=dict)
    form: str | None = None
    refused: int = 403
    answered: Mapping[str, int] = field(default_factory=dict)

    def sends(self, admin: Client) -> Mapping[str, Any] | str:
        """All that is sent."""
        if self.form is None or isinstance(self.data, str):
            return self.data
        return sent(admin.get(self.form).text, action="".join(self.path.partition("?")[1:]), **self.data)

    def send(self, client: Client, data: Any) -> Any:
        kind = {"content_type": "application/json"} if isinstance(data, str) else {}
        return client.post(self.path, data, **kind)


def _own(path: str, may: frozenset[str], answered: Mapping[str, int] | None = None, **changed: Any) -> Deed:
    return Deed(path, may, changed, form=path, answered=answered or {})


def deeds(stage: Any) -> list[Deed]:
    parts: list[Callable[[Any], Iterator[Deed]]] = [
        _areas,
        _findings,
        _matrix,
        _people,
        _teams,
        _talk,
        _rules,
        _decisions,
        _scans,
        _all_of_it,
    ]
    return [deed for part in parts for deed in part(stage)]


def _areas(stage: Any) -> Iterator[Deed]:
    refunds, payments = stage.world.refunds.pk, stage.world.payments.pk
    # Erin makes areas for the team that she leads, and not for this one: her form says so.
    erin = {"erin": 200}
    yield _own("/areas/new/", LEADS, erin, name="Invoices", owning_team=payments)
    yield _own(f"/areas/{refunds}/edit/", LEADS, description="Other words")
    yield Deed("/reviews/", LEADS, {"area": [refunds]})
    counted = "area,who,month,count\nRefunds,bob@example.org,2026-01,5\n"
    yield Deed("/areas/work/", LEADS, {"text": counted, "do": "record"}, answered=erin)
    yield Deed(f"/areas/{stage.left.pk}/take-back/", LEADS)
    yield Deed(f"/areas/{refunds}/retire/", LEADS)
    yield Deed(f"/findings/{stage.world.unowned.pk}/acknowledge/", LEADS)


def _findings(stage: Any) -> Iterator[Deed]:
    finding, view = stage.world.unowned.pk, stage.view.pk
    until = (stage.on + dt.timedelta(days=9)).isoformat()
    cure = {"key": f"accountable-person-{stage.world.bob.pk}"}
    yield Deed(f"/findings/{finding}/cure/", LEADS, cure)
    # Whoever may not is told at which finding, and nothing is done.
    said = dict.fromkeys(EVERYBODY, 200)
    many = {"finding": [finding], "snooze-until": until}
    yield Deed("/findings/many/snooze/", LEADS, many, answered=said)
    yield Deed("/findings/many/acknowledge/", LEADS, {"finding": [finding]}, answered=said)
    # Of nobody else's rows anything is cured: they get a page that says so.
    alike = f"/findings/alike/{stage.redundant.rule}/"
    yield Deed(alike, LEADS, form=alike, answered=said)
    yield Deed("/findings/baseline/", ADMIN, {"day": "today"})
    yield Deed("/findings/views/", EVERYBODY, {"name": "Mine", "query": "mine=on"})
    yield Deed(f"/findings/views/{view}/delete/", frozenset({"charlie"}), refused=404)


def _matrix(stage: Any) -> Iterator[Deed]:
    ledger, alice = stage.world.ledger.pk, f"person-{stage.world.alice.pk}"
    view = {"address": "", "columns": [alice], "rows": [ledger]}
    cell = {"area": ledger, "holder": alice, "seen": "", "give": {"I": False}}
    yield Deed("/matrix/cells/", LEADS, json.dumps({"cells": [cell], "view": view}))
    undo = {"undo": str(stage.request), "view": view}
    yield Deed("/matrix/cells/", LEADS, json.dumps(undo))
    line = {"kind": "row", "name": "Invoices", "near": ledger, "cells": [], "view": view}
    yield Deed("/matrix/line/", LEADS, json.dumps(line))
    # The panel stays, and says in words that one may not.
    said = dict.fromkeys(EVERYBODY, 200)
    here = {"area": stage.below.pk, "choice": "here"}
    instead = {"area": ledger, "holder": f"person-{stage.alone.pk}"}
    yield Deed(f"/matrix/panel/instead/{stage.asked.pk}/", LEADS, instead, answered=said)
    yield Deed("/matrix/panel/work/", LEADS, here, answered=said)
    yield Deed(f"/matrix/panel/undo/{stage.request}/", LEADS, {"area": ledger}, answered=said)
    yield Deed(f"/undo/{stage.request}/", LEADS)


def _people(stage: Any) -> Iterator[Deed]:
    bob = f"/people/{stage.world.bob.pk}"
    yield _own("/people/new/", ADMIN, name="Frank", email="frank@example.org")
    yield _own(f"{bob}/edit/", LEADS, level="senior")
    yield _own(f"{bob}/employments/new/", LEADS, since="2020-01-01", until="2020-12-31")
    yield _own(f"{bob}/employments/{stage.employment.pk}/", LEADS, until="2199-01-01")
    yield _own(f"/people/{stage.new.pk}/account/", ADMIN)
    yield Deed(f"{bob}/account/switch/", ADMIN, {"active": "no"})
    yield Deed(f"{bob}/account/unlink/", ADMIN)
    away, theirs = {"first": "2026-01-05", "last": "2026-01-09"}, LEADS | {"bob"}
    yield Deed(f"{bob}/away/", theirs, away)
    yield _own(f"{bob}/away/{stage.absence.pk}/", theirs, last="2027-01-09")
    yield Deed(f"{bob}/away/{stage.absence.pk}/take-back/", theirs)
    yield _own(f"{bob}/hand-over/?mode=leaves", LEADS, step="apply")
    yield _own("/people/unknown/", ADMIN, person=stage.unknown.pk, email="dana@example.org")


def _teams(stage: Any) -> Iterator[Deed]:
    payments = stage.world.payments.pk
    team, erin = f"/teams/{payments}", {"erin": 200}
    yield _own("/teams/new/", LEADS, erin, name="Cards", parent=payments)
    yield _own(f"{team}/edit/", LEADS, purpose="Money moves")
    measured = "team,metric,month,value\nPayments,Reliability,2026-01,99.5\n"
    yield Deed("/measures/metrics/", LEADS, {"text": measured, "do": "record"}, answered=erin)
    yield _own(f"{team}/measures/targets/", LEADS, reliability="99")
    yield _own("/measures/targets/", ADMIN, reliability="98")
    yield Deed(f"/teams/{stage.empty.pk}/close/", LEADS)
    yield _own(f"/teams/{stage.empty.pk}/hand-over/?mode=closes", LEADS, step="apply")
    yield _own(f"{team}/members/new/", LEADS, person=stage.alone.pk)
    # Charlie is in a team that Alice does not lead: the form says whom to ask.
    asks = {"alice": 200}
    yield _own(f"{team}/members/new/", ADMIN, asks, person=stage.world.charlie.pk)
    yield _own(f"/memberships/{stage.world.bob.memberships.get().pk}/edit/", LEADS, allocation="50")
    yield _own("/seats/new/", LEADS, erin, job_role=stage.role.pk, team=stage.empty.pk)
    yield Deed(f"/seats/{stage.seat.pk}/", LEADS)
    yield Deed(f"/seats/{stage.everywhere.pk}/", ADMIN)
    yield _own(f"/seats/{stage.everywhere.pk}/members/new/", ADMIN, person=stage.world.charlie.pk)
    yield _own("/job-roles/new/", ADMIN, name="Developer")
    yield _own(f"/job-roles/{stage.role.pk}/", ADMIN, summary="Leads the work")
    expects = f"/job-roles/{stage.role.pk}/expects/"
    yield _own(expects, ADMIN, **{f"A-{stage.world.refunds.category_id}": "expected"})
    yield _own("/categories/new/", ADMIN, name="Reliability", perspective="system")
    yield _own(f"/categories/{stage.world.refunds.category_id}/", ADMIN, name="Delivery")


def _talk(stage: Any) -> Iterator[Deed]:
    world, question = stage.world, f"/questions/{stage.question}/"
    charlie, alice = frozenset({"charlie"}), frozenset({"alice"})
    reply = {"assignment": stage.asked.pk, "say": "accepted"}
    # Whoever has an account says it themselves; for the others it is noted what they said.
    yield Deed("/notices/answer/", charlie, reply)
    yield Deed("/notices/answer/", LEADS, {**reply, "assignment": stage.silent.pk})
    # Each puts away their own: of somebody else's nothing happens.
    told = {"notice": stage.told.pk if stage.told else 0}
    yield Deed("/notices/read/", frozenset(), told, refused=302)
    yield Deed(f"/notices/{stage.led.pk}/take/", alice, refused=404)
    yield Deed(f"/areas/{world.refunds.pk}/ask/", EVERYBODY, {"text": "And now?"})
    yield Deed(question, LEADS, {"do": "answer", "answer-text": "It is ours.", "answer-answer": "Ours."})
    yield Deed(question, charlie, {"do": "withdraw"}, answered={"alice": 200, "admin": 200})


def _rules(stage: Any) -> Iterator[Deed]:
    everybody = {"threshold": 4, "seen": Setting().seen}
    yield Deed("/rules/OWN203/set/", LEADS, everybody | {"team": stage.world.payments.pk})
    yield Deed("/rules/OWN203/set/", ADMIN, everybody)
    yield Deed("/rules/profile/", ADMIN, {"profile": "lean"})


def _decisions(stage: Any) -> Iterator[Deed]:
    words = {"title": "Refund in a day", "areas": "Refunds", "replaces": ""}
    # Whoever answers for no area at all has no form; Erin answers for none here either.
    yield _own("/decisions/new/", LEADS, **words)
    yield _own(f"/decisions/{stage.world.decision.pk}/edit/", LEADS, title="Refund in two days")


def _scans(stage: Any) -> Iterator[Deed]:
    # What waits for the worker is in the queue alone.
    yield Deed("/scans/now/", frozenset(), answered={"admin": 302})
    yield Deed(f"/scans/{stage.scan.pk}/stop/", ADMIN)


def _all_of_it(stage: Any) -> Iterator[Deed]:
    hand = {"name": "Ada Lee", "team": "Growth", "area-1": "Billing", "letters-1": "AR"}
    yield _own("/start/team/", ADMIN, name="Ada Lee", team="Growth")
    yield Deed("/start/by-hand/", ADMIN, hand)
    yield Deed("/start/you/", ADMIN, {"name": "Ada Lee"})
    # What is uploaded is kept for who brought it, and nothing is written until the plan is carried out.
    yield Deed("/import/", frozenset(), {"text": SHEET.decode()}, answered={"admin": 302})
    theirs = f"/import/{stage.sheet}"
    yield Deed(f"{theirs}/parties/", frozenset(), form=f"{theirs}/parties/", answered={"admin": 302})
    yield Deed(f"{theirs}/plan/", ADMIN)
    # It is asked for again, and nothing is written before the worker is at it.
    yield Deed(f"/import/{stage.large}/work/", frozenset(), answered={"admin": 302})
    yield Deed(f"/undo/{NOBODYS}/", frozenset(), refused=302)
