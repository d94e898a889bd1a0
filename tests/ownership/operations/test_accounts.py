"""Who a person signs in as is an administrator's to say."""

import pytest
from django.contrib.auth import authenticate

from ownership.operations import Forbidden, Refused
from ownership.operations.accounts import link_account, make_account, password, unlink_account
from teams.models import Person, User
from tests.factories import PersonFactory, TeamFactory, UserFactory
from tests.people import TODAY, signed_in

pytestmark = pytest.mark.django_db


def test_an_account_is_made_and_signs_in() -> None:
    ana, given = PersonFactory(name="Ana"), password()
    applied = make_account(person=ana, email="Ana@example.org", password=given, actor=None, on=TODAY)
    user = User.objects.get()
    ana.refresh_from_db()
    assert (ana.user, applied.ids) == (user, {"user": user.pk})
    assert authenticate(None, email="ana@example.org", password=given) == user
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_without_a_password_nobody_signs_in_yet() -> None:
    make_account(person=PersonFactory(), email="ana@example.org", password=None, actor=None, on=TODAY)
    assert not User.objects.get().has_usable_password()


def test_an_address_signs_in_once() -> None:
    UserFactory(email="ana@example.org")
    with pytest.raises(Refused) as caught:
        make_account(person=PersonFactory(), email="ANA@example.org", password=None, actor=None, on=TODAY)
    assert [each.what for each in caught.value.problems] == [
        "Somebody already signs in with this e-mail address."
    ]


def test_an_account_is_one_persons() -> None:
    ana, ben = signed_in(name="Ana"), PersonFactory(name="Ben")
    user = ana.user
    assert user
    with pytest.raises(Refused) as caught:
        link_account(person=ben, user=user, actor=None, on=TODAY)
    assert [str(each) for each in caught.value.problems] == [
        "ana@example.org: This account is Ana's. Unlink it there first."
    ]
    unlink_account(person=ana, actor=None, on=TODAY)
    link_account(person=ben, user=user, actor=None, on=TODAY)
    assert dict(Person.objects.values_list("name", "user__email")) == {"Ana": None, "Ben": "ana@example.org"}


def test_a_lead_makes_no_accounts() -> None:
    team = TeamFactory()
    lead, ana = signed_in(name="Lead", team=team, lead=True), signed_in(name="Ana", team=team)
    with pytest.raises(Forbidden):
        unlink_account(person=ana, actor=lead.user, on=TODAY)
    with pytest.raises(Forbidden):
        make_account(person=PersonFactory(), email="x@example.org", password=None, actor=lead.user, on=TODAY)
