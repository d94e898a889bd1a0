import re

from django.test import Client

from ownership.models import Category
from teams.models import JobRole
from tests.factories import AreaFactory, JobRoleFactory, MembershipFactory, PersonFactory, SeatFactory
from tests.web.world import World


def test_job_roles_with_their_people_and_seats(client: Client, world: World) -> None:
    role = JobRoleFactory(name="Tech lead")
    PersonFactory(job_role=role)
    SeatFactory(job_role=role)
    SeatFactory(job_role=role, retired_on="2026-01-01")
    officer = SeatFactory(team=None, job_role__name="Data protection officer")
    MembershipFactory(person=world.bob, team=None, seat=officer)
    client.force_login(world.user("charlie"))
    page = client.get("/job-roles/")
    assert [(each.name, each.many, each.in_teams) for each in page.context["roles"]] == [
        ("Data protection officer", 0, 1),
        ("Tech lead", 1, 1),
    ]
    seats = [(str(seat), [str(each.person) for each in there]) for seat, there in page.context["seats"]]
    assert seats == [("Data protection officer", ["Bob"])]
    assert "New job role" not in page.text


def test_a_job_role_with_levels_one_a_line(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {"name": "Developer", "track": "product", "levels": " Junior\r\n\r\nSenior  one\r\nJunior"}
    assert client.post("/job-roles/new/", data)["Location"] == "/job-roles/"
    role = JobRole.objects.get()
    assert (role.levels, role.track) == (["Junior", "Senior one"], "product")
    assert dict(client.post("/job-roles/new/", data).context["form"].errors) == {
        "name": ["There is already a job role of this name."]
    }
    long = client.post("/job-roles/new/", data | {"name": "X", "levels": "a" * 61})
    assert dict(long.context["form"].errors) == {"levels": [f"“{'a' * 30}…” is longer than 60 characters."]}
    many = client.post("/job-roles/new/", data | {"name": "X", "levels": "\n".join(map(str, range(51)))})
    assert dict(many.context["form"].errors) == {"levels": ["These are 51 lines; 50 are the most."]}


def test_categories_in_their_order_with_their_areas(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {"name": "Risk", "perspective": "system", "colour": "red", "position": "7"}
    client.post("/categories/new/", data)
    risk = Category.objects.get(name="Risk")
    AreaFactory(category=risk)
    AreaFactory(category=risk, lifecycle="retired")
    page = client.get("/categories/")
    assert [(each.name, each.many) for each in page.context["categories"]] == [
        ("Feature delivery", 1),
        ("Risk", 1),
    ]
    assert page.context["without"] == 1
    assert re.findall(r'class="swatch (\w*)"', page.text) == ["", "red"]
    wrong = client.post(f"/categories/{risk.pk}/", data | {"colour": "url(x)", "position": "-1"})
    assert set(wrong.context["form"].errors) == {"colour", "position"}


def test_skills_of_a_job_role_one_a_line(client: Client, world: World) -> None:
    client.force_login(world.admin)
    data = {"name": "Developer", "track": "product", "levels": "", "skills": "Haskell\r\nGo"}
    client.post("/job-roles/new/", data)
    assert JobRole.objects.get().skills == ["Haskell", "Go"]
