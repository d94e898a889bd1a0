import datetime as dt

import pytest
from django.utils import timezone

from tests.web.world import World, make_world


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def world(db: None, today: dt.date) -> World:
    return make_world(on=today)
