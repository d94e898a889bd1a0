"""What a job role expects: a table for each level."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownership.models import Expectation
from teams.models import JobRole
from tests.factories import CategoryFactory, ExpectationFactory, JobRoleFactory
from tests.web.access.sent import sent
from tests.web.world import World


@pytest.fixture
def role(world: World) -> JobRole:
    role: JobRole = JobRoleFactory(name="Developer", levels=["Junior", "Senior"], skills=["Go"])
    return role


def rows(role: JobRole) -> set[tuple[str, str, str, str]]:
    found = Expectation.objects.filter(job_role=role).select_related("category")
    return {(row.category.name, row.letter, row.level, row.expected) for row in found}


def save(client: Client, path: str, **changed: Any) -> Any:
    return client.post(path, sent(client.get(path).text, **changed))


def test_a_level_is_said_beside_any_level(client: Client, world: World, role: JobRole) -> None:
    client.force_login(world.admin)
    risk = CategoryFactory(name="Risk", position=9)
    path = f"/job-roles/{role.pk}/expects/"
    letters = {f"R-{risk.pk}": "expected", f"A-{risk.pk}": "unusual"}
    assert save(client, path, **letters)["Location"] == path
    senior = f"{path}?level=Senior"
    assert save(client, senior, **{f"A-{risk.pk}": "expected"})["Location"] == senior
    assert rows(role) == {
        ("Risk", "R", "", "expected"),
        ("Risk", "A", "", "unusual"),
        ("Risk", "A", "Senior", "expected"),
    }
    save(client, path, **{f"R-{risk.pk}": "", f"A-{risk.pk}": "expected"})
    assert rows(role) == {("Risk", "A", "", "expected"), ("Risk", "A", "Senior", "expected")}


def test_everybody_reads_it_with_what_any_level_says_in_brackets(
    client: Client, world: World, role: JobRole
) -> None:
    risk = CategoryFactory(name="Risk", position=9)
    ExpectationFactory(job_role=role, category=risk, letter="R")
    ExpectationFactory(job_role=role, category=risk, letter="A", level="Senior", expected="unusual")
    ExpectationFactory(job_role=role, category=risk, letter="C", level="Former")
    client.force_login(world.user("charlie"))
    page = client.get(f"/job-roles/{role.pk}/expects/?level=Senior").text
    said = [text.strip() for text in re.findall(r'class="said \w+">.*?</span>([^<]*)<', page)]
    assert said == ["unusual", "(expected)"]
    assert re.findall(r'aria-current="page">([^<]*)</a>', page) == ["Senior"]
    assert "Former" in page
    assert "<select" not in page
    assert client.post(f"/job-roles/{role.pk}/expects/").status_code == 403
    listed = client.get("/job-roles/").text
    assert re.findall(r"(\d+) letters?<span", listed) == ["3"]


def test_nobody_overwrites_what_they_have_not_seen(client: Client, world: World, role: JobRole) -> None:
    client.force_login(world.admin)
    path, category = f"/job-roles/{role.pk}/expects/", world.refunds.category
    typed = sent(client.get(path).text, **{f"A-{category.pk}": "unusual"})
    ExpectationFactory(job_role=role, category=category, letter="A")
    answer = client.post(path, typed)
    assert answer.context["form"].non_field_errors() == [
        "Feature delivery, A: Somebody changed this since you looked. Look at it as it is now."
    ]
    assert rows(role) == {("Feature delivery", "A", "", "expected")}


def test_the_same_meant_by_two_is_one(client: Client, world: World, role: JobRole) -> None:
    client.force_login(world.admin)
    path, category = f"/job-roles/{role.pk}/expects/", world.refunds.category
    typed = sent(client.get(path).text, **{f"A-{category.pk}": "expected"})
    ExpectationFactory(job_role=role, category=category, letter="A")
    assert client.post(path, typed).status_code == 302
    assert rows(role) == {("Feature delivery", "A", "", "expected")}


def test_undone_as_one(client: Client, world: World, role: JobRole) -> None:
    client.force_login(world.admin)
    path, category = f"/job-roles/{role.pk}/expects/", world.refunds.category
    save(client, path, **{f"A-{category.pk}": "expected", f"C-{category.pk}": "unusual"})
    undo = re.search(r'action="(/undo/[^"]+)"', client.get(path).text)
    assert undo is not None
    client.post(undo[1])
    assert rows(role) == set()


def test_queries_do_not_grow(client: Client, world: World, role: JobRole) -> None:
    client.force_login(world.admin)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/job-roles/{role.pk}/expects/?level=Senior")
        return len(queries)

    one = counted()
    for _ in range(3):
        ExpectationFactory(job_role=role)
    assert counted() == one <= 8
