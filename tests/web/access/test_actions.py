"""Whatever can be done about a finding, those who may not do it change nothing."""

import datetime as dt

from django.db import transaction

from ownership.web.findings.actions import ACTIONS
from tests.factories import WaiverFactory
from tests.web.access.cast import OUTSIDE, READERS, clients, join
from tests.web.access.untouched import written
from tests.web.world import World


def test_who_may_not_act_does_not(world: World, today: dt.date) -> None:
    everybody = clients(join(world, on=today), (*OUTSIDE, *READERS))
    found = {}
    for action in ACTIONS.values():
        if action.ends:
            WaiverFactory(rule="OWN101", area=world.ledger, since=today)
        for name, client in everybody.items():
            before = written()
            with transaction.atomic():
                answer = client.post(f"/findings/{world.unowned.pk}/{action.name}/", {"key": "x"})
                changed = written() != before
                transaction.set_rollback(True)
            found[action.name, name] = (answer.status_code, changed)
    fits = {action.name for action in ACTIONS.values() if not action.rules or "OWN101" in action.rules}
    assert found == {
        (action, name): (302 if name in OUTSIDE else 403 if action in fits else 404, False)
        for action, name in found
    }
