"""Who may send what: whoever may not changes nothing at all."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from tests.web.access.addresses import name_of
from tests.web.access.cast import INSIDE, OUTSIDE, clients, join
from tests.web.access.deeds import deeds
from tests.web.access.stage import set_stage
from tests.web.access.untouched import written
from tests.web.pages import pages
from tests.web.world import World


@pytest.fixture
def stage(world: World, today: dt.date) -> Any:
    return set_stage(world, on=today)


def test_who_may_send_what(stage: Any, today: dt.date) -> None:
    everybody = clients(join(stage.world, on=today), (*OUTSIDE, *INSIDE))
    expected, found = {}, {}
    for deed in deeds(stage):
        data = deed.sends(everybody["admin"])
        for name, client in everybody.items():
            out = name in OUTSIDE
            status = 302 if out else deed.answered.get(name, deed.refused)
            key = (deed.path, str(deed.data), name)
            expected[key] = (True, True) if name in deed.may else (status, False)
            before = written()
            with transaction.atomic():
                answer = deed.send(client, data)
                changed = written() != before
                transaction.set_rollback(True)
            status = answer.status_code
            found[key] = (status in (200, 302), changed) if name in deed.may else (status, changed)
            if out:
                assert answer.headers["Location"].startswith("/accounts/login/?next=/")
    wrong = {key: saw for key, saw in found.items() if saw != expected[key]}
    assert wrong == {key: expected[key] for key in wrong}


def test_whatever_is_sent_to_another_page_changes_nothing(stage: Any, today: dt.date) -> None:
    done = {name_of(deed.path) for deed in deeds(stage)} | {"act"}
    others = {name_of(path): path for path in pages(stage.world) if name_of(path) not in done}
    everybody = clients(join(stage.world, on=today), (*OUTSIDE, *INSIDE))
    for path in others.values():
        for client in everybody.values():
            before = written()
            with transaction.atomic():
                client.post(path, {"do": "x", "name": "x"})
                changed = written() != before
                transaction.set_rollback(True)
            assert (path, changed) == (path, False)
